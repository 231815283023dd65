namespace Paper.GeneralCases;

/// <summary>What distinguishes a case of Figure 4 from the others.</summary>
internal sealed record Fig4Case
{
    /// <summary>The name in files and tables.</summary>
    public required string Name { get; init; }

    /// <summary>The name in the figure.</summary>
    public required string Title { get; init; }

    public bool Tanh { get; init; }

    /// <summary>Random cosines rather than white noise.</summary>
    public bool Cosines { get; init; }

    public bool Adam { get; init; }

    public required double Rate { get; init; }

    public required int Steps { get; init; }

    public required int Starts { get; init; }

    /// <summary>The number of sample paths; 0 for the loss in expectation.</summary>
    public required int Paths { get; init; }

    /// <summary>The part of the starts that have to show a plateau; NaN where the errata saw too little for a verdict.</summary>
    public double Expected { get; init; } = double.NaN;

    /// <summary>The case of gradient descent beside a case of Adam.</summary>
    public string? Descent { get; init; }

    /// <summary>The panel of the figure.</summary>
    public required string Panel { get; init; }

    /// <summary>The panel of gradient descent with more and more sample paths.</summary>
    public const string Numbers = "linear, number of paths N";

    /// <summary>All cases of a run.</summary>
    public static IReadOnlyList<Fig4Case> Of(Fig4Options options) => [.. General(options), .. MorePaths(options)];

    private static IEnumerable<Fig4Case> General(Fig4Options options)
    {
        int tanhPaths = options.Quick ? Math.Min(options.SamplePaths, 32) : options.SamplePaths, tanhStarts = options.Quick ? 1 : options.Starts;
        const string Linear = "linear, white noise", Tanh = "tanh, white noise", LinearCosines = "linear, random cosines", TanhCosines = "tanh, random cosines";
        var linear = new Fig4Case { Name = "", Title = "", Panel = Linear, Rate = options.AdamRate, Steps = options.LinearStepsOfRun, Starts = options.StartsOfRun, Paths = options.SamplePaths };
        Fig4Case tanh = linear with { Tanh = true, Panel = Tanh, Steps = options.TanhStepsOfRun, Starts = tanhStarts, Paths = tanhPaths };
        int adam = Math.Min(options.AdamSteps, linear.Steps), tanhAdam = Math.Min(options.AdamSteps, tanh.Steps);
        yield return linear with { Name = "linear-printed", Title = $"GD, printed step {options.PrintedRate}", Rate = options.PrintedRate, Steps = linear.Steps / 3, Expected = 0.9 };
        yield return linear with { Name = "linear", Title = $"GD, step {options.LinearRate}", Rate = options.LinearRate, Expected = 0.9 };
        yield return linear with { Name = "linear-adam", Title = "Adam", Adam = true, Steps = adam, Expected = 0.7, Descent = "linear" };
        yield return tanh with { Name = "tanh-printed", Title = $"GD, printed step {options.PrintedRate}", Rate = options.PrintedRate, Steps = Math.Max(200, tanh.Steps / 3), Expected = 0.9 };
        yield return tanh with { Name = "tanh", Title = $"GD, step {options.TanhRate}", Rate = options.TanhRate, Expected = 0.9 };
        yield return tanh with { Name = "tanh-adam", Title = "Adam", Adam = true, Steps = tanhAdam, Descent = "tanh" };
        yield return linear with { Name = "linear-cosines", Title = $"GD, step {options.CosineRate}", Panel = LinearCosines, Cosines = true, Rate = options.CosineRate, Steps = linear.Steps / 3, Expected = 0.9 };
        yield return linear with { Name = "linear-cosines-adam", Title = "Adam", Panel = LinearCosines, Cosines = true, Adam = true, Steps = adam, Descent = "linear-cosines" };
        yield return tanh with { Name = "tanh-cosines", Title = $"GD, step {options.CosineRate}", Panel = TanhCosines, Cosines = true, Rate = options.CosineRate, Steps = Math.Max(200, tanh.Steps / 3), Expected = 0.9 };
        yield return tanh with { Name = "tanh-cosines-adam", Title = "Adam", Panel = TanhCosines, Cosines = true, Adam = true, Steps = Math.Max(200, tanhAdam / 2), Descent = "tanh-cosines" };
    }

    /// <summary>Gradient descent with more and more sample paths, up to the loss in expectation.</summary>
    private static IEnumerable<Fig4Case> MorePaths(Fig4Options options)
    {
        int most = options.Quick ? 1 : 3;
        var one = new Fig4Case { Name = "", Title = "", Panel = Numbers, Rate = options.LinearRate, Steps = options.LinearStepsOfRun, Starts = Math.Min(most, options.StartsOfRun), Paths = 0 };
        foreach (int paths in options.MorePaths)
            yield return one with { Name = $"linear-{paths}", Title = $"N = {paths}", Paths = paths, Steps = one.Steps / 2, Expected = 0.9 };
        yield return one with { Name = "linear-expected", Title = "expected loss (Ito)", Expected = 1 };
    }
}
