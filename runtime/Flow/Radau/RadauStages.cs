namespace CurseOfMemory;

/// <summary>How the solution for the stages of an implicit step ended.</summary>
internal enum NewtonStatus
{
    Converged,
    Diverged,
    LeftDomain,
}

/// <summary>
/// The three stages z_i = theta(tau + c_i h) - theta(tau) of a Radau step: simplified Newton iterations in the variables w = T^-1 z, in which the system falls
/// apart into a real and a complex one of the size of theta (Hairer and Wanner, IV.8).
/// </summary>
internal sealed class RadauStages(FlowSystem system, NewtonMatrix matrix)
{
    public const int MostIterations = 7;

    private readonly int n = system.Dimension;
    private readonly double[] stages = new double[RadauTable.Stages * system.Dimension], last = new double[RadauTable.Stages * system.Dimension];
    private readonly double[] transformed = new double[RadauTable.Stages * system.Dimension], change = new double[RadauTable.Stages * system.Dimension];
    private readonly double[] derivatives = new double[RadauTable.Stages * system.Dimension];
    private double lastStep;

    public int Iterations { get; private set; }

    /// <summary>The last ratio of two corrections; 0 after a single one.</summary>
    public double Rate { get; private set; }

    /// <summary>z_2, an increment to about the middle of the step.</summary>
    public ReadOnlySpan<double> Middle => Block(stages, 1);

    /// <summary>z_3, the increment over the step.</summary>
    public ReadOnlySpan<double> Increment => Block(stages, RadauTable.Stages - 1);

    /// <summary>target += sum_i weight_i z_i.</summary>
    public void AddTo(Span<double> target, double[] weights, double factor)
    {
        for (int i = 0; i < RadauTable.Stages; i++)
            FlowVectors.AddScaled(target, factor * weights[i], Block(stages, i));
    }

    /// <summary>Continues the collocation polynomial of the last step: it has the values 0, z_1, z_2, z_3 at 0, c_1, c_2, 1.</summary>
    public void Predict(double step)
    {
        stages.AsSpan().Clear();
        for (int i = 0; i < RadauTable.Stages && lastStep > 0; i++)
        {
            double x = 1 + RadauTable.Nodes[i] * step / lastStep;
            Span<double> stage = Block(stages, i);
            for (int j = 0; j < RadauTable.Stages; j++)
                FlowVectors.AddScaled(stage, Lagrange(j, x) - (j == RadauTable.Stages - 1 ? 1 : 0), Block(last, j));
        }
    }

    /// <summary>Solves for the predicted stages of a step whose matrices are factored, to a tolerance in units of the allowed error.</summary>
    public NewtonStatus Solve(double step, ReadOnlySpan<double> weights, double tolerance)
    {
        Transform(RadauTable.TInverse, stages, transformed);
        Rate = 0;
        double lastSize = 0;
        for (Iterations = 1; Iterations <= MostIterations; Iterations++)
        {
            if (!TryCorrect(step))
                return NewtonStatus.LeftDomain;
            double size = Size(weights);
            if (lastSize > 0)
                Rate = size / lastSize;
            if (IsHopeless(size, tolerance))
                return NewtonStatus.Diverged;
            Apply();
            if (size <= 0.01 * tolerance || lastSize > 0 && Rate / (1 - Rate) * size <= tolerance)
                return NewtonStatus.Converged;
            lastSize = size;
        }
        return NewtonStatus.Diverged;
    }

    /// <summary>Makes the stages those of the last step, from which the next ones are predicted.</summary>
    public void Accept(double step)
    {
        stages.CopyTo(last, 0);
        lastStep = step;
    }

    public void Transfer(FlowArchive archive)
    {
        archive.Transfer(last);
        lastStep = archive.Transfer(lastStep);
    }

    private Span<double> Block(double[] vectors, int i) => vectors.AsSpan(i * n, n);

    private bool IsHopeless(double size, double tolerance)
    {
        if (double.IsNaN(size) || Rate >= 1 && size > 0.01 * tolerance)
            return true;
        // The correction that would remain after the last iteration.
        return Rate > 0 && Rate < 1 && Math.Pow(Rate, MostIterations - Iterations) / (1 - Rate) * size > tolerance;
    }

    private static double Lagrange(int j, double x)
    {
        double[] nodes = RadauTable.Nodes;
        double product = x / nodes[j];
        for (int k = 0; k < nodes.Length; k++)
            if (k != j)
                product *= (x - nodes[k]) / (nodes[j] - nodes[k]);
        return product;
    }

    private void Transform(double[][] matrix, double[] source, double[] target)
    {
        for (int i = 0; i < RadauTable.Stages; i++)
        {
            Span<double> row = Block(target, i);
            row.Clear();
            for (int j = 0; j < RadauTable.Stages; j++)
                FlowVectors.AddScaled(row, matrix[i][j], Block(source, j));
        }
    }

    // (gamma/h - J) dw_1 = (T^-1 f)_1 - gamma/h w_1, and the same for w_2 + i w_3 with alpha + i beta.
    private bool TryCorrect(double step)
    {
        for (int i = 0; i < RadauTable.Stages; i++)
            if (!system.TryEvaluate(Block(stages, i), Block(derivatives, i), out _))
                return false;
        Transform(RadauTable.TInverse, derivatives, change);
        Span<double> d1 = Block(change, 0), d2 = Block(change, 1), d3 = Block(change, 2), w2 = Block(transformed, 1), w3 = Block(transformed, 2);
        FlowVectors.AddScaled(d1, -RadauTable.Gamma / step, Block(transformed, 0));
        FlowVectors.AddScaled(d2, -RadauTable.Alpha / step, w2);
        FlowVectors.AddScaled(d2, RadauTable.Beta / step, w3);
        FlowVectors.AddScaled(d3, -RadauTable.Beta / step, w2);
        FlowVectors.AddScaled(d3, -RadauTable.Alpha / step, w3);
        matrix.Solve(d1);
        matrix.Solve(d2, d3);
        return true;
    }

    private void Apply()
    {
        FlowVectors.AddScaled(transformed, 1, change);
        Transform(RadauTable.T, transformed, stages);
    }

    /// <summary>The root mean square of the corrections in units of the allowed error.</summary>
    private double Size(ReadOnlySpan<double> weights)
    {
        double sum = 0;
        for (int i = 0; i < RadauTable.Stages; i++)
        {
            double size = FlowVectors.Norm(Block(change, i), weights);
            sum += size * size;
        }
        return Math.Sqrt(sum / RadauTable.Stages);
    }
}
