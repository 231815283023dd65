using System.Text.Json;

namespace CurseOfMemory.Runtime.Tests.Approximations;


public class BestL2Tests
{
    public static TheoryData<string> Targets => ["power_alpha_1", "power_alpha_2", "power_alpha_0.75", "expsum8_geometric"];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Every_row_is_met_from_a_cold_start(string name)
    {
        JsonElement[] rows = [.. Truth.Read("l2-best.json").GetProperty(name).Rows("rows")];
        IReadOnlyList<ExponentialApproximation> found = Approximation.BestL2Sequence(Truth.Target(name), rows.Max(row => row.Int("d")));
        Assert.NotEmpty(rows);
        foreach (JsonElement row in rows)
            Agree(row, found[row.Int("d") - 1], $"{name}, d = {row.Int("d")}");
    }

    private static void Agree(JsonElement row, ExponentialApproximation best, string what)
    {
        Assert.Equal(ApproximationReason.Converged, best.Reason);
        Truth.Close(row.Number("J"), best.Error * best.Error, 1e-20, $"{what}: J");
        foreach (var (expected, actual) in row.Numbers("b").Zip(best.Amplitudes))
            Truth.Close(expected, actual, 1e-18, $"{what}: b");
        foreach (var (expected, actual) in row.Numbers("v").Zip(best.Rates))
            Truth.Close(expected, actual, 1e-18, $"{what}: v");
    }

    [Fact]
    public void No_random_start_leads_to_a_better_sum()
    {
        var product = new HalfLineProduct(new PowerLawTarget(1));
        double best = Math.Pow(Approximation.BestL2(new PowerLawTarget(1), 3).Error.Hi, 2);
        var random = new Random(4);
        int met = 0;
        for (int k = 0; k < 12; k++)
        {
            DoubleDouble[] start = [.. Enumerable.Range(0, 3).Select(_ => (DoubleDouble)(8 * random.NextDouble() - 6))];
            var (point, reason) = SquaredDistanceDescent.Run(product, SquaredDistance.At(product, start)!);
            Assert.True(point.Value.Hi >= best * (1 - 1e-12), $"{point.Value.Hi:R} is under {best:R}");
            met += reason == ApproximationReason.Converged && point.Value.Hi < best * (1 + 1e-12) ? 1 : 0;
        }
        Assert.True(met >= 6, $"{met} of 12 random starts led to the optimum");
    }

    [Fact]
    public void Targets_known_in_double_only_are_approximated_to_what_their_moments_allow()
    {
        ExponentialApproximation rounded = Approximation.BestL2(new Rounded(new PowerLawTarget(1)), 3), best = Approximation.BestL2(new PowerLawTarget(1), 3);
        Assert.Equal(ApproximationReason.Converged, rounded.Reason);
        foreach (var (expected, actual) in best.Rates.Zip(rounded.Rates))
            Truth.Close(expected, actual, 1e-8, "v");
        IReadOnlyList<ExponentialApproximation> sums = Approximation.BestL2Sequence(new Rounded(new ExponentialSumTarget([1.0, 1], [1.0, 2])), 4);
        Assert.Equal((2, ApproximationReason.Exact), (sums.Count, sums[^1].Reason));
    }

    private sealed class Rounded(ITarget target) : ITarget
    {
        public double SquaredNorm => target.SquaredNorm;

        public double At(double t) => target.At(t);

        public double Moment(int n, double s) => target.Moment(n, s);
    }

    [Fact]
    public void A_sum_is_found_exactly_and_no_term_is_added_beyond_it()
    {
        IReadOnlyList<ExponentialApproximation> found = Approximation.BestL2Sequence(Truth.Target("expsum2_1_2"), 5);
        Assert.Equal(2, found.Count);
        Assert.Equal(ApproximationReason.Exact, found[1].Reason);
        Truth.Close(2, found[1].Rates[1], 1e-12, "v");
        Assert.Contains("the target is this sum", found[1].Sentence);
    }

    [Fact]
    public void Rates_that_coalesce_are_said_to_do_so()
    {
        // t e^{-t} is the limit of (e^{-t} - e^{-(1 + h) t}) / h
        ExponentialApproximation best = Approximation.BestL2(new Rising(), 2);
        Assert.Equal(ApproximationReason.Coalesced, best.Reason);
        Assert.Contains("two rates coalesce", best.Sentence);
        Assert.True(best.Error.Hi < 1e-4);
    }

    // The limits are best sums of t^k e^{-vt}, k < d, at one rate: Laguerre's expansion in 25 digits, minimised over v
    [Theory]
    [InlineData(3, 1.052082276688729002)]
    [InlineData(4, 0.92038671007459194923)]
    public void A_bump_makes_all_rates_coalesce_and_the_error_is_that_of_the_limit(int terms, double infimum)
    {
        var target = new MemoryTarget(new ExponentialSumTarget([1.0], [1.0]), new GaussianTarget(1, 10, 1));
        IReadOnlyList<ExponentialApproximation> sums = Approximation.BestL2Sequence(target, 4);
        Assert.Equal([ApproximationReason.Converged, ApproximationReason.Converged, ApproximationReason.Coalesced, ApproximationReason.Coalesced], sums.Select(sum => sum.Reason));
        Truth.Close(infimum, sums[terms - 1].Error * sums[terms - 1].Error, 1e-9, $"d = {terms}");
    }

    [Fact]
    public void A_further_term_can_attain_what_coalescing_rates_did_not()
    {
        IReadOnlyList<ExponentialApproximation> sums = Approximation.BestL2Sequence(new ExponentialSumTarget([1.0, -1.5, 0.7], [1.0, 2, 4]), 4);
        Assert.Equal([ApproximationReason.Converged, ApproximationReason.Coalesced, ApproximationReason.Exact], sums.Select(sum => sum.Reason));
        Truth.Close(2, sums[^1].Rates[1], 1e-12, "v");
    }

    /// <summary>t e^{-t}.</summary>
    private sealed class Rising : ITarget, IExtendedTarget
    {
        public double SquaredNorm => 0.25;

        public DoubleDouble SquaredNormExtended => 0.25;

        public double At(double t) => t * Math.Exp(-t);

        public DoubleDouble At(DoubleDouble t) => t * DoubleDouble.Exp(-t);

        public double Moment(int n, double s) => Special.LaplaceOfPower(n + 1, s + 1);

        public DoubleDouble Moment(int n, DoubleDouble s) => Special.LaplaceOfPower(n + 1, s + 1);
    }

    [Fact]
    public void Terms_out_of_range_and_targets_without_a_norm_are_refused()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Approximation.BestL2(new PowerLawTarget(1), 0));
        Assert.StartsWith("The number of terms is 0, but must lie between 1 and 24.", error.Message);
        var norm = Assert.Throws<ArgumentException>(() => Approximation.BestL2(new PowerLawTarget(0.5), 1));
        Assert.StartsWith("The target's squared L2 norm is NaN, but must be positive and finite", norm.Message);
    }
}
