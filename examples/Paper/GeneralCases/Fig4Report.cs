using Paper.Training;
using Paper.Verbs;

namespace Paper.GeneralCases;

/// <summary>Figure 4's verdicts, tables and drawing.</summary>
internal static class Fig4Report
{
    public static Findings Of(IReadOnlyList<Fig4Result> results, Fig4Options options) => new()
    {
        Verdicts = [.. results.SelectMany(Plateaus), .. Expectation(results), .. Steps(results, options), .. options.IsFresh ? Fresh(results) : Fixed(results)],
        Sheets = [Table(results), CurveSheet(results)],
        Figures = [new Figure("fig4", "Figure 4: the loss over that of the plateau, on which a network knows e^{-t} alone; a line for each start. Circles: the plateau is left; triangles: by blow-up. The last panel shows the expected loss at the parameters of each sampled run.", 1400, 1100, () => Fig4Drawing.Draw(results))],
        Remarks =
        [
            .. results.Select(result => result.Sentence),
            "A plateau lasts from the first step with a loss below 1.15 of the plateau's to the first below 0.8; it counts if the latter is at least 5 times the former.",
            options.IsFresh
                ? "With sample paths that are drawn anew at each step nothing can be fitted but the target: plateaus last as with the expected loss. Losses are averaged over 50 steps before they are held against the plateau."
                : "With few sample paths for so many unknowns it is sampling noise, not the memory, that ends a plateau: the expected loss stays.",
        ],
    };

    private static IEnumerable<Verdict> Plateaus(Fig4Result result)
    {
        if (double.IsFinite(result.Case.Expected))
            yield return new($"part of the starts with a plateau, {result.Case.Panel}, {result.Case.Title}", "Figure 4", result.Plateaus / (double)result.Curves.Length, result.Case.Expected, 0, Comparison.AtLeast);
    }

    private static IEnumerable<Verdict> Milder(Fig4Result result, IReadOnlyList<Fig4Result> results)
    {
        if (result.Case.Descent is { } descent)
            yield return new($"relative length of the plateau with Adam over that with GD, {result.Case.Panel}", "Figure 4: milder with Adam", result.MedianLength / Find(results, descent).MedianLength, 0.6, 0, Comparison.AtMost);
    }

    private static IEnumerable<Verdict> Steps(IReadOnlyList<Fig4Result> results, Fig4Options options)
    {
        yield return new($"runs of {options.LinearRate} that left by blow-up, linear, white noise", "errata: a stable step", Find(results, "linear").BlowUps, 0, 0, Comparison.AtMost);
        if (options is { Quick: false, IsFresh: false, Starts: >= 10 })
            yield return new($"runs of the printed step {options.PrintedRate} that left by blow-up, linear, white noise", "errata: 3 of 10", Find(results, "linear-printed").BlowUps, 1, 0, Comparison.AtLeast);
    }

    private static IEnumerable<Verdict> Expectation(IReadOnlyList<Fig4Result> results)
    {
        Fig4Result expected = Find(results, "linear-expected");
        yield return new("J of the expected loss at the last step", "errata: 1.772, the square of the bump's norm", expected.Curves[0].Losses[^1] / expected.Intensity, Math.Sqrt(Math.PI), 0.02);
    }

    // what was seen with the same sample paths at each step
    private static IEnumerable<Verdict> Fixed(IReadOnlyList<Fig4Result> results)
    {
        Fig4Result few = Find(results, "linear");
        foreach (Verdict milder in results.SelectMany(result => Milder(result, results)))
            yield return milder;
        yield return new("sampled over expected loss at the last step, each over that of the plateau", "errata: 128 paths for 320 unknowns are fitted", few.Curves.Average(curve => Sampled(curve) / Expected(few, curve)), 0.99, 0, Comparison.AtMost);
    }

    private static IEnumerable<Verdict> Fresh(IReadOnlyList<Fig4Result> results)
    {
        Fig4Result few = Find(results, "linear");
        yield return new("expected loss at the last step over that of the plateau, the mean over starts", "with fresh paths only the memory can end a plateau", few.Curves.Average(curve => Expected(few, curve)), 0.95, 0, Comparison.AtLeast);
    }

    private static double Sampled(TrainingCurve curve) => curve.Losses[^1] / curve.Plateau;

    // on the plateau J = sqrt(pi), the squared norm of the bump
    private static double Expected(Fig4Result result, TrainingCurve curve) => curve.Populations[^1] / (result.Intensity * Math.Sqrt(Math.PI));

    public static Fig4Result Find(IReadOnlyList<Fig4Result> results, string name) => results.Single(result => result.Case.Name == name);

    private static Sheet Table(IReadOnlyList<Fig4Result> results) => new(
        "fig4",
        ["case", "start", "plateau from", "to", "outcome", "sampled / plateau", "expected / plateau"],
        [.. from result in results from start in Enumerable.Range(0, result.Curves.Length) select Row(result, start)]);

    private static object?[] Row(Fig4Result result, int start)
    {
        TrainingCurve curve = result.Curves[start];
        return [result.Case.Name, start + 1, curve.Entered, curve.Outcome.Step, $"{curve.Outcome}", Sampled(curve), curve.Populations.Length == 0 ? null : Expected(result, curve)];
    }

    private static Sheet CurveSheet(IReadOnlyList<Fig4Result> results) => new(
        "fig4-curves",
        ["case", "start", "step", "loss", "expected loss"],
        [
            .. from result in results
               from start in Enumerable.Range(0, result.Curves.Length)
               let curve = result.Curves[start]
               from i in Enumerable.Range(0, curve.Steps.Length)
               select new object?[] { result.Case.Name, start + 1, curve.Steps[i], curve.Losses[i], curve.Populations.Length == 0 ? null : curve.Populations[i] },
        ]);
}
