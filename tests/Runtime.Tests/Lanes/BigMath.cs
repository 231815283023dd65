using System.Numerics;

namespace CurseOfMemory.Runtime.Tests.Lanes;

/// <summary>Elementary functions to about 70 digits, by Taylor series after argument reduction.</summary>
internal static class BigMath
{
    private const int SmallBelow = -3, SeriesBits = 270, PiBits = 1500;

    /// <summary>pi 2^PiBits: long enough to reduce the largest double. Machin, pi = 16 atan(1/5) - 4 atan(1/239).</summary>
    private static readonly BigInteger PiScaled = 16 * AtanOfInverse(5) - 4 * AtanOfInverse(239);

    private static readonly BigReal Ln2 = 2 * OddSeries((BigReal)1 / 3, alternate: false);

    public static readonly BigReal Pi = new(PiScaled, -PiBits);

    public static BigReal Exp(BigReal x)
    {
        if (x.Magnitude > 12)
            return x.Sign > 0 ? new(1, 5000) : new(1, -5000);
        // e^x = 2^k (e^(r / 2^16))^(2^16)
        int k = (x / Ln2).Round();
        BigReal power = 1 + Expm1Series((x - k * Ln2).Scale(-16));
        for (int i = 0; i < 16; i++)
            power *= power;
        return power.Scale(k);
    }

    public static BigReal Expm1(BigReal x) => x.Magnitude < SmallBelow ? Expm1Series(x) : Exp(x) - 1;

    public static BigReal Log(BigReal x)
    {
        int k = x.Magnitude;
        if (x.Scale(-k) > 1.5)
            k++;
        // log(2^k m) = k log 2 + 2 atanh((m - 1) / (m + 1))
        BigReal m = x.Scale(-k);
        return k * Ln2 + 2 * OddSeries((m - 1) / (m + 1), alternate: false);
    }

    public static BigReal Log1p(BigReal x) => x.Magnitude < SmallBelow ? 2 * OddSeries(x / (2 + x), alternate: false) : Log(1 + x);

    public static BigReal Log2(BigReal x) => Log(x) / Ln2;

    public static BigReal Log10(BigReal x) => Log(x) / Log(10);

    public static BigReal Pow(BigReal x, BigReal y) => x.IsZero ? 0 : Exp(y * Log(x));

    public static BigReal Cbrt(BigReal x) => x.IsZero ? 0 : x.Sign * Pow(x.Abs(), (BigReal)1 / 3);

    public static BigReal Hypot(BigReal x, BigReal y) => (x * x + y * y).Sqrt();

    public static BigReal Sinh(BigReal x)
    {
        // sinh x = (E + E / (E + 1)) / 2 with E = e^x - 1
        BigReal e = Expm1(x.Abs());
        return x.Sign * (e + e / (e + 1)).Scale(-1);
    }

    public static BigReal Cosh(BigReal x) => (Exp(x) + Exp(-x)).Scale(-1);

    public static BigReal Tanh(BigReal x)
    {
        BigReal e = Expm1(2 * x.Abs());
        return x.Sign * (e / (e + 2));
    }

    public static BigReal Asinh(BigReal x)
    {
        BigReal a = x.Abs();
        return x.Sign * Log1p(a + a * a / (1 + (1 + a * a).Sqrt()));
    }

    public static BigReal Acosh(BigReal x) => Log1p(x - 1 + ((x - 1) * (x + 1)).Sqrt());

    public static BigReal Atanh(BigReal x) => Log1p(2 * x / (1 - x)).Scale(-1);

    public static BigReal Sin(double x) => SinOfQuarter(x, 0);

    public static BigReal Cos(double x) => SinOfQuarter(x, 1);

    public static BigReal Tan(double x) => Sin(x) / Cos(x);

    public static BigReal Asin(BigReal x) => Atan2(x, ((1 - x) * (1 + x)).Sqrt());

    public static BigReal Acos(BigReal x) => Atan2(((1 - x) * (1 + x)).Sqrt(), x);

    public static BigReal Atan(BigReal x)
    {
        if (x.Abs() > 1)
            return x.Sign * Pi.Scale(-1) - Atan(1 / x);
        // atan x = 2 atan(x / (1 + sqrt(1 + x^2))), three times
        for (int i = 0; i < 3; i++)
            x /= 1 + (1 + x * x).Sqrt();
        return OddSeries(x, alternate: true).Scale(3);
    }

    public static BigReal Atan2(BigReal y, BigReal x)
        => x.IsZero ? y.Sign * Pi.Scale(-1) : x.Sign > 0 ? Atan(y / x) : Atan(y / x) + (y.Sign < 0 ? -Pi : Pi);

    /// <summary>sin(x + quarters pi/2), x reduced exactly by multiples of pi/2.</summary>
    private static BigReal SinOfQuarter(double x, int quarters)
    {
        BigInteger scaled = ((BigReal)x).Times2ToThe(PiBits), half = PiScaled >> 1;
        BigInteger count = BigInteger.Divide(2 * BigInteger.Abs(scaled) + half, 2 * half) * scaled.Sign;
        var rest = new BigReal(scaled - count * PiScaled / 2, -PiBits);
        int quadrant = (int)(((count + quarters) % 4 + 4) % 4);
        BigReal value = quadrant % 2 == 0 ? Taylor(rest, rest, 1) : Taylor(1, rest, 0);
        return quadrant < 2 ? value : -value;
    }

    /// <summary>first (1 - x^2 / ((n+1)(n+2)) + x^4 / ((n+1) .. (n+4)) - ...)</summary>
    private static BigReal Taylor(BigReal first, BigReal x, int n)
    {
        BigReal sum = first, term = first;
        for (int k = n + 2; term.Magnitude > sum.Magnitude - SeriesBits && !term.IsZero; k += 2)
            sum += term = -(term * x * x) / (k * (k - 1));
        return sum;
    }

    private static BigReal Expm1Series(BigReal x)
    {
        BigReal sum = x, term = x;
        for (int k = 2; term.Magnitude > sum.Magnitude - SeriesBits && !term.IsZero; k++)
            sum += term = term * x / k;
        return sum;
    }

    /// <summary>x -+ x^3/3 + x^5/5 -+ ...: atan (alternating) or atanh.</summary>
    private static BigReal OddSeries(BigReal x, bool alternate)
    {
        BigReal sum = x, power = x, square = alternate ? -(x * x) : x * x;
        for (int k = 3; power.Magnitude > sum.Magnitude - SeriesBits && !power.IsZero; k += 2)
            sum += (power *= square) / k;
        return sum;
    }

    /// <summary>atan(1 / n) 2^PiBits.</summary>
    private static BigInteger AtanOfInverse(int n)
    {
        BigInteger power = (BigInteger.One << PiBits) / n, sum = power;
        for (int k = 3; !power.IsZero; k += 2)
            sum += (power = -power / (n * n)) / k;
        return sum;
    }
}
