namespace CurseOfMemory;

/// <summary>
/// How to minimise. Start from a preset and change what matters: <c>OptimizationOptions.Lbfgs with { GradientTolerance = 1e-8 }</c>. The
/// tests for stopping don't change when J or a parameter is measured in other units.
/// </summary>
public sealed record OptimizationOptions
{
    /// <summary>Limited-memory BFGS with ten pairs and a strong Wolfe search; with bounds, a projected search (Nocedal and Wright 2006, chapter 7).</summary>
    public static OptimizationOptions Lbfgs { get; } = new() { Method = new OptimizationMethod.LimitedMemory(10) };

    /// <summary>Newton's method in a trust region on the exact Hessian, each step the exact minimum of the model (Moré and Sorensen 1983); for up to a few hundred parameters.</summary>
    public static OptimizationOptions Newton { get; } = new() { Method = new OptimizationMethod.NewtonTrustRegion(EscapeSaddles: false) };

    /// <summary>As <see cref="Newton"/>, but a stationary point with negative curvature is left along it rather than reported.</summary>
    public static OptimizationOptions SaddleFreeNewton { get; } = new() { Method = new OptimizationMethod.NewtonTrustRegion(EscapeSaddles: true) };

    /// <summary>Truncated Newton by conjugate gradients in a trust region, on Hessian products alone (Steihaug 1983); for many parameters.</summary>
    public static OptimizationOptions NewtonCg { get; } = new() { Method = new OptimizationMethod.TruncatedNewton() };

    /// <summary>Levenberg and Marquardt's method in Moré's scaled trust region (1978), for residuals.</summary>
    public static OptimizationOptions LevenbergMarquardt { get; } = new() { Method = new OptimizationMethod.GaussNewton(), GradientTolerance = 1e-15 };

    /// <summary>The method.</summary>
    public required OptimizationMethod Method { get; init; }

    /// <summary>
    /// Stops where |dJ/dtheta_i| max(|theta_i|, size_i) is at most this times |J| for all i, size_i being <see cref="TypicalSizes"/>; at least 0.
    /// Components that press against a bound don't count.
    /// </summary>
    public double GradientTolerance { get; init; } = 1e-10;

    /// <summary>Stops where a full step changes every parameter by at most this times |theta_i|; at least 0.</summary>
    public double StepTolerance { get; init; } = 1e-14;

    /// <summary>The run ends after so many iterations, wherever it is.</summary>
    public int MaximumIterations { get; init; } = 10_000;

    /// <summary>Lower bounds, one for each parameter; minus infinity where there is none.</summary>
    public IReadOnlyList<double>? Lower { get; init; }

    /// <summary>Upper bounds, one for each parameter; infinity where there is none.</summary>
    public IReadOnlyList<double>? Upper { get; init; }

    /// <summary>The usual size of each parameter, positive. When null: of its start, or of the largest start where it starts at 0.</summary>
    public IReadOnlyList<double>? TypicalSizes { get; init; }

    /// <summary>The first radius of a trust region relative to the scaled start; the method's own when null.</summary>
    public double? InitialRadius { get; init; }

    /// <summary>
    /// Asked at the start and after every iteration for the number of iterations and J; true ends the run, and an exception passes through, so that a run can be
    /// watched, cut short and cancelled. Batches don't ask.
    /// </summary>
    public Func<int, double, bool>? StopWhen { get; init; }

    /// <summary>Gradient descent: theta -= rate * gradient.</summary>
    /// <param name="learningRate">The rate, positive; stable below 2 over the largest eigenvalue of the Hessian.</param>
    public static OptimizationOptions GradientDescent(double learningRate)
        => FirstOrder("gradient descent", size => new MomentumRule(size, learningRate, 0, lookAhead: false), learningRate, 0);

    /// <summary>Polyak's heavy ball (1964): velocity = momentum * velocity - rate * gradient; theta += velocity.</summary>
    /// <param name="learningRate">The rate, positive.</param>
    /// <param name="momentum">The part of the velocity that is kept, in [0, 1]; at 1 nothing damps it.</param>
    public static OptimizationOptions HeavyBall(double learningRate, double momentum = 0.9)
        => FirstOrder("heavy ball", size => new MomentumRule(size, learningRate, momentum, lookAhead: false), learningRate, momentum);

    /// <summary>Nesterov's accelerated gradient (1983) in the variables of its look-ahead points (Sutskever et al. 2013).</summary>
    /// <param name="learningRate">The rate, positive.</param>
    /// <param name="momentum">The part of the velocity that is kept, in [0, 1]; at 1 nothing damps it.</param>
    public static OptimizationOptions Nesterov(double learningRate, double momentum = 0.9)
        => FirstOrder("Nesterov", size => new MomentumRule(size, learningRate, momentum, lookAhead: true), learningRate, momentum);

    /// <summary>Adam (Kingma and Ba 2015).</summary>
    /// <param name="learningRate">The rate, positive: about the change of each parameter per step.</param>
    /// <param name="firstDecay">The decay of the mean of gradients, in [0, 1).</param>
    /// <param name="secondDecay">The decay of the mean of their squares, in [0, 1).</param>
    /// <param name="epsilon">What keeps the quotient finite, positive, in the units of the gradient.</param>
    public static OptimizationOptions Adam(double learningRate = 1e-3, double firstDecay = 0.9, double secondDecay = 0.999, double epsilon = 1e-8)
        => AdamW(learningRate, 0, firstDecay, secondDecay, epsilon, "Adam");

    /// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019), whose fixed points are those of J plus the decay.</summary>
    /// <param name="learningRate">The rate, positive.</param>
    /// <param name="weightDecay">Each step also takes rate * decay of every parameter, at least 0.</param>
    /// <param name="firstDecay">The decay of the mean of gradients, in [0, 1).</param>
    /// <param name="secondDecay">The decay of the mean of their squares, in [0, 1).</param>
    /// <param name="epsilon">What keeps the quotient finite, positive, in the units of the gradient.</param>
    public static OptimizationOptions AdamW(double learningRate = 1e-3, double weightDecay = 1e-2, double firstDecay = 0.9, double secondDecay = 0.999, double epsilon = 1e-8)
        => AdamW(learningRate, weightDecay, firstDecay, secondDecay, epsilon, "AdamW");

    private static OptimizationOptions AdamW(double learningRate, double weightDecay, double firstDecay, double secondDecay, double epsilon, string name)
    {
        OptimizationChecks.Decay(firstDecay, nameof(firstDecay));
        OptimizationChecks.Decay(secondDecay, nameof(secondDecay));
        OptimizationChecks.Positive(epsilon, nameof(epsilon));
        OptimizationChecks.NotNegative(weightDecay, nameof(weightDecay));
        return FirstOrder(name, size => new AdamRule(size, learningRate, firstDecay, secondDecay, epsilon, weightDecay), learningRate, firstDecay);
    }

    private static OptimizationOptions FirstOrder(string name, Func<int, FirstOrderRule> create, double learningRate, double momentum)
    {
        OptimizationChecks.Positive(learningRate, nameof(learningRate));
        OptimizationChecks.Momentum(momentum, nameof(momentum));
        return new() { Method = new OptimizationMethod.FirstOrder(name, create), MaximumIterations = 100_000 };
    }
}
