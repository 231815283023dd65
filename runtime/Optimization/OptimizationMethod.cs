namespace CurseOfMemory;

/// <summary>An optimisation method: a name, and how to set up its workspace.</summary>
public abstract record OptimizationMethod
{
    private protected OptimizationMethod(string name) => Name = name;

    /// <summary>The method's usual name.</summary>
    public string Name { get; }

    internal abstract Minimizer Prepare(CountedObjective objective, OptimizationOptions options);

    internal virtual BatchMinimizer PrepareBatch(CountedBatch objective, OptimizationOptions options)
        => throw new ArgumentException($"{Name} does not run in batches; the first-order methods and Newton do.", nameof(options));

    internal sealed record FirstOrder(string Name, Func<int, FirstOrderRule> CreateRule) : OptimizationMethod(Name)
    {
        internal override Minimizer Prepare(CountedObjective objective, OptimizationOptions options)
            => new FirstOrderMinimizer(objective, options, CreateRule(objective.Parameters));

        internal override BatchMinimizer PrepareBatch(CountedBatch objective, OptimizationOptions options)
            => new FirstOrderBatch(objective, options, CreateRule(objective.Parameters * objective.Problems));
    }

    internal sealed record LimitedMemory(int Pairs) : OptimizationMethod("L-BFGS")
    {
        internal override Minimizer Prepare(CountedObjective objective, OptimizationOptions options) => new LbfgsMinimizer(objective, options, Pairs);
    }

    internal sealed record NewtonTrustRegion(bool EscapeSaddles) : OptimizationMethod(EscapeSaddles ? "saddle-free Newton" : "Newton")
    {
        internal override Minimizer Prepare(CountedObjective objective, OptimizationOptions options)
            => new TrustRegionMinimizer(new NewtonModel(objective), options, EscapeSaddles);

        internal override BatchMinimizer PrepareBatch(CountedBatch objective, OptimizationOptions options)
        {
            if (EscapeSaddles)
                return base.PrepareBatch(objective, options);
            if (options.Lower is not null || options.Upper is not null)
                throw new ArgumentException("Newton in batches takes no bounds; the first-order methods do.", nameof(options));
            return new NewtonBatch(objective, options);
        }
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
