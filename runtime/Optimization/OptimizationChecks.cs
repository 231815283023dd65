namespace CurseOfMemory;

/// <summary>What is asked of the arguments of an optimisation.</summary>
internal static class OptimizationChecks
{
    public static void Start(ReadOnlySpan<double> start, int parameters)
    {
        if (start.IsEmpty)
            throw new ArgumentException("start is empty; an optimisation needs at least one parameter.", nameof(start));
        if (start.Length != parameters)
            throw new ArgumentException($"start has length {start.Length}; this workspace was prepared for {parameters}.", nameof(start));
        for (int i = 0; i < start.Length; i++)
            if (!double.IsFinite(start[i]))
                throw new ArgumentException($"start[{i}] = {Text(start[i])} must be finite.", nameof(start));
    }

    public static void Options(OptimizationOptions options, int parameters)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(options.Method, "options.Method");
        if (parameters < 1)
            throw new ArgumentException($"parameters = {parameters} must be at least 1.", nameof(parameters));
        NotNegative(options.GradientTolerance, nameof(options.GradientTolerance));
        NotNegative(options.StepTolerance, nameof(options.StepTolerance));
        if (options.MaximumIterations < 1)
            throw new ArgumentException($"MaximumIterations = {options.MaximumIterations} must be at least 1.", nameof(options));
        if (options.InitialRadius is { } radius)
            Positive(radius, nameof(options.InitialRadius));
        Sizes(options.TypicalSizes, parameters);
    }

    public static void Batch(int length, int problems)
    {
        if (problems < 1)
            throw new ArgumentException($"problems = {problems} must be at least 1.", nameof(problems));
        if (length == 0 || length % problems != 0)
            throw new ArgumentException($"starts has length {length}; expected a positive multiple of problems = {problems}.", "starts");
    }

    public static void Positive(double value, string name)
    {
        if (!(value > 0 && double.IsFinite(value)))
            throw new ArgumentException($"{name} = {Text(value)} must be positive and finite.", name);
    }

    public static void NotNegative(double value, string name)
    {
        if (!(value >= 0 && double.IsFinite(value)))
            throw new ArgumentException($"{name} = {Text(value)} must be finite and at least 0.", name);
    }

    public static void Decay(double value, string name)
    {
        if (!(value >= 0 && value < 1))
            throw new ArgumentException($"{name} = {Text(value)} must be at least 0 and below 1.", name);
    }

    public static void Momentum(double value, string name)
    {
        if (!(value >= 0 && value <= 1))
            throw new ArgumentException($"{name} = {Text(value)} must be at least 0 and at most 1.", name);
    }

    public static void Length(string name, int length, int parameters)
    {
        if (length != parameters)
            throw new ArgumentException($"{name} has length {length}; expected {parameters}, one for each parameter.", name);
    }

    private static void Sizes(IReadOnlyList<double>? sizes, int parameters)
    {
        if (sizes is null)
            return;
        Length(nameof(OptimizationOptions.TypicalSizes), sizes.Count, parameters);
        for (int i = 0; i < sizes.Count; i++)
            Positive(sizes[i], $"TypicalSizes[{i}]");
    }

    private static string Text(double value) => FlowNumber.Text(value);
}
