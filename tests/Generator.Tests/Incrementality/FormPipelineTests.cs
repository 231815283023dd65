using CurseOfMemory.Generator.Graphs.Programs;
using CurseOfMemory.Generator.Reading.Forms;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Tests.Incrementality;

/// <summary>What runs again of derivative methods after an edit, and what doesn't.</summary>
public class FormPipelineTests
{
    private const string Helper = "public static class Helper { public static double Bend(double x) { double y = x; for (int i = 0; i < 3; i++) y = y > 1 ? Math.Sqrt(y) : y * y; return y; } }";

    private const string Functions = """
        public static partial class C
        {
            [Differentiable]
            public static double F(ReadOnlySpan<double> x)
            {
                double f = 0;
                for (int i = 0; i + 1 < x.Length; i++)
                    f += Helper.Bend(x[i]) * x[i + 1];
                return 2.5 * f;
            }

            [GradientOf(nameof(F))] public static partial double FGradient(ReadOnlySpan<double> x, Span<double> gradient);
            [HessianOf(nameof(F))] public static partial double FHessian(ReadOnlySpan<double> x, Span<double> gradient, Span<double> hessian);
        }
        """;

    private static readonly string[] Steps = [StepNames.Derive, StepNames.Emit, StepNames.Encode];

    private static Harness Start() => Harness.Run(("Helper.cs", Helper), ("Functions.cs", Functions), ("Other.cs", "class Other;")).Accepted();

    private static FormReading[] Models(Harness harness) => [.. harness.Outputs(StepNames.Bind).Cast<FormBinding>().Select(binding => binding.Reading!)];

    [Theory]
    [InlineData("Other.cs", "class Unrelated { int _x = 1; int X() => _x; }")]
    [InlineData("Helper.cs", "// A remark.\n\n" + Helper)]
    [InlineData("Functions.cs", "\n\n/* moved */" + Functions + "\n// a remark")]
    public void An_edit_that_means_nothing_derives_and_emits_nothing(string file, string text)
    {
        Harness harness = Start();
        string[] before = [.. harness.Texts];
        harness.Edit(file, text).Run().Accepted();
        foreach (string step in Steps)
            Assert.All(harness.Reasons(step), reason => Assert.Contains(reason, (IncrementalStepRunReason[])[IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged]));
        Assert.DoesNotContain(IncrementalStepRunReason.Unchanged, harness.Reasons(StepNames.Derive).Concat(harness.Reasons(StepNames.Emit)));
        Assert.Equal(before, harness.Texts);
    }

    [Theory]
    [InlineData("Helper.cs", Helper, "y * y", "2 * y * y")]
    [InlineData("Functions.cs", Functions, "2.5", "2.25")]
    public void A_changed_coefficient_derives_emits_and_encodes_again(string file, string text, string old, string changed)
    {
        Harness harness = Start();
        harness.Edit(file, text.Replace(old, changed, StringComparison.Ordinal)).Run().Accepted();
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Modified], harness.Reasons(StepNames.Derive));
        Assert.Equal([IncrementalStepRunReason.Modified], harness.Reasons(StepNames.Encode));
    }

    [Fact]
    public void Equal_sources_have_equal_models_and_others_not()
    {
        FormReading[] first = Models(Start()), second = Models(Start().Edit("Functions.cs", "// moved\n" + Functions).Run());
        Assert.Equal(first, second);
        Assert.Equal(first.Select(one => one.GetHashCode()), second.Select(one => one.GetHashCode()));
        FormReading[] changed = Models(Start().Edit("Helper.cs", Helper.Replace("i < 3", "i < 4", StringComparison.Ordinal)).Run());
        Assert.All(first.Zip(changed), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    [Fact]
    public void Nothing_of_the_compiler_survives_the_transform()
    {
        Harness harness = Start();
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        foreach (object value in Steps.SelectMany(harness.Outputs).Concat(Models(harness)))
            ModelTests.Walk(value, value.GetType().Name, seen);
        Assert.Contains(seen, value => value is FunctionModel);
        Assert.Contains(seen, value => value is FormDerivation);
        Assert.Contains(seen, value => value is Compute);
    }

    [Fact]
    public void A_loss_that_is_a_program_is_cached_too()
    {
        const string loss = "[Objective] public readonly partial struct S(double[] data) { private int Count => data.Length; [Loss] private double L([Summed(nameof(Count))] int n, double x) => Helper.Bend(x * data[n]); }";
        Harness harness = Harness.Run(("Helper.cs", Helper), ("Loss.cs", loss)).Accepted();
        harness.Edit("Loss.cs", "// moved\n" + loss).Run();
        Assert.Equal([IncrementalStepRunReason.Cached], harness.Reasons(StepNames.Derive));
        harness.Edit("Helper.cs", Helper.Replace("y > 1", "y > 2", StringComparison.Ordinal)).Run();
        Assert.Equal([IncrementalStepRunReason.Modified], harness.Reasons(StepNames.Derive));
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        ModelTests.Walk(harness.Model, "model", seen);
        Assert.Contains(seen, value => value is ProgramObjective);
    }
}
