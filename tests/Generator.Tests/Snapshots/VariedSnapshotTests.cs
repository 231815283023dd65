namespace CurseOfMemory.Generator.Tests.Snapshots;

/// <summary>One output of each kind that the others don't show: residuals, integrals over intervals, structs, patterns, checkpoints, and 32 digits.</summary>
public class VariedSnapshotTests
{
    private const string Fit = """
        [Objective] public readonly partial struct BiexponentialFit(double[] x, double[] y)
        {
            private int Count => x.Length;
            /// <summary>Two decays.</summary>
            [Residual] private double Residual([Summed(nameof(Count))] int n, ReadOnlySpan<double> b)
                => b[0] * Math.Exp(-b[1] * x[n]) + b[2] * Math.Exp(-b[3] * x[n]) - y[n];
        }
        """;

    private const string Waves = """
        [Objective] public readonly partial struct DampedWaves(double horizon)
        {
            private double Horizon => horizon;
            /// <summary>The squared distance of damped waves from a decay, over an interval.</summary>
            [Loss] private double SquaredError([Integrated(0, nameof(Horizon))] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w)
            {
                double sum = -Math.Exp(-t);
                for (int i = 0; i < a.Length; i++)
                    sum += a[i] * Math.Cos(w[i] * t);
                return sum * sum;
            }
        }
        """;

    private const string Springs = """
        public readonly record struct Vector(double X, double Y)
        {
            public double Length => Math.Sqrt(X * X + Y * Y);
            public static Vector operator -(Vector u, Vector v) => new(u.X - v.X, u.Y - v.Y);
        }

        public static partial class Springs
        {
            /// <summary>The energy of a spring between two points.</summary>
            [Differentiable] internal static double F(double x, double y, [Constant] Vector anchor, double rest)
            {
                double stretch = (new Vector(x, y) - anchor).Length - rest;
                return 0.5 * stretch * stretch;
            }
            [HessianProductOf(nameof(F))] internal static partial double FProduct(double x, double y, Vector anchor, double rest, ReadOnlySpan<double> direction, Span<double> gradient, Span<double> product);
        }
        """;

    private const string Chain = """
        public static partial class Chain
        {
            /// <summary>Neighbours that repel each other.</summary>
            [Differentiable] internal static double F(ReadOnlySpan<double> x)
            {
                double f = 0;
                for (int i = 0; i + 1 < x.Length; i++)
                    f += Math.Exp(x[i] - x[i + 1]);
                return f;
            }
            [HessianOf(nameof(F))] internal static partial double FHessian(ReadOnlySpan<double> x, Span<double> gradient, JacobianPattern pattern, Span<double> values);
        }
        """;

    private const string Pendulum = """
        public static partial class Pendulum
        {
            /// <summary>Where a damped pendulum is after some steps, squared.</summary>
            [Differentiable, Checkpoint(8)] internal static double F(double angle, double damping, int steps)
            {
                double speed = 0;
                for (int i = 0; i < steps; i++)
                {
                    speed -= 0.01 * (Math.Sin(angle) + damping * speed);
                    angle += 0.01 * speed;
                }
                return angle * angle;
            }
            [GradientOf(nameof(F))] internal static partial double FGradient(double angle, double damping, int steps, Span<double> gradient);
        }
        """;

    private const string Digits = """
        public static partial class Kepler
        {
            /// <summary>The residual of Kepler's equation, squared.</summary>
            [Differentiable] internal static double F(double anomaly, double eccentricity, double mean)
            {
                double r = anomaly - eccentricity * Math.Sin(anomaly) - mean;
                return r * r;
            }
            [GradientOf(nameof(F))] internal static partial double FGradient(double anomaly, double eccentricity, double mean, Span<double> gradient);
            [GradientOf(nameof(F))] internal static partial DoubleDouble FGradient(DoubleDouble anomaly, DoubleDouble eccentricity, DoubleDouble mean, Span<DoubleDouble> gradient);
        }
        """;

    [Theory]
    [InlineData(Fit, "partial struct BiexponentialFit", "BiexponentialFit")]
    [InlineData(Waves, "partial struct DampedWaves", "DampedWaves")]
    [InlineData(Springs, "FProduct", "SpringProduct")]
    [InlineData(Chain, "FHessian", "ChainHessian")]
    [InlineData(Pendulum, "FGradient", "PendulumGradient")]
    [InlineData(Digits, "DoubleDouble FGradient", "KeplerGradient")]
    public void The_file_is_the_one_that_was_read_and_approved(string source, string mark, string name) =>
        GeneratedFiles.Match(Harness.Run(source).Accepted().Texts.First(text => text.Contains(mark, StringComparison.Ordinal)), name);
}
