using CurseOfMemory.Generator.Reading;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Tests.Incrementality;

/// <summary>What runs again after an edit, and what doesn't.</summary>
public class PipelineTests
{
    private const string Refused = "[Objective] public partial class Refused { [Loss] private double Loss(double x) => Math.BitIncrement(x); }";

    [Theory]
    [InlineData("Other.cs", "class Unrelated;")]
    [InlineData("Kernel.cs", "// A remark.\n\n" + Samples.Kernel)]
    [InlineData("Loss.cs", "\n\n/* moved */" + Samples.Loss + "\n// a remark")]
    [InlineData("Loss.cs", "#pragma warning disable CM1104\n" + Samples.Loss)]
    public void An_edit_that_means_nothing_derives_and_emits_nothing(string file, string text)
    {
        Harness harness = Harness.Run(("Kernel.cs", Samples.Kernel), ("Loss.cs", Samples.Loss));
        string before = harness.Text;
        harness.Edit(file, text).Run().Accepted();
        Assert.All(harness.Reasons(StepNames.Derive), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(harness.Reasons(StepNames.Emit), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Equal(before, harness.Text);
    }

    [Fact]
    public void A_changed_coefficient_derives_and_emits_again()
    {
        Harness harness = Harness.Run(("Kernel.cs", Samples.Kernel), ("Loss.cs", Samples.Loss));
        harness.Edit("Loss.cs", Samples.Loss.Replace("error * error", "2 * error * error")).Run().Accepted();
        Assert.Equal([IncrementalStepRunReason.Modified], harness.Reasons(StepNames.Derive));
        Assert.Equal([IncrementalStepRunReason.Modified], harness.Reasons(StepNames.Emit));
    }

    [Fact]
    public void A_changed_helper_in_another_file_derives_again()
    {
        Harness harness = Harness.Run(("Kernel.cs", Samples.Kernel), ("Loss.cs", Samples.Loss));
        string before = harness.Text;
        harness.Edit("Kernel.cs", Samples.Kernel.Replace("a[i] *", "3 * a[i] *")).Run().Accepted();
        Assert.Equal([IncrementalStepRunReason.Modified], harness.Reasons(StepNames.Derive));
        Assert.NotEqual(before, harness.Text);
    }

    [Fact]
    public void An_edit_of_one_type_leaves_the_other_alone()
    {
        Harness harness = Harness.Run(("Kernel.cs", Samples.Kernel), ("Loss.cs", Samples.Loss), ("Refused.cs", Refused));
        harness.Edit("Refused.cs", Refused.Replace("Math.BitIncrement(x)", "x")).Run().Accepted();
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], harness.Reasons(StepNames.Derive).Order());
    }

    [Fact]
    public void A_refusal_moves_with_its_token_and_emits_nothing_anew()
    {
        Harness harness = Harness.Run(("Refused.cs", Refused));
        int before = Assert.Single(harness.Diagnostics).Location.SourceSpan.Start;
        harness.Edit("Refused.cs", "\n\n" + Refused).Run().Expect(("CM1004", "Math.BitIncrement(x)"));
        Assert.Equal(before + 2, Assert.Single(harness.Diagnostics).Location.SourceSpan.Start);
        Assert.Equal([IncrementalStepRunReason.Modified], harness.Reasons(StepNames.Diagnostics));
        Assert.Equal([IncrementalStepRunReason.Cached], harness.Reasons(StepNames.Emit));
    }

    [Fact]
    public void A_failure_of_the_calculus_moves_with_its_token_and_derives_nothing_anew()
    {
        const string source = "[Objective] public partial class S { [Loss] private double Loss([Integrated(0, 1)] double t, double x) => x * Math.Sqrt(t); }";
        Harness harness = Harness.Run(("S.cs", source));
        harness.Edit("S.cs", "// remark\n" + source).Run().Expect(("CM1101", "Math.Sqrt(t)"));
        Assert.Equal([IncrementalStepRunReason.Cached], harness.Reasons(StepNames.Derive));
    }

    [Fact]
    public void Numbers_mean_the_same_in_every_culture()
    {
        const string source = "[Objective] public partial class S { [Loss] private double Loss(double x) => -1.5 * x * Math.Exp(-0.25 * x); }";
        string invariant = Harness.Run(source).Accepted().Text;
        System.Globalization.CultureInfo culture = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo other = (System.Globalization.CultureInfo)System.Globalization.CultureInfo.InvariantCulture.Clone();
            other.NumberFormat = new() { NegativeSign = "minus", NumberDecimalSeparator = "," };
            System.Globalization.CultureInfo.CurrentCulture = other;
            Assert.Equal(invariant, Harness.Run(source).Accepted().Text);
            Assert.Same(other, System.Globalization.CultureInfo.CurrentCulture);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Each_step_names_itself()
    {
        Harness harness = Harness.Run(Refused);
        foreach (string step in (string[])[StepNames.Bind, StepNames.Order, StepNames.Derive, StepNames.Emit, StepNames.Diagnostics])
            Assert.Single(harness.Outputs(step));
        Assert.IsType<Binding>(harness.Outputs(StepNames.Bind).Single());
    }
}
