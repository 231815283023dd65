using System.Runtime.Intrinsics;

namespace CurseOfMemory;

/// <summary>The allowed error of each component, AbsoluteTolerance_i + RelativeTolerance_i |theta_i|.</summary>
internal sealed class FlowTolerances
{
    private readonly int dimension;
    private readonly double[] relative, absolute;

    public FlowTolerances(FlowOptions options, int dimension)
    {
        this.dimension = dimension;
        relative = Components(options.RelativeTolerances, options.RelativeTolerance, 0);
        absolute = Components(options.AbsoluteTolerances, options.AbsoluteTolerance, double.PositiveInfinity);
    }

    /// <summary>The smallest relative tolerance.</summary>
    public double Relative => relative.Take(dimension).Min();

    /// <summary>
    /// Each relative tolerance r replaced by factor r^power, and the absolute ones in proportion: what an error estimate of another order than the
    /// method's must meet (Hairer and Wanner, RADAU5).
    /// </summary>
    public void Raise(double factor, double power)
    {
        for (int i = 0; i < dimension; i++)
        {
            double raised = factor * Math.Pow(relative[i], power);
            absolute[i] *= raised / relative[i];
            relative[i] = raised;
        }
    }

    /// <summary>weights = 1 / (absolute + relative * max(|theta|, |theta + increment|)): what makes an allowed error one.</summary>
    public void Weigh(ReadOnlySpan<double> theta, ReadOnlySpan<double> increment, Span<double> weights)
    {
        for (int i = 0; i < weights.Length; i += Lanes256.Count)
        {
            Lanes256 start = Lanes256.Load(theta, i), end = start + Lanes256.Load(increment, i);
            Lanes256 size = Lanes256.Max(Lanes256.Abs(start), Lanes256.Abs(end));
            Lanes256.Store(Lanes256.Reciprocal(Lanes256.MultiplyAdd(Lanes256.Load(relative, i), size, Lanes256.Load(absolute, i))), weights, i);
        }
    }

    /// <summary>The same for an increment in blocks; the weights beyond theta are zero.</summary>
    public void Weigh(FlowSystem system, ReadOnlySpan<Vector256<double>> increment, Span<Vector256<double>> weights)
    {
        ReadOnlySpan<Vector256<double>> theta = system.ThetaBlocks, relative = FlowBlocks.Of(this.relative), absolute = FlowBlocks.Of(this.absolute);
        for (int i = 0; i < weights.Length; i++)
        {
            Vector256<double> size = Vector256.Max(Vector256.Abs(theta[i]), Vector256.Abs(theta[i] + increment[i]));
            weights[i] = Vector256<double>.One / Vector256.FusedMultiplyAdd(relative[i], size, absolute[i]);
        }
    }

    /// <summary>A tolerance for each component, and behind the last one what fills a block of four.</summary>
    private double[] Components(IReadOnlyList<double>? each, double all, double beyond)
    {
        double[] components = new double[FlowBlocks.PaddedLength(dimension)];
        for (int i = 0; i < components.Length; i++)
            components[i] = i >= dimension ? beyond : each?[i] ?? all;
        return components;
    }
}
