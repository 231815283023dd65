namespace CurseOfMemory;

/// <summary>A finished fit.</summary>
public sealed class FitResult
{
    private readonly FitCovariance covariance;
    private readonly int[] bound;

    internal FitResult(OptimizationResult search, FitLinearization last, double[] residuals, Box box, FitOptions options)
    {
        (Theta, Outcome, Iterations, Evaluations, Residuals) = (search.Theta, search.Outcome, search.Iterations, search.Evaluations, residuals);
        int m = Theta.Length;
        Names = options.Names ?? [.. Enumerable.Range(0, m).Select(i => $"theta[{i}]")];
        bound = [.. Enumerable.Range(0, m).Where(i => box.Blocks(i, Theta[i], search.Gradient[i]))];
        covariance = new FitCovariance(last, [.. Enumerable.Range(0, m).Except(bound)]);
        ChiSquare = search.Value;
        DegreesOfFreedom = (options.Weights?.Count(weight => weight > 0) ?? residuals.Length) - covariance.Rank;
        ReducedChiSquare = DegreesOfFreedom > 0 ? ChiSquare / DegreesOfFreedom : double.NaN;
        Covariance = covariance.Matrix(options.KnownVariances ? 1 : ReducedChiSquare);
        StandardErrors = [.. Enumerable.Range(0, m).Select(i => Math.Sqrt(Covariance[i, i]))];
        RSquared = options.Observations is { } observed ? 1 - Vectors.Square(last.Residuals) / TotalSquare(observed, options.Weights) : null;
    }

    /// <summary>The parameters.</summary>
    public double[] Theta { get; }

    /// <summary>The parameters' names.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>
    /// The standard error of each parameter: 0 at a bound that holds it, infinite where the data don't determine it, NaN if no degree of freedom
    /// is left to estimate it from.
    /// </summary>
    public double[] StandardErrors { get; }

    /// <summary>The covariance matrix of the parameters, zero for those at a bound that holds them.</summary>
    public double[,] Covariance { get; }

    /// <summary>The residuals, without weights.</summary>
    public double[] Residuals { get; }

    /// <summary>The weighted sum of squared residuals, or of what they cost.</summary>
    public double ChiSquare { get; }

    /// <summary>Chi-square by degree of freedom; NaN if none is left.</summary>
    public double ReducedChiSquare { get; }

    /// <summary>The root of the reduced chi-square: the standard deviation of an observation of weight one.</summary>
    public double ResidualStandardDeviation => Math.Sqrt(ReducedChiSquare);

    /// <summary>The residuals that count, less the parameters that they determine.</summary>
    public int DegreesOfFreedom { get; }

    /// <summary>The share of the observations' scatter that the fit explains; null unless the options gave the observations.</summary>
    public double? RSquared { get; }

    /// <summary>Why the search ended.</summary>
    public OptimizationOutcome Outcome { get; }

    /// <summary>The steps tried.</summary>
    public int Iterations { get; }

    /// <summary>The evaluations of the residuals, with or without their Jacobian.</summary>
    public int Evaluations { get; }

    /// <summary>The rank of the Jacobian over the parameters that no bound holds.</summary>
    public int Rank => covariance.Rank;

    /// <summary>The parameters, by position, that a bound holds.</summary>
    public IReadOnlyList<int> AtBounds => bound;

    /// <summary>The parameters, by position, that the data don't determine.</summary>
    public IReadOnlyList<int> Undetermined => covariance.Undetermined;

    /// <summary>Whether the search converged and the data determine every parameter.</summary>
    public bool Succeeded => Outcome.Converged && Undetermined.Count == 0;

    /// <summary>What the data leave open, in a sentence that names the parameters; null if nothing.</summary>
    public string? RankDeficiency
    {
        get
        {
            if (Undetermined.Count == 0)
                return null;
            int[] idle = [.. Undetermined.Where(covariance.IsIdle)], mixed = [.. Undetermined.Except(idle)];
            string rank = $"the Jacobian has rank {Rank} for {Theta.Length - bound.Length} free parameters";
            string alone = idle.Length > 0 ? $"no residual depends on {Listed(idle)}" : "";
            string together = mixed.Length > 0 ? $"{Listed(mixed)} can change together without changing a residual" : "";
            return $"the data do not determine {Listed([.. Undetermined])}: {string.Join(", and ", new[] { alone, together }.Where(part => part.Length > 0))}; {rank}";
        }
    }

    /// <summary>The correlation of two parameters, by position; NaN where one of them has no finite standard error or is held by a bound.</summary>
    public double Correlation(int first, int second) => Covariance[first, second] / (StandardErrors[first] * StandardErrors[second]);

    /// <summary>The fit as a text of a few lines: values, standard errors, correlations, and why it stopped.</summary>
    public string Report() => FitReport.Text(this);

    /// <summary>The outcome's sentence.</summary>
    public override string ToString() => Outcome.Sentence;

    private string Listed(int[] parameters)
        => parameters.Length == 1 ? Names[parameters[0]] : $"{string.Join(", ", parameters[..^1].Select(i => Names[i]))} and {Names[parameters[^1]]}";

    /// <summary>The weighted sum of squares about the weighted mean.</summary>
    private static double TotalSquare(IReadOnlyList<double> observed, IReadOnlyList<double>? weights)
    {
        double total = 0, mean = 0, sum = 0;
        for (int n = 0; n < observed.Count; n++)
            (total, mean) = (total + (weights?[n] ?? 1), mean + (weights?[n] ?? 1) * observed[n]);
        mean /= total;
        for (int n = 0; n < observed.Count; n++)
            sum += (weights?[n] ?? 1) * (observed[n] - mean) * (observed[n] - mean);
        return sum;
    }
}
