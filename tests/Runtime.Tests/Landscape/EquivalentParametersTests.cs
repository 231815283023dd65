namespace CurseOfMemory.Runtime.Tests.Landscapes;

public class EquivalentParametersTests
{
    private static readonly EquivalentParameters Set = new(new ExponentialSumTarget([2.0, -1], [1.0, 3]));

    [Fact]
    public void Members_with_and_without_cancelling_groups_are_recognised()
    {
        Assert.True(Set.Contains([2, -1, 1, 3]));
        Assert.True(Set.Contains([0.5, -1, 1.5, 1, 3, 1]));
        // I_0 with a common rate of its own, and a spare neuron with a = 0
        Assert.True(Set.Contains([2, -1, 0.7, -0.7, 0, 1, 3, 0.4, 0.4, 5]));
        Assert.False(Set.Contains([2, -1, 0.7, -0.7, 1, 3, 0.4, 0.45]));
        Assert.Equal(6, Set.Spaces(3));
    }

    [Fact]
    public void The_distance_is_the_least_over_all_partitions()
    {
        var random = new Random(11);
        for (int k = 0; k < 20; k++)
        {
            double[] theta = [.. Enumerable.Range(0, 8).Select(_ => 4 * random.NextDouble() - 1)];
            NearestEquivalent nearest = Set.Nearest(theta);
            Assert.Equal(nearest.Distance, Math.Sqrt(nearest.Theta.Zip(theta, (x, y) => (x - y) * (x - y)).Sum()), 1e-12);
            Assert.Equal(BruteForce(theta), nearest.Distance, 1e-12);
            Assert.True(Set.Contains([.. nearest.Theta]));
            var target = new ExponentialSumTarget([2.0, -1], [1.0, 3]);
            foreach (double t in new[] { 0, 0.3, 2 })
                Assert.Equal(target.At(t), Enumerable.Range(0, 4).Sum(i => nearest.Theta[i] * Math.Exp(-nearest.Theta[4 + i] * t)), 1e-12);
        }
    }

    // Every word of four letters: two target terms and up to four cancelling groups
    private static double BruteForce(double[] theta)
    {
        double least = double.PositiveInfinity;
        for (int code = 0; code < 6 * 6 * 6 * 6; code++)
        {
            int[] word = [code % 6, code / 6 % 6, code / 36 % 6, code / 216];
            if (!word.Contains(0) || !word.Contains(1))
                continue;
            double total = word.Distinct().Sum(g =>
            {
                int[] members = [.. Enumerable.Range(0, 4).Where(i => word[i] == g)];
                double rate = g == 0 ? 1 : g == 1 ? 3 : members.Average(i => theta[4 + i]), sum = members.Sum(i => theta[i]) - (g == 0 ? 2 : g == 1 ? -1 : 0);
                return members.Sum(i => Math.Pow(theta[4 + i] - rate, 2)) + sum * sum / members.Length;
            });
            least = Math.Min(least, total);
        }
        return Math.Sqrt(least);
    }

    [Fact]
    public void Odd_lengths_wide_models_and_degenerate_targets_are_refused()
    {
        Assert.Contains("has an even one", Assert.Throws<ArgumentException>(() => Set.Nearest([1.0, 2, 3])).Message);
        Assert.Contains("is 15, but must lie between 2 and 14", Assert.Throws<ArgumentOutOfRangeException>(() => Set.Nearest(Enumerable.Repeat(1.0, 30).ToArray())).Message);
        Assert.Contains("must be non-degenerate", Assert.Throws<ArgumentException>(() => new EquivalentParameters(new ExponentialSumTarget([1.0, 1], [2.0, 2]))).Message);
    }
}
