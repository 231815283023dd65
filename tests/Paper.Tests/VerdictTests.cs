using Paper.Plateau;
using Paper.Verbs;

namespace CurseOfMemory.Paper.Tests;

/// <summary>The verdict must be able to fail: references that are moved, events that are missing, numbers that are none.</summary>
[Collection(PlateauCollection.Name)]
public class VerdictTests(QuickPlateau quick)
{
    [Theory]
    [InlineData(1 + 1e-5, 1, 1)]
    [InlineData(1 - 1e-5, 1, 1)]
    [InlineData(1, 1 + 1e-5, 1)]
    [InlineData(1, 1 - 1e-5, 1)]
    [InlineData(1, 1, 1 + 1e-5)]
    [InlineData(1, 1, 1 - 1e-5)]
    public void A_reference_moved_by_one_part_in_a_hundred_thousand_fails(double lossFactor, double parameterFactor, double landingFactor)
    {
        foreach (PlateauReferenceRun moved in quick.Curves.Select(curve => PlateauReference.Embedded.For(curve)!))
        {
            PlateauReferenceRun wrong = moved with { LossChanged = moved.LossChanged * lossFactor, ParametersMoved = moved.ParametersMoved * parameterFactor, Landing = moved.Landing * landingFactor };
            var reference = new PlateauReference(PlateauReference.Embedded.Runs.Select(run => run == moved ? wrong : run));
            Findings findings = PlateauReport.Of(quick.Curves, quick.Options, reference);

            Assert.Single(findings.Verdicts, verdict => !verdict.Passed);
            Assert.StartsWith("FAIL", findings.Summary);
        }
    }

    [Fact]
    public void A_hitting_time_that_is_not_a_number_fails()
        => Assert.False(Judge(curve => curve with { LossChanged = curve.LossChanged! with { Tau = double.NaN } }).Passed);

    [Fact]
    public void The_largest_of_numbers_of_which_one_is_none_is_none()
    {
        Assert.Equal(double.NaN, new[] { 1, double.NaN, 2 }.Largest());
        Assert.Equal(2, new[] { 1, 2.0 }.Largest());
        Assert.False(new Verdict("largest", "here", new[] { 1, double.NaN }.Largest(), 2, 0, Comparison.AtMost).Passed);
    }

    [Fact]
    public void An_event_that_did_not_happen_in_time_fails()
        => Assert.False(Judge(curve => curve with { ParametersMoved = null }).Passed);

    [Fact]
    public void An_event_due_after_the_end_of_the_run_is_not_compared()
        => Assert.StartsWith("NOT COMPARED", PlateauReport.Of([.. quick.Curves.Select(Missed)], quick.Options with { Until = 1 }).Summary);

    [Fact]
    public void Other_thresholds_are_not_compared()
        => Assert.DoesNotContain(PlateauReport.Of(quick.Curves, quick.Options with { LossThreshold = 0.02 }).Verdicts, verdict => verdict.Source.Contains("reference"));

    private static PlateauCurve Missed(PlateauCurve curve) => curve with { LossChanged = null, ParametersMoved = null, AtRest = false };

    private Findings Judge(Func<PlateauCurve, PlateauCurve> change) => PlateauReport.Of([change(quick.Curves[0]), .. quick.Curves.Skip(1)], quick.Options);
}
