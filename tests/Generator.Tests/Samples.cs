namespace CurseOfMemory.Generator.Tests;

/// <summary>Definitions that several tests read.</summary>
internal static class Samples
{
    /// <summary>The kernel of a diagonal linear RNN.</summary>
    public const string Kernel = """
        public static class ExponentialSum
        {
            /// <summary>The kernel of a diagonal linear RNN: sum_i a_i exp(-w_i t).</summary>
            [Differentiable]
            public static double At(double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w)
            {
                double sum = 0;
                for (int i = 0; i < a.Length; i++)
                    sum += a[i] * Math.Exp(-w[i] * t);
                return sum;
            }
        }
        """;

    /// <summary>The paper's loss, of a kernel and a target.</summary>
    public const string Loss = """
        [Objective]
        public readonly partial struct MemoryLoss(MemoryTarget target)
        {
            /// <summary>J(a, w) = integral over t in [0, inf) of (model - target)^2.</summary>
            [Loss]
            private double SquaredError([Integrated(0, double.PositiveInfinity)] double t,
                                        ReadOnlySpan<double> a, ReadOnlySpan<double> w)
            {
                double error = ExponentialSum.At(t, a, w) - target.At(t);
                return error * error;
            }
        }
        """;
}
