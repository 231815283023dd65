using static System.FormattableString;

namespace CurseOfMemory;

/// <summary>The checks of arguments: each refusal names the argument, its value and the limit.</summary>
internal static class ApproximationChecks
{
    public static void Terms(int terms, int limit)
    {
        if (terms < 1 || terms > limit)
            throw new ArgumentOutOfRangeException(nameof(terms), terms, $"The number of terms is {terms}, but must lie between 1 and {limit}.");
    }

    public static void Norm(double norm, string name)
    {
        if (!double.IsFinite(norm) || !(norm > 0))
            throw new ArgumentException(Invariant($"The target's {name} is {norm:R}, but must be positive and finite for it to be approximated."), "target");
    }

    public static void Positive(double value, string name, string meaning)
    {
        if (!double.IsFinite(value) || !(value > 0))
            throw new ArgumentOutOfRangeException(name, value, Invariant($"The {meaning} is {value:R}, but must be positive and finite."));
    }

    public static void Within(double value, string name, string meaning, double from, double to)
    {
        if (!(value >= from && value <= to))
            throw new ArgumentOutOfRangeException(name, value, Invariant($"The {meaning} is {value:R}, but must lie between {from:G3} and {to:G3}."));
    }

    public static void Samples(ReadOnlySpan<double> times, ReadOnlySpan<double> values, int terms)
    {
        if (times.Length != values.Length)
            throw new ArgumentException($"There are {values.Length} values for {times.Length} times; each time needs one value.", nameof(values));
        if (times.Length < 2 * terms)
            throw new ArgumentException($"{times.Length} samples can't determine {terms} terms: {2 * terms} are needed, twice the number of terms.", nameof(values));
        for (int k = 0; k < times.Length; k++)
        {
            if (!double.IsFinite(times[k]) || !double.IsFinite(values[k]))
                throw new ArgumentException(Invariant($"Sample {k} is ({times[k]:R}, {values[k]:R}), but both numbers must be finite."), nameof(values));
        }
        int different = times.ToArray().Distinct().Count();
        if (different < 2 * terms)
            throw new ArgumentException($"Samples at {different} different times can't determine {terms} terms: {2 * terms} are needed, twice the number of terms.", nameof(times));
    }

    public static void Weights(ReadOnlySpan<double> weights, int count)
    {
        if (weights.Length != count)
            throw new ArgumentException($"There are {weights.Length} weights for {count} samples; each sample needs one weight.", nameof(weights));
        for (int k = 0; k < count; k++)
        {
            if (!double.IsFinite(weights[k]) || weights[k] < 0)
                throw new ArgumentException(Invariant($"weights[{k}] = {weights[k]:R} must be finite and not negative."), nameof(weights));
        }
    }
}
