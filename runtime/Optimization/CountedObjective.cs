namespace CurseOfMemory;

/// <summary>An objective whose evaluations are counted and checked.</summary>
internal abstract class CountedObjective(int parameters) : EvaluationLog(parameters)
{
    private readonly double[] scratch = new double[parameters];

    /// <summary>J; NaN where it is not below infinity.</summary>
    public double Value(ReadOnlySpan<double> at)
    {
        Evaluations++;
        return Comparable(at, EvaluateValue(at));
    }

    public bool TryGradient(ReadOnlySpan<double> at, Span<double> gradient, out double value)
    {
        Evaluations++;
        value = EvaluateGradient(at, gradient);
        return Check(at, value, gradient);
    }

    public bool TryHessian(ReadOnlySpan<double> at, Span<double> gradient, Span<double> hessian, out double value)
    {
        Evaluations++;
        value = EvaluateHessian(at, gradient, hessian);
        return Check(at, value, gradient, hessian);
    }

    public void Product(ReadOnlySpan<double> at, ReadOnlySpan<double> direction, Span<double> product)
    {
        HessianProducts++;
        EvaluateProduct(at, direction, scratch, product);
    }

    protected abstract double EvaluateValue(ReadOnlySpan<double> at);

    protected abstract double EvaluateGradient(ReadOnlySpan<double> at, Span<double> gradient);

    protected abstract double EvaluateHessian(ReadOnlySpan<double> at, Span<double> gradient, Span<double> hessian);

    protected abstract double EvaluateProduct(ReadOnlySpan<double> at, ReadOnlySpan<double> direction, Span<double> gradient, Span<double> product);
}

/// <summary>One objective, held by value so that a struct's calls are direct.</summary>
internal sealed class CountedObjective<TObjective>(TObjective objective, int parameters) : CountedObjective(parameters)
    where TObjective : IObjective<double>
{
#pragma warning disable IDE0044 // A readonly field would be copied at each call.
    private TObjective objective = objective;
#pragma warning restore IDE0044

    protected override double EvaluateValue(ReadOnlySpan<double> at) => objective.Value(at);

    protected override double EvaluateGradient(ReadOnlySpan<double> at, Span<double> gradient) => objective.Gradient(at, gradient);

    protected override double EvaluateHessian(ReadOnlySpan<double> at, Span<double> gradient, Span<double> hessian) => objective.Hessian(at, gradient, hessian);

    protected override double EvaluateProduct(ReadOnlySpan<double> at, ReadOnlySpan<double> direction, Span<double> gradient, Span<double> product)
        => objective.HessianProduct(at, direction, gradient, product);

    protected override string? Violation(ReadOnlySpan<double> at) => objective.Violation(at);
}
