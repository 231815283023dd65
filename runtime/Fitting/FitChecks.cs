namespace CurseOfMemory;

/// <summary>What is asked of the arguments of a fit.</summary>
internal static class FitChecks
{
    public static void Options(FitOptions options, int count, int parameters)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(options.Loss, "options.Loss");
        ArgumentNullException.ThrowIfNull(options.Search, "options.Search");
        Length(nameof(options.Weights), options.Weights?.Count, count, "residual");
        Length(nameof(options.Observations), options.Observations?.Count, count, "residual");
        Length(nameof(options.Names), options.Names?.Count, parameters, "parameter");
        for (int n = 0; options.Weights is not null && n < count; n++)
            OptimizationChecks.NotNegative(options.Weights[n], $"Weights[{n}]");
        for (int n = 0; options.Observations is not null && n < count; n++)
            if (!double.IsFinite(options.Observations[n]))
                throw new ArgumentException($"Observations[{n}] = {FlowNumber.Text(options.Observations[n])} must be finite.", nameof(options));
    }

    /// <summary>Refuses empty data, and fewer residuals with a weight than parameters that are free to move.</summary>
    public static void Counts(FitOptions options, int count, int parameters)
    {
        if (count < 1)
            throw new ArgumentException("residuals has Count = 0; a fit needs data.", "residuals");
        int weighted = options.Weights?.Count(weight => weight > 0) ?? count, free = 0;
        for (int i = 0; i < parameters; i++)
            free += options.Lower is not null && options.Upper is not null && options.Lower[i] == options.Upper[i] ? 0 : 1;
        if (weighted < free)
            throw new ArgumentException($"residuals has {weighted} residuals that count; the fit has {free} free parameters and needs at least as many.", "residuals");
    }

    private static void Length(string name, int? length, int expected, string what)
    {
        if (length is { } found && found != expected)
            throw new ArgumentException($"{name} has length {found}; expected {expected}, one for each {what}.", "options");
    }
}
