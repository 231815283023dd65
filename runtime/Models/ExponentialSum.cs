namespace CurseOfMemory;

/// <summary>
/// The kernel of a linear recurrent network whose recurrent matrix is diagonal with real rates. Its assembly carries its graph, so that losses of other projects
/// integrate and differentiate it in closed form.
/// </summary>
/// <remarks>A type of this name in a project's own namespace, or in the global one, comes before this one.</remarks>
public static class ExponentialSum
{
    /// <summary>The kernel of a diagonal linear RNN: sum_i a_i exp(-w_i t).</summary>
    /// <param name="t">The time since the input, in units of 1/w.</param>
    /// <param name="a">The amplitudes: output weight times input weight of each neuron.</param>
    /// <param name="w">The decay rates, as many.</param>
    /// <returns>The response at t to a unit impulse at 0.</returns>
    [Differentiable]
    public static double At(double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * Math.Exp(-w[i] * t);
        return sum;
    }
}
