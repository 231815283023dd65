namespace CurseOfMemory;

/// <summary>A finished optimisation.</summary>
public sealed class OptimizationResult
{
    internal OptimizationResult(Minimizer minimizer, OptimizationOutcome outcome)
    {
        Theta = minimizer.Theta.ToArray();
        Gradient = minimizer.Gradient.ToArray();
        (Value, GradientNorm, Outcome) = (minimizer.Value, minimizer.GradientNorm, outcome);
        (Iterations, Evaluations, HessianProducts) = (minimizer.Iterations, minimizer.Evaluations, minimizer.HessianProducts);
    }

    /// <summary>The last good point.</summary>
    public double[] Theta { get; }

    /// <summary>J(theta).</summary>
    public double Value { get; }

    /// <summary>dJ/dtheta.</summary>
    public double[] Gradient { get; }

    /// <summary>The Euclidean norm of the gradient, without the components that press against a bound.</summary>
    public double GradientNorm { get; }

    /// <summary>The iterations: steps tried by a trust region, steps taken by the others.</summary>
    public int Iterations { get; }

    /// <summary>The evaluations of J, with or without derivatives.</summary>
    public int Evaluations { get; }

    /// <summary>The products of the Hessian with a vector.</summary>
    public int HessianProducts { get; }

    /// <summary>Why the run ended.</summary>
    public OptimizationOutcome Outcome { get; }

    /// <summary>The outcome's sentence.</summary>
    public override string ToString() => Outcome.Sentence;
}
