namespace CurseOfMemory;

/// <summary>A completely monotone target that is itself a sum of exponentials: from as many terms on, it is its own best approximation in every norm.</summary>
internal static class OwnSum
{
    /// <summary>The target's terms; null where it is not a sum of exponentials, or one of more terms.</summary>
    public static ExponentialApproximation? Of(ITarget target, int terms, string norm)
    {
        IReadOnlyList<ITarget> parts = MemoryTarget.PartsOf(target);
        if (!parts.All(part => part is ExponentialSumTarget))
            return null;
        (DoubleDouble Rate, DoubleDouble Amplitude)[] own = [.. parts.Cast<ExponentialSumTarget>().SelectMany(Terms).GroupBy(term => term.Rate)
            .Select(group => ((DoubleDouble)group.Key, (DoubleDouble)group.Sum(term => term.Amplitude))).Where(term => term.Item2 > 0).OrderBy(term => term.Item1)];
        return own.Length > terms ? null : new()
        {
            Amplitudes = [.. own.Select(term => term.Amplitude)],
            Rates = [.. own.Select(term => term.Rate)],
            Norm = norm,
            Error = 0,
            LowerBound = 0,
            Reason = ApproximationReason.Exact,
            Sentence = ExponentialApproximation.Describe(norm, own.Length, 0, "the target is this sum"),
        };
    }

    /// <summary>The terms of a sum of exponentials.</summary>
    public static IEnumerable<(double Rate, double Amplitude)> Terms(ExponentialSumTarget sum) => sum.Rates.ToArray().Zip(sum.Amplitudes.ToArray());
}
