using Paper.Plateau;
using Paper.Verbs;

namespace CurseOfMemory.Paper.Tests;

[Collection(PlateauCollection.Name)]
public class PlateauTests(QuickPlateau quick)
{
    [Theory]
    [InlineData("A", 8, 31.240240576727698, 9.475538421514633)]
    [InlineData("A", 10, 713.1002186890086, 356.85985171869706)]
    [InlineData("A", 12, 7307.927034211180, 3087.728234874682)]
    [InlineData("E", 10, 4.846996598644570, 3.504669674127993)]
    [InlineData("E", 14, 34.18943241372768, 25.268967053343074)]
    [InlineData("E", 18, 294.0754173461387, 255.23653658969656)]
    [InlineData("E", 20, 1199.680082764260, 1104.139097650327)]
    public void Hitting_times_agree_with_quadruple_precision(string start, double memory, double lossChanged, double parametersMoved)
    {
        PlateauCurve curve = quick.Curves.Single(curve => curve.Start.Name == start && curve.Memory == memory);
        AssertAgree(lossChanged, curve.LossChanged!.Tau, 1e-6);
        AssertAgree(parametersMoved, curve.ParametersMoved!.Tau, 1e-6);
    }

    [Fact]
    public void The_quick_run_passes_and_compares_every_curve()
    {
        Assert.Equal(7, quick.Curves.Count);
        // two hitting times and a landing of each curve, and the growth between neighbours
        Assert.Equal((7 * 3) + 3 + 2, quick.Findings.Verdicts.Count);
        Assert.StartsWith("PASS: 26 of 26 claims hold", quick.Findings.Summary);
    }

    [Fact]
    public void Every_curve_starts_on_the_plateau_and_lands_where_the_reference_does()
    {
        foreach (PlateauCurve curve in quick.Curves)
        {
            Assert.True(curve.AtRest, curve.Outcome);
            AssertAgree(1.7724538509055159, curve.Points[0].Loss, 1e-7);
            AssertAgree(PlateauReference.Embedded.For(curve)!.Landing!.Value, curve.Landing, 1e-9);
        }
    }

    [Fact]
    public void The_loss_only_falls_and_no_step_of_a_curve_is_coarse()
    {
        foreach (PlateauCurve curve in quick.Curves)
            foreach ((PlateauPoint before, PlateauPoint after) in curve.Points.Zip(curve.Points.Skip(1)))
            {
                Assert.True(after.Tau > before.Tau, $"tau = {after.Tau} after {before.Tau}");
                Assert.InRange(before.Loss - after.Loss, -1e-14, 0.004);
            }
    }

    [Fact]
    public void The_method_of_the_paper_gives_the_same_times()
    {
        Findings findings = PlateauExperiment.Run(quick.Options with { Start = ["E"], Mu = [10, 18], Method = "adams" }, RunContext.Silent);
        Assert.StartsWith("PASS: 7 of 7 claims hold", findings.Summary);
    }

    [Fact]
    public void A_cancelled_run_stops_in_the_middle_of_a_flow()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.CancelAfter(20);
        var context = new RunContext(new Deaf(), cancellation.Token);
        Assert.Throws<OperationCanceledException>(() => PlateauExperiment.Run(quick.Options with { Start = ["E"], Mu = [24], Rtol = 1e-13 }, context));
    }

    private sealed class Deaf : IProgress<string>
    {
        public void Report(string value) => Assert.Fail($"The flow ended before it was cancelled: {value}");
    }

    private static void AssertAgree(double expected, double actual, double tolerance)
        => Assert.InRange(actual, expected * (1 - tolerance), expected * (1 + tolerance));
}
