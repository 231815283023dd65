using CurseOfMemory;
using Paper.Definitions;

namespace Paper.Optimisers;

/// <summary>A loss that remembers what an optimiser saw of it.</summary>
internal sealed class WatchedLoss(MemoryLoss loss) : IObjective<double>
{
    private readonly List<double> _seen = [];

    /// <summary>The least loss up to each evaluation.</summary>
    public IReadOnlyList<double> Least => _seen;

    /// <summary>The number of evaluations after which the loss had fallen below a level; null if it never did.</summary>
    public int? FirstBelow(double level) => _seen.FindIndex(value => value < level) is >= 0 and var found ? found : null;

    public double Value(ReadOnlySpan<double> theta) => Seen(loss.Value(theta));

    public double Gradient(ReadOnlySpan<double> theta, Span<double> gradient) => Seen(loss.Gradient(theta, gradient));

    public double Hessian(ReadOnlySpan<double> theta, Span<double> gradient, Span<double> hessian) => Seen(loss.Hessian(theta, gradient, hessian));

    public double HessianProduct(ReadOnlySpan<double> theta, ReadOnlySpan<double> direction, Span<double> gradient, Span<double> product)
        => Seen(loss.HessianProduct(theta, direction, gradient, product));

    public string? Violation(ReadOnlySpan<double> theta) => loss.Violation(theta);

    private double Seen(double value)
    {
        _seen.Add(double.IsNaN(value) ? Last : Math.Min(value, Last));
        return value;
    }

    private double Last => _seen.Count == 0 ? double.PositiveInfinity : _seen[^1];
}
