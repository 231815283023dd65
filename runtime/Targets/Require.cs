using System.Globalization;

namespace CurseOfMemory;

/// <summary>The checks of constructors' arguments: each refusal names the argument, its value and the limit.</summary>
internal static class Require
{
    public static double Finite(double value, string name, string meaning) => double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, string.Create(CultureInfo.InvariantCulture, $"The {meaning} is {value}, but must be finite."));

    public static double Positive(double value, string name, string meaning) => double.IsFinite(value) && value > 0
        ? value
        : throw new ArgumentOutOfRangeException(name, string.Create(CultureInfo.InvariantCulture, $"The {meaning} is {value}, but must be positive and finite."));

    public static void Order(int n) => ArgumentOutOfRangeException.ThrowIfNegative(n);
}
