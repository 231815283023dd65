using Paper.Plateau;

namespace CurseOfMemory.Paper.Tests;

/// <summary>The verdict must be able to fail: references that are moved, events that are missing, numbers that are none.</summary>
[Collection(PlateauCollection.Name)]
public class VerdictTests(QuickPlateau quick)
{
    [Theory]
    [InlineData(1 + 1e-5, 1)]
    [InlineData(1 - 1e-5, 1)]
    [InlineData(1, 1 + 1e-5)]
    [InlineData(1, 1 - 1e-5)]
    public void A_reference_moved_by_one_part_in_a_hundred_thousand_fails(double lossFactor, double parameterFactor)
    {
        foreach (PlateauReferenceRun moved in quick.Verdict.Comparisons.Select(row => row.Reference!))
        {
            PlateauReferenceRun wrong = moved with { LossChanged = moved.LossChanged * lossFactor, ParametersMoved = moved.ParametersMoved * parameterFactor };
            var reference = new PlateauReference(PlateauReference.Embedded.Runs.Select(run => run == moved ? wrong : run));
            PlateauVerdict verdict = PlateauVerdict.Of(quick.Curves, reference, quick.Options);

            Assert.True(verdict.Failed);
            Assert.InRange(verdict.WorstError, 0.9e-5, 1.1e-5);
            Assert.StartsWith("FAIL", verdict.ToString());
        }
    }

    [Fact]
    public void A_hitting_time_that_is_not_a_number_fails()
        => Assert.True(Judge(curve => curve with { LossChanged = curve.LossChanged! with { Tau = double.NaN } }).Failed);

    [Fact]
    public void An_event_that_did_not_happen_in_time_fails()
        => Assert.True(Judge(curve => curve with { ParametersMoved = null }).Failed);

    [Fact]
    public void An_event_due_after_the_end_of_the_run_is_not_compared()
    {
        PlateauOptions shorter = quick.Options with { Until = 1 };
        PlateauVerdict verdict = PlateauVerdict.Of(quick.Curves.Select(curve => curve with { LossChanged = null, ParametersMoved = null }), PlateauReference.Embedded, shorter);
        Assert.False(verdict.Failed);
        Assert.StartsWith("NOT COMPARED", verdict.ToString());
    }

    private PlateauVerdict Judge(Func<PlateauCurve, PlateauCurve> change)
        => PlateauVerdict.Of([change(quick.Curves[0]), .. quick.Curves.Skip(1)], PlateauReference.Embedded, quick.Options);
}
