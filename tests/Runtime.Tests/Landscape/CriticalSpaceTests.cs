using System.Collections.Concurrent;
using System.Text.Json;

namespace CurseOfMemory.Runtime.Tests.Landscapes;

public class CriticalSpaceTests
{
    private static readonly ConcurrentDictionary<string, IReadOnlyList<ExponentialApproximation>> Optima = [];

    private static IReadOnlyList<ExponentialApproximation> OptimaOf(string target)
        => Optima.GetOrAdd(target, name => Approximation.BestL2Sequence(Truth.Target(name), 5));

    [Fact]
    public void Rank_and_inertia_are_those_of_every_row()
    {
        int rows = 0;
        foreach (JsonElement row in Truth.Read("ranks.json").Rows("rows"))
        {
            string what = $"{row.Text("target")}, m = {row.Int("m")}, d = {row.Int("d")}, {row.Text("kind")}";
            CriticalAffineSpace space = Space(row);
            DoubleDouble[] a = row.Numbers("a"), theta = space.Nearest(a);
            Spectrum spectrum = Landscape.HessianSpectrum(Loss(row), theta, new() { ZeroTolerance = 1e-16 });
            var expected = new Inertia(row.Int("positive"), row.Int("negative"), row.Int("zero"));
            Assert.True(expected == spectrum.Inertia, $"{what}: {spectrum.Inertia} instead of {expected}");
            Assert.Equal(row.Int("rank"), spectrum.Inertia.Rank);
            Assert.Equal(row.Int("bound_m_plus_d"), space.RankBound);
            if (row.Text("target") != "expsum2_1_2" || space.Terms < 2)
                Assert.Equal(a.Any(x => x.Hi == 0) ? null : expected, space.InertiaForMonotoneTargets(a));
            Projected(row, space, theta, spectrum);
            rows++;
        }
        Assert.Equal(82, rows);
    }

    // The zeros along the space, known beforehand, leave the rest of the spectrum as it is
    private static void Projected(JsonElement row, CriticalAffineSpace space, DoubleDouble[] theta, Spectrum whole)
    {
        Spectrum spectrum = Landscape.HessianSpectrum(Loss(row), theta, new() { NullSpace = space.Directions(), ZeroTolerance = 1e-16 });
        Assert.Equal(whole.Inertia, spectrum.Inertia);
        Assert.Equal(whole.Eigenvalues.Where(NotZero), spectrum.Eigenvalues.Where(NotZero), (x, y) => Math.Abs(x - y) <= 1e-14 * whole.Largest);
        Assert.Equal(space.Dimension, spectrum.ProjectedOut);
    }

    private static bool NotZero(double value) => Math.Abs(value) > 1e-16;

    [Fact]
    public void The_gradient_vanishes_along_the_space()
    {
        foreach (JsonElement row in Truth.Read("ranks.json").Rows("rows"))
            Assert.True(Space(row).LargestGradient(Loss(row)).Hi < 1e-18, $"{row.Text("target")}, d = {row.Int("d")}");
    }

    private static ExtendedLoss Loss(JsonElement row) => new((IExtendedTarget)Truth.Target(row.Text("target")));

    private static CriticalAffineSpace Space(JsonElement row)
    {
        var blocks = new int[row.Int("m")];
        foreach (var (members, s) in row.Rows("partition").Select((members, s) => (members, s)))
        {
            foreach (JsonElement i in members.EnumerateArray())
                blocks[i.GetInt32()] = s;
        }
        ExponentialApproximation best = OptimaOf(row.Text("target"))[row.Int("d") - 1];
        return new(blocks, best.Amplitudes, best.Rates);
    }

    [Fact]
    public void Partitions_come_in_order_lazily_and_in_the_right_number()
    {
        Assert.Equal(["001", "010", "011", "100", "101", "110"], CoincidedPartitions.All(3, 2).Select(word => string.Concat(word)));
        foreach (var (m, d) in new[] { (1, 1), (5, 3), (6, 1), (6, 4), (6, 6) })
        {
            string[] words = [.. CoincidedPartitions.All(m, d).Select(word => string.Concat(word))];
            Assert.Equal(CoincidedPartitions.Count(m, d), words.Length);
            Assert.Equal(words.Distinct().Order(StringComparer.Ordinal), words);
            Assert.All(words, word => Assert.Equal(d, word.Distinct().Count()));
        }
        Assert.Equal(1000, CoincidedPartitions.All(60, 7).Take(1000).Count());
    }

    [Fact]
    public void Degenerate_spaces_are_refused()
    {
        DoubleDouble[] one = [1, 1];
        Assert.Contains("have the same rate 1", Assert.Throws<ArgumentException>(() => new CriticalAffineSpace([0, 1], one, one)).Message);
        Assert.Contains("Block 1 of 2 has no neuron", Assert.Throws<ArgumentException>(() => new CriticalAffineSpace([0, 0], one, [1, 2])).Message);
        Assert.Contains("needs a positive rate", Assert.Throws<ArgumentException>(() => new CriticalAffineSpace([0, 1], one, [1, -2])).Message);
    }
}
