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
}
