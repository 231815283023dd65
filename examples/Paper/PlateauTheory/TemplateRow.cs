using CurseOfMemory;
using Paper.Verbs;

namespace Paper.PlateauTheory;

/// <summary>Start E with another template: what vanishes as the memory grows, and what doesn't where a condition fails.</summary>
/// <param name="Short">At mu = 10.</param>
/// <param name="Long">At mu = 20.</param>
/// <param name="Run">The flow at mu = 10; null where the gradient doesn't vanish.</param>
internal sealed record TemplateRow(BumpTemplate Template, TheoryCase Short, TheoryCase Long, TheoryRun? Run)
{
    private const double Delta = 0.01;

    public static TemplateRow Of(BumpTemplate template, double rtol)
    {
        var shorter = new TheoryCase(TheoryStart.E, 10, template);
        return new(template, shorter, new TheoryCase(TheoryStart.E, 20, template), Vanishes(template) ? TheoryRun.Of(shorter, Delta, rtol) : null);
    }

    private static bool Vanishes(BumpTemplate template) => template.Conditions()[3].Holds;

    public IEnumerable<Verdict> Verdicts()
    {
        string name = $"template {Template.Name}";
        yield return new($"conditions (i) to (iv) and (79) kept, {name}", "Appendix C.2", Template.Conditions().Count(condition => condition.Holds), Template.Kept, 0);
        if (Run is null)
        {
            yield return new($"|grad J| at mu = 20 over that at mu = 10, {name}", "without (iv) Proposition C.2 fails: it doesn't vanish", Long.GradientNorm / Short.GradientNorm, 0.5, 0, Comparison.AtLeast);
            yield break;
        }
        yield return new($"|grad J| at mu = 20 over that at mu = 10, {name}", "Proposition C.2: 4 e^{-w_min 10} or less", Long.GradientNorm / Short.GradientNorm, 4 * Math.Exp(-5), 0, Comparison.AtMost);
        yield return new($"|grad J| at mu = 10, {name}", "Proposition C.2 (91)", Short.GradientNorm, Short.GradientNormTheory, 1e-6);
        yield return new($"J at mu = 20, {name}", "Proposition C.1: ||rho0||^2", Long.Value, Long.Plateau, 1e-9);
        yield return new($"time until theta has moved by {Delta}, mu = 10, {name}", "Theorem C.1, lower bound", Run.Theta, Short.LowerBound(Delta), 0, Comparison.AtLeast);
        yield return new($"loss over theta at equal delta, mu = 10, {name}", "Theorem C.1 (107)", Run.Loss / Run.Theta, 1, 0, Comparison.AtLeast);
    }

    public static Sheet Sheet(IEnumerable<TemplateRow> rows) => new(
        "plateau-theory-templates",
        ["template", .. BumpTemplate.Gaussian.Conditions().Select(condition => condition.Name), "|g0|, mu = 10", "|g0|, mu = 20", "tau: theta, mu = 10", "lower bound"],
        [.. rows.Select(Cells)]);

    private static object?[] Cells(TemplateRow row) =>
    [
        row.Template.Name, .. row.Template.Conditions().Select(condition => condition.Holds ? "yes" : "no"),
        row.Short.GradientNorm, row.Long.GradientNorm, row.Run?.Theta, row.Run is null ? null : row.Short.LowerBound(Delta),
    ];
}
