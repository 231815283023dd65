using CurseOfMemory.Generator.Tests.Forms;

namespace CurseOfMemory.Generator.Tests.Snapshots;

/// <summary>Derivatives of programs, as a reader sees them.</summary>
public class FormSnapshotTests
{
    private const string Network = """
        public static partial class Network
        {
            /// <summary>The squared error of a recurrent network.</summary>
            [Differentiable] internal static double F(double a, double b, ReadOnlySpan<double> u)
            {
                double h = 0, loss = 0;
                for (int t = 0; t < u.Length; t++)
                {
                    h = Math.Tanh(a * h + b * u[t]);
                    loss += (h - 0.5) * (h - 0.5);
                }
                return loss;
            }
            [GradientOf(nameof(F))] public static partial double FGradient(double a, double b, [Constant] ReadOnlySpan<double> u, out double da, out double db, Span<double> du);
        }
        """;

    private const string Huber = """
        [Objective] public readonly partial struct Huber(double[] x)
        {
            private int Count => x.Length;
            /// <summary>Huber's loss.</summary>
            [Loss] public double Term([Summed(nameof(Count))] int n, double center, double width)
            {
                double r = x[n] - center, s = width * width;
                if (Math.Abs(r) <= s)
                    return 0.5 * r * r;
                return s * (Math.Abs(r) - 0.5 * s);
            }
        }
        """;

    [Fact]
    public void The_gradient_of_Rosenbrock_s_function() =>
        GeneratedFiles.Match(Harness.Run(RosenbrockTests.Source).Accepted().Texts.First(text => text.Contains("FGradientKernel", StringComparison.Ordinal)), "RosenbrockGradient");

    [Fact]
    public void The_gradient_of_a_recurrence() => GeneratedFiles.Match(Harness.Run(Network).Accepted().Texts.Single(), "NetworkGradient");

    [Fact]
    public void An_objective_with_a_branch() => GeneratedFiles.Match(Harness.Run(Huber).Accepted().Texts.Single(text => text.Contains("IObjective<double>", StringComparison.Ordinal)), "HuberObjective");
}
