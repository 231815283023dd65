namespace CurseOfMemory.Generator.Tests.Derivatives;

/// <summary>
/// The value of many terms, whose pairs the runtime sums in groups of four or by a quadrature: against extended precision, which sums them one by one, within
/// the bound of those sums and what their additions round, relative to the sum of the terms' sizes (the condition number times the value).
/// </summary>
public class ManyTermsTests
{
    private const double U = 1.0 / (1L << 53);

    // 16 u for a pair, and less than as much for additions
    private const double Limit = 32 * U;

    private static readonly double[] B = [1, -0.75, 0.5], R = [1, 3, 0.25];

    /// <summary>Around the lengths where pairs are grouped, where blocks of rows end, and where the quadrature begins.</summary>
    public static TheoryData<int> Lengths => [24, 25, 26, 31, 32, 33, 63, 64, 65, 200, 500, 800, 1003];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void The_value_is_that_of_extended_precision(int m)
    {
        double[] a = Signs(m, 3), w = Rates(m, 5), b = Signs(m, 7), r = Rates(m, 11);
        Near(new MemoryLoss(new MemoryTarget(new ExponentialSumTarget(B, R))), [.. a, .. w], [(a, w), (B, R)]);
        Near(new DataTargetLoss(b, r), [.. a, .. w], [(a, w), (b, r)]);
        Near(new TwoFamiliesLoss(new MemoryTarget(new ExponentialSumTarget(B, R), new ExponentialSumTarget([1], [2]))), [.. a, .. w, .. b, .. r, 1], [(a, w), (b, r), (B, R), ([1], [2])]);
        Near(new UnequalFamiliesLoss(B, [.. R, .. r], m / 2), [.. a, .. w, .. b[..(m / 2)]], [(a, w), (b[..(m / 2)], [.. R, .. r]), (B, R)]);
    }

    /// <summary>The same way as the gradient's value, whose way is another.</summary>
    [Theory]
    [InlineData(24)]
    [InlineData(64)]
    [InlineData(1000)]
    public void The_value_alone_is_that_beside_the_gradient(int m)
    {
        double[] a = Signs(m, 3), w = Rates(m, 5), b = Signs(m, 7), r = Rates(m, 11), gradient = new double[2 * m];
        DataTargetLoss loss = new(b, r);
        Assert.InRange(loss.Value([.. a, .. w]) - loss.Gradient([.. a, .. w], gradient), -Limit * Size([(a, w), (b, r)]), Limit * Size([(a, w), (b, r)]));
    }

    [Theory]
    [InlineData(25)]
    [InlineData(64)]
    [InlineData(1000)]
    public void Outside_the_domain_it_is_not_a_number(int m)
    {
        double[] a = Signs(m, 3), w = Rates(m, 5);
        DataTargetLoss loss = new(B, R);
        foreach (int place in (int[])[0, m / 2, m - 1])
        {
            foreach (double bad in (double[])[-0.5, -10, double.NaN])
            {
                double[] theta = [.. a, .. w];
                theta[m + place] = bad;
                Assert.True(double.IsNaN(loss.Value(theta)), $"{bad} at {place}");
            }
        }
        Assert.True(double.IsNaN(loss.Value([.. a.Select((x, k) => k == 7 ? double.NaN : x), .. w])));
        Assert.Throws<ArgumentException>(() => loss.Value([.. a, .. w, 1]));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1000)]
    public void Nothing_is_allocated(int m)
    {
        double[] theta = [.. Signs(m, 3), .. Rates(m, 5)];
        DataTargetLoss loss = new(B, R);
        Assert.Equal(0, Allocation.Of(() => Assert.True(double.IsFinite(loss.Value(theta)))));
    }

    [Fact]
    public void Pairs_are_left_to_the_runtime_wherever_they_are_pairs_and_those_that_share_exponentials_in_one_call()
    {
        string Text(string loss) => Project.Of("using System; using CurseOfMemory;\n" + Samples.Kernel + loss).Text("Data");
        string own = Text("""
            [Objective] public readonly partial struct Data(double[] b, double[] r)
            {
                [Loss] private double Loss([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w)
                {
                    double error = ExponentialSum.At(t, a, w) - ExponentialSum.At(t, b, r);
                    return error * error;
                }
            }
            """);
        Assert.Contains("(double pairs, double pairs2) = global::CurseOfMemory.CauchyForms.Both(w, a, rValues, bValues);", own);
        Assert.Contains("if (global::CurseOfMemory.CauchyForms.Pay(m))\n            return ValueOfManyKernel(theta);", own);
        // beside a scalar, whose derivative is a double sum, and with a length of its own
        string families = Text("""
            [Objective] public readonly partial struct Data(double[] r)
            {
                [Loss] private double Loss([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w, [Length(40)] ReadOnlySpan<double> b, double gain)
                {
                    double error = gain * ExponentialSum.At(t, a, w) - ExponentialSum.At(t, b, r);
                    return error * error;
                }
            }
            """);
        Assert.Contains("global::CurseOfMemory.CauchyForms.Pay(global::System.Math.Max(", families);
        Assert.Contains("return GradientOfMany(theta, gradient);", families);
        string scaled = Text("""
            [Objective] public readonly partial struct Data(double c)
            {
                [Loss] private double Loss([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w)
                    => Math.Exp(-c * t) * ExponentialSum.At(t, a, w) * ExponentialSum.At(t, a, w);
            }
            """);
        Assert.DoesNotContain("CauchyForms", scaled);
    }

    private static void Near<TLoss>(TLoss loss, double[] theta, (double[] A, double[] W)[] families)
        where TLoss : IObjective<double>, IObjective<DoubleDouble>
    {
        DoubleDouble[] wide = [.. theta.Select(x => (DoubleDouble)x)], exact = new DoubleDouble[theta.Length];
        double[] gradient = new double[theta.Length];
        double value = loss.Value(theta), beside = loss.Gradient(theta, gradient), size = Size(families);
        DoubleDouble expected = loss.Gradient(wide, exact);
        Assert.True(Math.Abs((double)(expected - value)) <= Limit * size, $"{typeof(TLoss).Name}, {theta.Length} parameters: {value:G17} is not {expected}.");
        Assert.True(Math.Abs((double)(expected - beside)) <= Limit * size, $"{typeof(TLoss).Name}, {theta.Length} parameters: beside the gradient {beside:G17} is not {expected}.");
        for (int i = 0; i < gradient.Length; i++)
            Assert.True(Math.Abs((double)(exact[i] - gradient[i])) <= 2 * Limit * size, $"{typeof(TLoss).Name}, {theta.Length} parameters, number {i}: {gradient[i]:G17} is not {exact[i]}.");
    }

    /// <summary>The sum of the sizes of all terms: over all pairs of all families.</summary>
    private static double Size((double[] A, double[] W)[] families)
    {
        (double A, double W)[] all = [.. families.SelectMany(family => family.A.Zip(family.W))];
        return all.Sum(one => all.Sum(other => Math.Abs(one.A * other.A) / (one.W + other.W)));
    }

    private static double[] Signs(int count, int step) => [.. Enumerable.Range(1, count).Select(i => Math.Sin(step * i))];

    private static double[] Rates(int count, int step) => [.. Enumerable.Range(1, count).Select(i => 2 + Math.Sin(step * i))];
}
