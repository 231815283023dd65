using static System.FormattableString;

namespace CurseOfMemory;

/// <summary>The checks of arguments: each refusal names the argument, its value and the limit.</summary>
internal static class LandscapeChecks
{
    public static void Theta(ReadOnlySpan<double> theta, string name)
    {
        if (theta.Length == 0)
            throw new ArgumentException($"{name} has length 0; a landscape needs at least one parameter.", name);
        for (int i = 0; i < theta.Length; i++)
        {
            if (!double.IsFinite(theta[i]))
                throw new ArgumentException(Invariant($"{name}[{i}] = {theta[i]:R} must be a finite number."), name);
        }
    }

    public static void Theta(ReadOnlySpan<DoubleDouble> theta, string name)
    {
        var rounded = new double[theta.Length];
        for (int i = 0; i < theta.Length; i++)
            rounded[i] = theta[i].Hi;
        Theta((ReadOnlySpan<double>)rounded, name);
    }

    public static void Inside(string? violation, string name)
    {
        if (violation is not null)
            throw new ArgumentException($"{name} lies outside the loss's domain: {violation}", name);
    }

    public static void Length(string name, int length, int expected)
    {
        if (length != expected)
            throw new ArgumentException($"{name} has length {length}; expected {expected}.", name);
    }

    public static void Range(string name, int value, int from, int to)
    {
        if (value < from || value > to)
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}, but must lie between {from} and {to}.");
    }
}
