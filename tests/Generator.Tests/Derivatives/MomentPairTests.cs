using System.Reflection;

namespace CurseOfMemory.Generator.Tests.Derivatives;

/// <summary>A target that computes two moments of consecutive orders at once is asked for both; others one by one.</summary>
public class MomentPairTests
{
    private const string Loss = """
        [Objective]
        public partial class Sample(Kernel kernel)
        {
            [Loss]
            private double SquaredError([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w)
            {
                double sum = 0;
                for (int i = 0; i < a.Length; i++)
                    sum += a[i] * Math.Exp(-w[i] * t);
                double error = sum - kernel.At(t);
                return error * error;
            }
        }
        """;

    // t e^{-2t}: M_n(s) = (n + 1)! / (s + 2)^(n + 2)
    private const string Single = """
        public sealed class Kernel
        {
            public double At(double t) => t * Math.Exp(-2 * t);
            public double Moment(int n, double s) => System.Linq.Enumerable.Aggregate(System.Linq.Enumerable.Range(1, n + 1), 1 / (s + 2), (moment, k) => moment * k / (s + 2));
            public double SquaredNorm => 1 / 32.0;
            public TLanes Moment<TLanes, T>(int n, TLanes s) where TLanes : struct, ILanes<TLanes, T>
            {
                for (int lane = 0; lane < TLanes.Count; lane++)
                    s = TLanes.Insert(s, lane, (T)(object)Moment(n, (double)(object)TLanes.Extract(s, lane)!));
                return s;
            }
        """;

    private const string Pair = """

            public TLanes Moment<TLanes, T>(int n, TLanes s, out TLanes next) where TLanes : struct, ILanes<TLanes, T>
            {
                next = Moment<TLanes, T>(n + 1, s);
                return Moment<TLanes, T>(n, s);
            }
        """;

    private static Harness Paired => Harness.Run(Single + Pair + "\n}\n" + Loss);

    private static Harness OneByOne => Harness.Run(Single + "\n}\n" + Loss);

    [Fact]
    public void A_pair_is_asked_for_where_it_is_offered()
    {
        string paired = string.Join("\n", Paired.Texts), single = string.Join("\n", OneByOne.Texts);

        Assert.Contains("L m0 = kernel.Moment<L, double>(0, wk, out L m1);", paired);
        Assert.DoesNotContain("kernel.Moment<L, double>(1, wk)", paired);
        Assert.DoesNotContain("out L", single);
        Assert.Contains("kernel.Moment<L, double>(1, wk)", single);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(11)]
    public void Derivatives_are_the_same_to_the_last_bit(int m)
    {
        double[] theta = [.. Enumerable.Range(0, 2 * m).Select(i => i < m ? 0.3 + 0.1 * i : 0.4 + 0.2 * (i - m))];
        double[] paired = Derivatives(Paired, theta), single = Derivatives(OneByOne, theta);

        Assert.All(single, value => Assert.True(double.IsFinite(value)));
        Assert.Equal(single, paired);
    }

    private static double[] Derivatives(Harness harness, double[] theta)
    {
        Assembly assembly = Harness.Load(harness.Completed);
        var loss = (IObjective<double>)Activator.CreateInstance(assembly.GetType("Sample")!, Activator.CreateInstance(assembly.GetType("Kernel")!))!;
        int n = theta.Length;
        double[] gradient = new double[n], hessian = new double[n * n], ofHessian = new double[n], product = new double[n];
        double[] values = [loss.Value(theta), loss.Gradient(theta, gradient), loss.Hessian(theta, ofHessian, hessian), loss.HessianProduct(theta, theta, ofHessian, product)];
        return [.. values, .. gradient, .. hessian, .. ofHessian, .. product];
    }
}
