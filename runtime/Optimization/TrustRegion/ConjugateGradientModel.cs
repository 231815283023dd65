namespace CurseOfMemory;

/// <summary>The model with Hessian products, minimised by conjugate gradients until they leave the trust region or meet negative curvature (Steihaug 1983).</summary>
internal sealed class ConjugateGradientModel(CountedObjective objective) : QuadraticModel(objective)
{
    private const double LoosestResidual = 0.1;

    private readonly double[] point = new double[objective.Parameters], residual = new double[objective.Parameters];
    private readonly double[] direction = new double[objective.Parameters], product = new double[objective.Parameters];
    private double firstNorm;

    public override double FirstRadius => 1;

    public override double Value(ReadOnlySpan<double> at) => objective.Value(at);

    public override bool TryLinearize(ReadOnlySpan<double> at, Span<double> gradient, out double value)
    {
        if (Log.Evaluations == 0)
            firstNorm = 0;
        at.CopyTo(point);
        return objective.TryGradient(at, gradient, out value);
    }

    public override void Multiply(ReadOnlySpan<double> vector, Span<double> product) => objective.Product(point, vector, product);

    public override void Solve(ReadOnlySpan<bool> free, ReadOnlySpan<double> gradient, ReadOnlySpan<double> scale, double radius, Span<double> step)
    {
        double square = Begin(free, gradient, scale, step), norm = Math.Sqrt(square);
        firstNorm = Math.Max(firstNorm, norm);
        // The residual shrinks with the square root of the gradient: superlinear convergence (Nocedal and Wright 2006, theorem 7.2).
        double target = norm * Math.Min(LoosestResidual, Math.Sqrt(norm / firstNorm));
        for (int iteration = 0; iteration < 2 * point.Length && Math.Sqrt(square) > target; iteration++)
        {
            Multiply(direction, product);
            double curvature = Product(free, direction, product);
            double length = square / curvature;
            if (!(curvature > 0) || ScaledNorm(free, scale, step, length) >= radius)
            {
                Move(free, step, LengthToBoundary(free, scale, step, radius));
                return;
            }
            Move(free, step, length);
            Vectors.AddScaled(residual, length, product);
            double next = Preconditioned(free, scale);
            Turn(free, scale, next / square);
            square = next;
        }
    }

    /// <summary>The residual of the model's gradient and the first direction; returns the preconditioned square of the residual.</summary>
    private double Begin(ReadOnlySpan<bool> free, ReadOnlySpan<double> gradient, ReadOnlySpan<double> scale, ReadOnlySpan<double> step)
    {
        gradient.CopyTo(residual);
        if (Vectors.MaximumSize(step) > 0)
        {
            Multiply(step, product);
            Vectors.AddScaled(residual, 1, product);
        }
        direction.AsSpan().Clear();
        Turn(free, scale, 0);
        return Preconditioned(free, scale);
    }

    /// <summary>direction = -residual / scale^2 + factor * direction.</summary>
    private void Turn(ReadOnlySpan<bool> free, ReadOnlySpan<double> scale, double factor)
    {
        for (int i = 0; i < direction.Length; i++)
            direction[i] = free[i] ? factor * direction[i] - residual[i] / (scale[i] * scale[i]) : 0;
    }

    private double Preconditioned(ReadOnlySpan<bool> free, ReadOnlySpan<double> scale)
    {
        double sum = 0;
        for (int i = 0; i < residual.Length; i++)
            sum += free[i] ? residual[i] / scale[i] * (residual[i] / scale[i]) : 0;
        return sum;
    }

    private static double Product(ReadOnlySpan<bool> free, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += free[i] ? x[i] * y[i] : 0;
        return sum;
    }

    private void Move(ReadOnlySpan<bool> free, Span<double> step, double length)
    {
        for (int i = 0; i < step.Length; i++)
            step[i] += free[i] ? length * direction[i] : 0;
    }

    /// <summary>The norm of scale (step + length * direction) over the free components.</summary>
    private double ScaledNorm(ReadOnlySpan<bool> free, ReadOnlySpan<double> scale, ReadOnlySpan<double> step, double length)
    {
        double sum = 0;
        for (int i = 0; i < step.Length; i++)
        {
            double component = free[i] ? scale[i] * (step[i] + length * direction[i]) : 0;
            sum += component * component;
        }
        return Math.Sqrt(sum);
    }

    /// <summary>The positive length at which the step along the direction meets the boundary.</summary>
    private double LengthToBoundary(ReadOnlySpan<bool> free, ReadOnlySpan<double> scale, ReadOnlySpan<double> step, double radius)
    {
        double dd = 0, sd = 0, ss = 0;
        for (int i = 0; i < step.Length; i++)
        {
            double d = free[i] ? scale[i] * direction[i] : 0, s = free[i] ? scale[i] * step[i] : 0;
            (dd, sd, ss) = (dd + d * d, sd + s * d, ss + s * s);
        }
        double room = Math.Max(radius * radius - ss, 0), root = Math.Sqrt(sd * sd + dd * room);
        return dd == 0 ? 0 : sd > 0 ? room / (sd + root) : (root - sd) / dd;
    }
}
