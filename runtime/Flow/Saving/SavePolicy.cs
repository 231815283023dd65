namespace CurseOfMemory;

/// <summary>Which states a run keeps in <see cref="FlowResult.Saved"/>; without dense output they are all that it keeps.</summary>
public abstract record SavePolicy
{
    private protected SavePolicy()
    {
    }

    /// <summary>The end of each step.</summary>
    public static SavePolicy EveryStep { get; } = new Steps();

    /// <summary>The states at given times, by dense output.</summary>
    /// <param name="taus">Times from 0 on, in ascending order.</param>
    /// <exception cref="ArgumentException">A time is negative or NaN, or earlier than the one before it.</exception>
    public static SavePolicy At(params IReadOnlyList<double> taus)
    {
        ArgumentNullException.ThrowIfNull(taus);
        for (int i = 0; i < taus.Count; i++)
            if (!(taus[i] >= (i == 0 ? 0 : taus[i - 1])))
                throw new ArgumentException($"taus[{i}] = {FlowNumber.Text(taus[i])} must be at least {FlowNumber.Text(i == 0 ? 0 : taus[i - 1])}, and ascending.", nameof(taus));
        return new Times([.. taus]);
    }

    /// <summary>The states at <paramref name="from"/> and at equal ratios from there on.</summary>
    /// <param name="from">The first time, positive.</param>
    /// <param name="perDecade">How many states to keep for each power of ten of tau, positive.</param>
    /// <exception cref="ArgumentException">An argument is not positive and finite.</exception>
    public static SavePolicy Logarithmic(double from, double perDecade)
    {
        FlowChecks.Positive(from, nameof(from), nameof(from));
        FlowChecks.Positive(perDecade, nameof(perDecade), nameof(perDecade));
        return new Ratios(from, perDecade);
    }

    /// <summary>The i-th time; null for the end of whatever step, infinite after the last.</summary>
    internal abstract double? Time(int i);

    private sealed record Steps : SavePolicy
    {
        internal override double? Time(int i) => null;
    }

    private sealed record Times(double[] Taus) : SavePolicy
    {
        internal override double? Time(int i) => i < Taus.Length ? Taus[i] : double.PositiveInfinity;
    }

    private sealed record Ratios(double From, double PerDecade) : SavePolicy
    {
        internal override double? Time(int i) => From * Math.Pow(10, i / PerDecade);
    }
}
