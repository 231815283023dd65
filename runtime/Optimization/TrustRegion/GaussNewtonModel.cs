namespace CurseOfMemory;

/// <summary>
/// The model of a sum of squares with B = 2 J^T J, through QR and the singular values of the scaled R: the Jacobian's condition is not squared.
/// </summary>
internal sealed class GaussNewtonModel : QuadraticModel
{
    private const double Rounding = 2.220446049250313e-16;

    private readonly CountedResiduals problem;
    private readonly RobustLoss loss;
    private readonly int parameters;
    private readonly double[] residuals, trialResiduals, jacobian, scratch, image, shifted;
    private readonly double[] columns, vectors, singular, lambda, slopes, coordinates;
    private readonly int[] indices;

    public GaussNewtonModel(CountedResiduals problem, RobustLoss loss) : base(problem)
    {
        (this.problem, this.loss, parameters) = (problem, loss, problem.Parameters);
        // At least as many rows as columns: rows without a residual stay zero.
        int rows = Math.Max(problem.Count, parameters);
        (residuals, trialResiduals, jacobian) = (new double[rows], new double[problem.Count], new double[rows * parameters]);
        (scratch, image, shifted) = (new double[parameters], new double[parameters], new double[parameters]);
        (columns, vectors) = (new double[parameters * parameters], new double[parameters * parameters]);
        (singular, lambda, slopes, coordinates) = (new double[parameters], new double[parameters], new double[parameters], new double[parameters]);
        indices = new int[parameters];
    }

    /// <summary>Inside Moré's 0.1 to 100: of the certified problems, 0.1 and 100 lose some from far starts, 10 none.</summary>
    public override double FirstRadius => 10;

    public override double Value(ReadOnlySpan<double> at) => problem.TryResiduals(at, trialResiduals) ? Sum(trialResiduals) : double.NaN;

    public override bool TryLinearize(ReadOnlySpan<double> at, Span<double> gradient, out double value)
    {
        value = double.NaN;
        Span<double> r = residuals.AsSpan(0, problem.Count);
        residuals.AsSpan(problem.Count).Clear();
        jacobian.AsSpan(problem.Count * parameters).Clear();
        if (!problem.TryJacobian(at, r, jacobian.AsSpan(0, problem.Count * parameters)))
            return false;
        value = Sum(r);
        Correct(r);
        gradient.Clear();
        // dJ/dtheta = 2 J^T r.
        for (int n = 0; n < r.Length; n++)
            Vectors.AddScaled(gradient, 2 * r[n], jacobian.AsSpan(n * parameters, parameters));
        HouseholderQr.Reduce(jacobian, residuals, scratch);
        return double.IsFinite(value) && Vectors.AreFinite(gradient);
    }

    /// <summary>The largest norm of each column of the Jacobian so far (Moré 1978).</summary>
    public override void Rescale(Span<double> scale)
    {
        if (Log.Evaluations == 1)
            scale.Clear();
        for (int i = 0; i < parameters; i++)
        {
            double square = 0;
            for (int k = 0; k <= i; k++)
                square += R(k, i) * R(k, i);
            scale[i] = Math.Max(scale[i], Math.Sqrt(square));
            if (scale[i] == 0)
                scale[i] = 1;
        }
    }

    public override void Multiply(ReadOnlySpan<double> vector, Span<double> product)
    {
        MultiplyR(vector, image);
        product.Clear();
        for (int k = 0; k < parameters; k++)
            for (int i = k; i < parameters; i++)
                product[i] += 2 * R(k, i) * image[k];
    }

    public override void Solve(ReadOnlySpan<bool> free, ReadOnlySpan<double> gradient, ReadOnlySpan<double> scale, double radius, Span<double> step)
    {
        int n = SelectColumns(free, scale);
        if (n == 0)
            return;
        MultiplyR(step, shifted);
        Vectors.AddScaled(shifted, 1, residuals.AsSpan(0, parameters));
        DecomposeColumns(n);
        SecularEquation.Solve(lambda.AsSpan(0, n), slopes.AsSpan(0, n), radius, coordinates.AsSpan(0, n));
        for (int k = 0; k < n; k++)
        {
            double sum = 0;
            for (int j = 0; j < n; j++)
                sum += vectors[j * parameters + k] * coordinates[j];
            step[indices[k]] = sum / scale[indices[k]];
        }
    }

    /// <summary>The free columns of R / scale, the others zero.</summary>
    private int SelectColumns(ReadOnlySpan<bool> free, ReadOnlySpan<double> scale)
    {
        columns.AsSpan().Clear();
        int n = 0;
        for (int i = 0; i < parameters; i++)
        {
            if (!free[i])
                continue;
            for (int k = 0; k <= i; k++)
                columns[n * parameters + k] = R(k, i) / scale[i];
            indices[n++] = i;
        }
        return n;
    }

    /// <summary>Eigenvalues sigma^2 and slopes of the half model in the coordinates of the singular vectors.</summary>
    private void DecomposeColumns(int n)
    {
        JacobiSvd.Decompose(columns, singular, vectors);
        double negligible = parameters * Rounding * Vectors.MaximumSize(singular);
        // Columns that are not free are zero and stay behind the free ones: no rotation touches them.
        for (int j = 0; j < n; j++)
        {
            bool counts = singular[j] > negligible;
            lambda[j] = counts ? singular[j] * singular[j] : 0;
            slopes[j] = counts ? Vectors.Dot(columns.AsSpan(j * parameters, parameters), shifted) : 0;
        }
    }

    /// <summary>product_k = sum_i R_ki vector_i.</summary>
    private void MultiplyR(ReadOnlySpan<double> vector, Span<double> product)
    {
        for (int k = 0; k < parameters; k++)
            product[k] = Vectors.Dot(jacobian.AsSpan(k * parameters + k, parameters - k), vector[k..]);
    }

    private double R(int row, int column) => jacobian[row * parameters + column];

    private double Sum(ReadOnlySpan<double> r)
    {
        if (loss.IsSquared)
            return Vectors.Square(r);
        double sum = 0;
        foreach (double residual in r)
            sum += loss.Of(residual);
        return sum;
    }

    private void Correct(Span<double> r)
    {
        for (int n = 0; n < r.Length && !loss.IsSquared; n++)
        {
            (double residual, double row) = loss.Factors(r[n]);
            r[n] *= residual;
            foreach (ref double slope in jacobian.AsSpan(n * parameters, parameters))
                slope *= row;
        }
    }
}
