using CurseOfMemory;

namespace Paper.Definitions;

/// <summary>The model of the paper's analysis: a linear RNN with a diagonal recurrent matrix, which is known by its kernel.</summary>
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
