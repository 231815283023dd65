using System.Collections.Concurrent;
using System.ComponentModel;
using MathNet.Numerics.Integration;

namespace CurseOfMemory;

/// <summary>Nodes and weights of the rules that generated sums over nodes read. Each rule is computed once; do not write to the arrays.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class QuadratureRule
{
    // e^{x - e^{-x}} runs from e^{-59} to 550
    private const double First = -4, Last = 6.31;

    private static readonly ConcurrentDictionary<int, (double[] Nodes, double[] Weights)> Intervals = [], HalfLines = [];

    /// <summary>The Gauss-Legendre nodes on [0, 1].</summary>
    /// <param name="n">Their number, from 1 up.</param>
    public static double[] IntervalNodes(int n) => Intervals.GetOrAdd(n, Legendre).Nodes;

    /// <summary>The Gauss-Legendre weights on [0, 1].</summary>
    /// <inheritdoc cref="IntervalNodes(int)" path="/param"/>
    public static double[] IntervalWeights(int n) => Intervals.GetOrAdd(n, Legendre).Weights;

    /// <summary>The double-exponential nodes on [0, inf).</summary>
    /// <inheritdoc cref="IntervalNodes(int)" path="/param"/>
    public static double[] HalfLineNodes(int n) => HalfLines.GetOrAdd(n, DoubleExponential).Nodes;

    /// <summary>The double-exponential weights on [0, inf).</summary>
    /// <inheritdoc cref="IntervalNodes(int)" path="/param"/>
    public static double[] HalfLineWeights(int n) => HalfLines.GetOrAdd(n, DoubleExponential).Weights;

    private static (double[], double[]) Legendre(int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        GaussLegendreRule rule = new(0, 1, n);
        return (rule.Abscissas, rule.Weights);
    }

    // The trapezoidal rule for t = e^{x - e^{-x}}, dt = (1 + e^{-x}) t dx (H. Takahasi and M. Mori, Publ. RIMS 9, 1974)
    private static (double[], double[]) DoubleExponential(int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        double[] nodes = new double[n], weights = new double[n];
        double step = (Last - First) / n;
        for (int k = 0; k < n; k++)
        {
            double x = First + (k + 0.5) * step, decay = Math.Exp(-x);
            nodes[k] = Math.Exp(x - decay);
            weights[k] = step * (1 + decay) * nodes[k];
        }
        return (nodes, weights);
    }
}
