using System.Numerics;

namespace CurseOfMemory.Runtime.Tests.Numerics;

/// <summary>The error bound of <see cref="CauchyQuadrature"/>, as derived in runtime/Lanes/README.md: its parts, and the errors themselves.</summary>
public sealed class CauchyQuadratureTests
{
    private const double HalfWidth = 1.1;

    /// <summary>z / Z, densely over the widest range.</summary>
    private static IEnumerable<double> Ratios => Enumerable.Range(0, 400).Select(i => Math.Max(1e-8, Math.Exp(-i / 399.0 * Math.Log(1e8))));

    [Fact]
    public void Nodes_are_exact()
    {
        for (int node = 0; node < 256; node++)
            Assert.Equal((decimal)CauchyQuadrature.From + (decimal)CauchyQuadrature.Step * node, (decimal)CauchyQuadrature.Place(node));
    }

    /// <summary>|trapezoidal sum - integral| at most 2 M / (e^{2 pi d / h} - 1), M the integral of |g| along Im u = d.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_step_is_fine_enough(int power)
    {
        double factor = 2 / (Math.Exp(2 * Math.PI * HalfWidth / CauchyQuadrature.Step) - 1);
        foreach (double ratio in Ratios)
        {
            double onLine = AbsoluteIntegral(ratio, power, HalfWidth);
            Assert.InRange(factor * onLine, 0, 1e-16);
            // the mean of |g| grows with the distance from the real axis, where it is 1
            Assert.InRange(AbsoluteIntegral(ratio, power, HalfWidth / 2), 0.999, onLine);
        }
    }

    [Fact]
    public void Both_ends_are_far_enough()
    {
        // the sum beyond an end is at most the integral there, since g is monotonic: rho tau at the left, (1 + s) e^{-s} at the right
        Assert.InRange(Math.Exp(CauchyQuadrature.From - Math.Exp(-CauchyQuadrature.From)), 0, 1e-17);
        foreach (double ratio in Ratios)
        {
            double last = CauchyQuadrature.Place((int)CauchyQuadrature.Nodes(ratio, 1) - 1), s = ratio * Math.Exp(last - Math.Exp(-last));
            Assert.InRange((1 + s) * Math.Exp(-s), 0, 2e-17);
            Assert.InRange((1 + s + (s * s / 2)) * Math.Exp(-s), 0, 2e-16);
        }
    }

    [Fact]
    public void Reciprocals_their_squares_and_cubes_are_within_the_bound()
    {
        foreach (double range in (double[])[1, 30, 1e4, 1e8])
        {
            (double T, double Weight)[] nodes = [.. Enumerable.Range(0, (int)CauchyQuadrature.Nodes(1 / range, 1)).Select(node => CauchyQuadrature.Node(node, 1))];
            foreach (double z in Ratios.Where(z => z * range >= 1))
            {
                // x and y, each with an exponential of its own
                double x = 0.375 * z, y = z - x, first = 0, second = 0, third = 0;
                foreach ((double t, double weight) in nodes)
                {
                    double e = Math.Exp(-x * t) * Math.Exp(-y * t);
                    (first, second, third) = (first + (weight * e), second + (weight * t * e), third + (weight * t * t / 2 * e));
                }
                Assert.InRange(Math.Abs((first * z) - 1), 0, 1.2e-15);
                Assert.InRange(Math.Abs((second * z * z) - 1), 0, 1.5e-15);
                Assert.InRange(Math.Abs((third * z * z * z) - 1), 0, 1.9e-15);
            }
        }
    }

    /// <summary>The integral over u of |(rho tau)^power / (power - 1)! (1 + e^{-u}) e^{-rho tau}|, tau = e^{u - e^{-u}}, along Im u = v.</summary>
    private static double AbsoluteIntegral(double ratio, int power, double v)
    {
        const double step = 1.0 / 64;
        double sum = 0;
        for (double x = -5; x < Math.Log(100 / ratio); x += step)
        {
            Complex u = new(x, v), scaled = ratio * Complex.Exp(u - Complex.Exp(-u));
            sum += step * (Complex.Pow(scaled, power) * (1 + Complex.Exp(-u)) * Complex.Exp(-scaled)).Magnitude;
        }
        return power == 3 ? sum / 2 : sum;
    }
}
