using static System.FormattableString;

namespace CurseOfMemory;

/// <summary>The checks of constructors' arguments: each refusal names the argument, its value and the limit.</summary>
internal static class Require
{
    public static double Finite(double value, string name, string meaning)
        => double.IsFinite(value) ? value : throw Refusal(value, name, meaning, "must be finite");

    public static double Positive(double value, string name, string meaning)
        => double.IsFinite(value) && value > 0 ? value : throw Refusal(value, name, meaning, "must be positive and finite");

    /// <summary>Refuses a size beyond the limit, where squares would leave the range of a double.</summary>
    public static double AtMost(double limit, double value, string name, string meaning)
        => Math.Abs(value) <= limit ? value : throw Refusal(value, name, meaning, Invariant($"must be at most {limit:R} in size"));

    /// <summary>Refuses a number below the limit, where squares would leave the range of a double.</summary>
    public static double AtLeast(double limit, double value, string name, string meaning)
        => value >= limit ? value : throw Refusal(value, name, meaning, Invariant($"must be at least {limit:R}"));

    private static ArgumentOutOfRangeException Refusal(double value, string name, string meaning, string limit)
        => new(name, Invariant($"The {meaning} is {value:R}, but {limit}."));
}
