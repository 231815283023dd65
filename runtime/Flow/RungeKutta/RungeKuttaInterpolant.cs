namespace CurseOfMemory;

/// <summary>
/// Dense output in the nested form of Hairer's codes: with s the share of the step and r = 1 - s,
/// theta = y + s (F_0 + r (F_1 + s (F_2 + r (F_3 + ...)))). A segment holds y, F_0, F_1, ...
/// </summary>
internal sealed class RungeKuttaInterpolant(int coefficients) : FlowInterpolant
{
    public override void Evaluate(ReadOnlySpan<double> segment, double tau, Span<double> theta)
    {
        double s = (tau - segment[0]) / (segment[1] - segment[0]), r = 1 - s;
        int n = theta.Length;
        theta.Clear();
        for (int c = coefficients - 1; c >= 0; c--)
        {
            ReadOnlySpan<double> coefficient = segment.Slice(HeaderLength + (1 + c) * n, n);
            double share = c % 2 == 0 ? s : r;
            for (int i = 0; i < n; i++)
                theta[i] = share * (coefficient[i] + theta[i]);
        }
        FlowVectors.AddScaled(theta, 1, segment.Slice(HeaderLength, n));
    }
}
