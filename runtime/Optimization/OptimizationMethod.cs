namespace CurseOfMemory;

/// <summary>An optimisation method: a name, and how to set up its workspace.</summary>
public abstract record OptimizationMethod
{
    private protected OptimizationMethod(string name) => Name = name;

    /// <summary>The method's usual name.</summary>
    public string Name { get; }

    internal abstract Minimizer Prepare(CountedObjective objective, OptimizationOptions options);

    internal sealed record FirstOrder(string Title, Func<int, FirstOrderRule> CreateRule) : OptimizationMethod(Title)
    {
        internal override Minimizer Prepare(CountedObjective objective, OptimizationOptions options)
            => new FirstOrderMinimizer(objective, options, CreateRule(objective.Parameters));
    }

    internal sealed record LimitedMemory(int Pairs) : OptimizationMethod("L-BFGS")
    {
        internal override Minimizer Prepare(CountedObjective objective, OptimizationOptions options) => new LbfgsMinimizer(objective, options, Pairs);
    }

    internal sealed record NewtonTrustRegion(bool EscapeSaddles) : OptimizationMethod(EscapeSaddles ? "saddle-free Newton" : "Newton")
    {
        internal override Minimizer Prepare(CountedObjective objective, OptimizationOptions options)
            => new TrustRegionMinimizer(new NewtonModel(objective), options, EscapeSaddles);
    }

    internal sealed record TruncatedNewton() : OptimizationMethod("Newton-CG")
    {
        internal override Minimizer Prepare(CountedObjective objective, OptimizationOptions options)
            => new TrustRegionMinimizer(new ConjugateGradientModel(objective), options, escapeSaddles: false);
    }

    internal sealed record GaussNewton() : OptimizationMethod("Levenberg-Marquardt")
    {
        internal override Minimizer Prepare(CountedObjective objective, OptimizationOptions options)
            => throw new ArgumentException("Levenberg-Marquardt minimises residuals; pass an IResiduals to Minimize.LeastSquares.", nameof(options));
    }
}
