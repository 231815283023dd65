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

    /// <summary>The largest size of an entry of an n x n Hessian, all of which must be finite.</summary>
    public static double Size(double[] hessian, int n)
    {
        int wrong = Array.FindIndex(hessian, h => !double.IsFinite(h));
        if (wrong >= 0)
            throw new ArgumentException(Invariant($"The Hessian's entry ({wrong / n}, {wrong % n}) at theta is {hessian[wrong]:R}; a spectrum needs finite second derivatives."), "theta");
        return hessian.Max(Math.Abs);
    }

    public static void Options(SpectrumOptions options, int n)
    {
        if (options.ZeroTolerance is { } zero && !(zero >= 0 && double.IsFinite(zero)))
            throw new ArgumentOutOfRangeException(nameof(options), zero, Invariant($"The size up to which eigenvalues count as zero is {zero:R}, but must be finite and not negative."));
        Range("The dimension of the null space", options.NullSpace.Count, 0, n);
        foreach (double[] vector in options.NullSpace)
        {
            Length("a vector of the null space", vector.Length, n);
            Theta(vector, "a vector of the null space");
        }
        if (options.NullSpace.Count > 0)
            _ = OrthogonalComplement.Orthonormal(options.NullSpace);
    }

    public static void Positive(string name, double value)
    {
        if (!(value > 0) || !double.IsFinite(value))
            throw new ArgumentOutOfRangeException(name, value, Invariant($"{name} is {value:R}, but must be positive and finite."));
    }

    public static void Range(string name, int value, int from, int to)
    {
        if (value < from || value > to)
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}, but must lie between {from} and {to}.");
    }
}
