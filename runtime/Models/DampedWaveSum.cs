namespace CurseOfMemory;

/// <summary>The kernel of a linear recurrent network whose recurrent matrix has conjugate pairs of complex eigenvalues -w_i +- i f_i.</summary>
public static class DampedWaveSum
{
    /// <summary>The kernel of a linear RNN with complex rates: sum_i e^{-w_i t} (a_i cos(f_i t) + b_i sin(f_i t)).</summary>
    /// <param name="t">The time since the input, in units of 1/w.</param>
    /// <param name="a">The amplitudes of the cosines.</param>
    /// <param name="b">The amplitudes of the sines, as many.</param>
    /// <param name="w">The decay rates, as many.</param>
    /// <param name="f">The angular frequencies, as many.</param>
    /// <returns>The response at t to a unit impulse at 0.</returns>
    [Differentiable]
    public static double At(double t, ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> w, ReadOnlySpan<double> f)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += Math.Exp(-w[i] * t) * (a[i] * Math.Cos(f[i] * t) + b[i] * Math.Sin(f[i] * t));
        return sum;
    }
}
