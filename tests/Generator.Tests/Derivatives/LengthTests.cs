using CurseOfMemory.Generator.Tests.Oracle;
using static CurseOfMemory.Generator.Tests.Derivatives.Again;
using static CurseOfMemory.Generator.Tests.Oracle.HyperDual;

namespace CurseOfMemory.Generator.Tests.Derivatives;

/// <summary>Every length about every width of lanes: whole groups, tails and nothing at all.</summary>
public class LengthTests
{
    public static TheoryData<int> Lengths => [.. Enumerable.Range(0, 18), 33];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Pairs(int m)
    {
        // J = sum_ij a_i a_j/(w_i + w_j) - 2 sum_i a_i/(w_i + 1) + 1/2, the integral done by hand
        Func<HyperDual[], HyperDual> loss = theta => theta.Shares(2) is [var a, var w]
            ? Sum(m, i => Sum(m, j => a[i] * a[j] / (w[i] + w[j])) - 2 * a[i] / (w[i] + 1)) + 0.5 : default;
        Compare(new MemoryLoss(new MemoryTarget(new ExponentialSumTarget([1], [1]))), Theta(2, m), loss);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Pairs_that_are_no_product(int m) => Compare(new Pairwise(), Theta(2, m), theta => theta.Shares(2) is [var x, var q]
        ? Sum(m, i => Sum(m, j => q[i] * q[j] * Exp(-Square(x[i] - x[j]))) - x[i] / 3) : default);

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Elements(int m) => Compare(new Rational(), Theta(2, m), theta => theta.Shares(2) is [var x, var y]
        && Sum(m, i => x[i] * y[i]) is var xy && Sum(m, i => x[i] * x[i]) is var xx && Sum(m, i => y[i] * y[i]) is var yy
            ? (xy + 1) / Sqrt((xx + 1) * (yy + 2)) + 1 / (xy * xy + 1) : default);

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Triples(int m)
    {
        if (m > 9)
            return;
        // The integral of (sum_i a_i e^{-w_i t} - e^{-3t/2}/2)^3, multiplied out
        Func<HyperDual[], HyperDual> loss = theta =>
        {
            HyperDual[] a = [.. theta[..m], -0.5], w = [.. theta[m..], 1.5];
            return Sum(m + 1, i => Sum(m + 1, j => Sum(m + 1, k => a[i] * a[j] * a[k] / (w[i] + w[j] + w[k]))));
        };
        Compare(new CubedLoss(), Theta(2, m), loss);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Data_and_elements(int m)
    {
        double[] weights = [.. Enumerable.Range(0, m).Select(i => 1 - 0.125 * i)];
        Compare(new Counted(weights), [.. Theta(1, m), 1.5], theta => theta[..m] is var x
            ? Sum(m, i => (i + 1) * weights[i] * Pow(x[i], theta[^1]) / (1.5 + i)) / (1 + Square(Sum(m, k => 1 / (k + x[k])))) : default);
    }

    private static double[] Theta(int blocks, int m) => [.. Enumerable.Range(0, blocks * m).Select(i => 0.375 + 0.046875 * (i * 7 % 31))];

    private static void Compare(IObjective<double> objective, double[] theta, Func<HyperDual[], HyperDual> loss) =>
        Agreement.Check(objective, theta, Reference.Of(loss, theta));
}
