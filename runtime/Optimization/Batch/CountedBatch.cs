namespace CurseOfMemory;

/// <summary>An objective over B problems at a time.</summary>
internal abstract class CountedBatch(int parameters, int problems)
{
    public int Parameters => parameters;

    public int Problems => problems;

    public abstract void Evaluate(ReadOnlySpan<double> theta, Span<double> values, Span<double> gradients);

    public abstract void Product(ReadOnlySpan<double> theta, ReadOnlySpan<double> directions, Span<double> products);

    /// <summary>Why J is not finite at a problem's point.</summary>
    public string Describe(ReadOnlySpan<double> theta, int problem)
    {
        double[] point = new double[parameters];
        for (int i = 0; i < parameters; i++)
            point[i] = theta[i * problems + problem];
        return Violation(point) ?? $"J or a derivative is not finite at theta = ({string.Join(", ", point.Select(FlowNumber.Text))})";
    }

    protected abstract string? Violation(double[] point);
}

/// <summary>One objective, held by value so that a struct's calls are direct.</summary>
internal sealed class CountedBatch<TObjective>(TObjective objective, int parameters, int problems) : CountedBatch(parameters, problems)
    where TObjective : IBatchedObjective<double>
{
    private readonly double[] scratchValues = new double[problems], scratchGradients = new double[parameters * problems];
#pragma warning disable IDE0044 // A readonly field would be copied at each call.
    private TObjective objective = objective;
#pragma warning restore IDE0044

    public override void Evaluate(ReadOnlySpan<double> theta, Span<double> values, Span<double> gradients) => objective.Gradients(theta, values, gradients);

    public override void Product(ReadOnlySpan<double> theta, ReadOnlySpan<double> directions, Span<double> products)
        => objective.HessianProducts(theta, directions, scratchValues, scratchGradients, products);

    protected override string? Violation(double[] point) => (objective as IObjective<double>)?.Violation(point);
}
