namespace CurseOfMemory.Runtime.Tests.Numerics;

/// <summary>Sums over pairs against the same sums in extended precision, by tiles, by blocks and by quadrature.</summary>
public sealed class CauchySumsTests
{
    // errors relative to the sums of absolute values, which the additions' roundings are relative to
    private const double Limit = 4e-15;

    [Theory]
    [InlineData(1, 0, 4)]
    [InlineData(7, 3, 4)]
    [InlineData(64, 64, 4)]
    [InlineData(77, 0, 1e6)]
    [InlineData(100, 31, 1e12)]
    [InlineData(300, 300, 4)]
    [InlineData(600, 0, 100)]
    [InlineData(1000, 5, 1e7)]
    [InlineData(5, 900, 30)]
    public void Sums_agree_with_extended_precision(int m, int n, double range)
    {
        if (!CauchySums.Pays(64))
            return;
        var random = new Random(m + n);
        double[] x = Rates(random, m, range), y = Rates(random, n, range), c = Signs(random, m), d = Signs(random, n);
        double[] s = new double[m], q = new double[m], sOther = new double[m], qOther = new double[m];
        CauchySums.Both(x, c, y, d, s, q, sOther, qOther);
        for (int k = 0; k < m; k += Math.Max(1, m / 50))
        {
            Check(x[k], x, c, 1, s[k]);
            Check(x[k], x, c, 2, q[k]);
            Check(x[k], y, d, 1, sOther[k]);
            Check(x[k], y, d, 2, qOther[k]);
        }
    }

    [Fact]
    public void Halves_are_those_of_both_and_other_signs_take_the_plain_way()
    {
        if (!CauchySums.Pays(64))
            return;
        double[] x = [.. Enumerable.Range(0, 80).Select(k => k % 7 == 3 ? -0.25 : 1 + 0.1 * k)], c = [.. x.Select(Math.Sin)], s = new double[80], q = new double[80], again = new double[80];
        CauchySums.Self(x, c, s, q);
        Check(x[5], x, c, 1, s[5]);
        Check(x[3], x, c, 2, q[3]);
        CauchySums.Between(x, x, c, again, q);
        Assert.Equal(s, again);
        CauchySums.Self([1, 0], [1, 1], s.AsSpan(0, 2), q.AsSpan(0, 2));
        Assert.Equal(double.PositiveInfinity, s[1]);
        CauchySums.Self([1, double.NaN], [1, 1], s.AsSpan(0, 2), q.AsSpan(0, 2));
        Assert.True(double.IsNaN(s[0]) && double.IsNaN(q[1]));
    }

    [Theory]
    [InlineData(700, 0, 4)]
    [InlineData(1001, 3, 1e6)]
    [InlineData(64, 1500, 30)]
    public void Powers_agree_with_extended_precision(int m, int n, double range)
    {
        if (!CauchySums.Pays(64))
            return;
        var random = new Random(m + n);
        double[] x = Rates(random, m, range), y = n == 0 ? x : Rates(random, n, range), c = Signs(random, y.Length);
        double[] first = new double[m], second = new double[m], third = new double[m], again = new double[m];
        CauchySums.Powers(x, y, c, first, second, third);
        for (int k = 0; k < m; k += Math.Max(1, m / 50))
        {
            Check(x[k], y, c, 1, first[k]);
            Check(x[k], y, c, 2, second[k]);
            Check(x[k], y, c, 3, third[k]);
        }
        CauchySums.Powers(x, y, c, default, again, default);
        Assert.Equal(second, again);
    }

    [Fact]
    public void Nodes_pay_for_many_positive_numbers_only()
    {
        double[] x = [.. Enumerable.Range(0, 1000).Select(k => 1 + 0.001 * k)];
        Assert.Equal(CauchySums.Pays(64), CauchySums.NodesPay(x));
        Assert.False(CauchySums.NodesPay(x.AsSpan(0, 100)));
        Assert.False(CauchySums.NodesPay(x, [0.5, -0.25]));
        Assert.False(CauchySums.NodesPay(x, [double.NaN]));
        Assert.False(CauchySums.NodesPay(x, [1e12]));
    }

    /// <summary>One odd number among sixty-four, at either end and within: blocks that need no copy notice it, too.</summary>
    [Theory]
    [InlineData(0.0)]
    [InlineData(-0.25)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e200)]
    [InlineData(1e-200)]
    public void Odd_numbers_take_the_plain_way_wherever_they_are(double odd)
    {
        if (!CauchySums.Pays(64))
            return;
        foreach (double number in (double[])[odd, -odd])
        {
            foreach (int place in (int[])[0, 31, 63])
            {
                double[] x = [.. Enumerable.Range(0, 64).Select(k => k == place ? number : 1 + 0.1 * k)], c = [.. Enumerable.Repeat(1.0, 64)], s = new double[64], q = new double[64];
                CauchySums.Self(x, c, s, q);
                foreach (int k in (int[])[5, place])
                {
                    double expected = x.Sum(other => 1 / (x[k] + other));
                    Assert.True(expected.Equals(s[k]) || Math.Abs(expected - s[k]) <= 1e-12 * Math.Abs(expected), $"{s[k]} is not {expected} for {number} at {place}");
                }
            }
        }
    }

    private static void Check(double x, double[] y, double[] c, int power, double actual)
    {
        DoubleDouble sum = 0, sizes = 0;
        for (int i = 0; i < y.Length; i++)
        {
            DoubleDouble r = 1 / (x + (DoubleDouble)y[i]), term = c[i] * (power == 1 ? r : power == 2 ? r * r : r * r * r);
            (sum, sizes) = (sum + term, sizes + DoubleDouble.Abs(term));
        }
        Assert.True((double)DoubleDouble.Abs(sum - actual) <= Limit * (double)sizes, $"{actual:G17} is not {sum} within {Limit} of {sizes}");
    }

    private static double[] Rates(Random random, int n, double range) => [.. Enumerable.Range(0, n).Select(_ => Math.Pow(range, random.NextDouble() - 0.5))];

    private static double[] Signs(Random random, int n) => [.. Enumerable.Range(0, n).Select(_ => random.NextDouble() - 0.5)];
}
