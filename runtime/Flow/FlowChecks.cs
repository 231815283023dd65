namespace CurseOfMemory;

/// <summary>What is asked of the arguments of a flow.</summary>
internal static class FlowChecks
{
    /// <summary>Four units of rounding: below it the error estimates of every method are rounding noise (Shampine and Gordon 1975, chapter 9).</summary>
    public const double SmallestRelativeTolerance = 4 * 2.220446049250313e-16;

    public static void Until(double until) => Positive(until, "until", nameof(until));

    public static void Start(ReadOnlySpan<double> theta0)
    {
        if (theta0.IsEmpty)
            throw new ArgumentException("theta0 is empty; a flow needs at least one parameter.", nameof(theta0));
        for (int i = 0; i < theta0.Length; i++)
            if (!double.IsFinite(theta0[i]))
                throw new ArgumentException($"theta0[{i}] = {Number(theta0[i])} must be finite.", nameof(theta0));
    }

    public static void Start(ReadOnlySpan<DoubleDouble> theta0)
    {
        var high = new double[theta0.Length];
        for (int i = 0; i < high.Length; i++)
            high[i] = theta0[i].Hi;
        Start(high);
    }

    public static void Options(FlowOptions options, int dimension)
    {
        ArgumentNullException.ThrowIfNull(options.Method, "options.Method");
        ArgumentNullException.ThrowIfNull(options.Events, "options.Events");
        for (int i = 0; i < options.Events.Count; i++)
            ArgumentNullException.ThrowIfNull(options.Events[i], $"options.Events[{i}]");
        Tolerances(options, dimension);
        Steps(options);
        if (options.HighestOrder < 1)
            throw Outside("HighestOrder", options.HighestOrder.Value, "at least 1");
        if (options.EventSamples < 1)
            throw Outside("EventSamples", options.EventSamples, "at least 1");
    }

    private static void Tolerances(FlowOptions options, int dimension)
    {
        Relative(options.RelativeTolerance, "RelativeTolerance");
        Positive(options.AbsoluteTolerance, "AbsoluteTolerance", nameof(options));
        Each(options.RelativeTolerances, "RelativeTolerances", dimension, Relative);
        Each(options.AbsoluteTolerances, "AbsoluteTolerances", dimension, (value, name) => Positive(value, name, nameof(options)));
    }

    private static void Relative(double value, string name)
    {
        if (!(value >= SmallestRelativeTolerance && value < 1))
            throw Outside(name, value, $"at least {Number(SmallestRelativeTolerance)}, four units of rounding, and below 1");
    }

    private static void Each(IReadOnlyList<double>? values, string name, int dimension, Action<double, string> check)
    {
        if (values is null)
            return;
        if (values.Count != dimension)
            throw Outside($"{name}.Count", values.Count, $"{dimension}, the length of theta0");
        for (int i = 0; i < dimension; i++)
            check(values[i], $"{name}[{i}]");
    }

    private static void Steps(FlowOptions options)
    {
        if (options.InitialStep is { } step)
            Positive(step, "InitialStep", nameof(options));
        if (!(options.MaximumStep > 0))
            throw Outside("MaximumStep", options.MaximumStep, "positive");
        if (options.MaximumSteps < 1)
            throw Outside("MaximumSteps", options.MaximumSteps, "at least 1");
        if (options.Method.IsFixedStep && options.InitialStep is null)
            throw new ArgumentException($"InitialStep = null must be positive: {options.Method.Name} takes all steps with it.", nameof(options));
        options.Controller?.Check(nameof(options));
    }

    /// <summary>The options of a flow that has no other numbers than doubles.</summary>
    public static void OptionsInDouble(FlowOptions options, int dimension)
    {
        Options(options, dimension);
        if (options.Precision == Precision.DoubleDouble)
            throw new ArgumentException("Precision = DoubleDouble is for gradient flows; this flow is computed in double.", nameof(options));
    }

    public static ArgumentException NotExtended(object objective)
        => new($"objective = {objective.GetType().Name} must implement IObjective of the scalar that Precision or the checkpoint asks for.", nameof(objective));

    public static void Positive(double value, string name, string argument)
    {
        if (!(value > 0 && double.IsFinite(value)))
            throw new ArgumentException($"{name} = {Number(value)} must be positive and finite.", argument);
    }

    private static ArgumentException Outside(string name, double value, string limit)
        => new($"{name} = {Number(value)} must be {limit}.", "options");

    private static string Number(double value) => FlowNumber.Text(value);
}
