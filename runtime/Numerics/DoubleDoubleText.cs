using System.Globalization;
using System.Numerics;

namespace CurseOfMemory;

/// <summary>Decimal text of double-double numbers, by exact integer arithmetic.</summary>
internal static class DoubleDoubleText
{
    // No sum of two doubles has more decimal digits
    private const int MostDigits = 1100;

    /// <summary>The letter G or E and the number of significant digits, 0 for as many as it takes.</summary>
    public static (char Kind, int Digits) ParseFormat(string? format)
    {
        if (string.IsNullOrEmpty(format) || format is "G" or "g" or "R" or "r")
            return ('G', 0);
        char kind = char.ToUpperInvariant(format[0]);
        if (kind is 'G' or 'E' && int.TryParse(format.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int digits) && digits is > 0 and < MostDigits)
            return (kind, kind == 'E' ? digits + 1 : digits);
        throw new FormatException($"The format of a DoubleDouble is \"{format}\", but must be G, R, G1 to G{MostDigits - 1} or E1 to E{MostDigits - 1}.");
    }

    /// <summary>As few digits as parse back to the same number.</summary>
    public static string PrintAllDigits(DoubleDouble value, NumberFormatInfo culture)
    {
        string text = Print(value, 17, false, culture);
        for (int digits = 32; DoubleDouble.Parse(text, culture) != value && digits < MostDigits; digits += digits < 36 ? 1 : digits / 4)
            text = Print(value, digits, false, culture);
        return text;
    }

    /// <summary>The number rounded to so many significant digits.</summary>
    public static string Print(DoubleDouble value, int digits, bool scientific, NumberFormatInfo culture)
    {
        var (text, exponent) = Digits(DoubleDouble.Abs(value), digits);
        string sign = value.Hi < 0 ? culture.NegativeSign : "";
        if (!scientific)
            text = text.TrimEnd('0') is { Length: > 0 } significant ? significant : "0";
        return sign + (scientific || exponent is < -5 or > 32 ? Scientific(text, exponent, culture) : Plain(text, exponent, culture));
    }

    private static string Scientific(string digits, int exponent, NumberFormatInfo culture)
        => digits[..1] + (digits.Length > 1 ? culture.NumberDecimalSeparator + digits[1..] : "")
            + "E" + (exponent < 0 ? culture.NegativeSign : culture.PositiveSign) + Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture);

    private static string Plain(string digits, int exponent, NumberFormatInfo culture)
    {
        if (exponent < 0)
            return "0" + culture.NumberDecimalSeparator + new string('0', -exponent - 1) + digits;
        digits = digits.PadRight(exponent + 1, '0');
        return digits.Length == exponent + 1 ? digits : digits[..(exponent + 1)] + culture.NumberDecimalSeparator + digits[(exponent + 1)..];
    }

    // value = 0.ddd... 10^{exponent + 1}, rounded to the nearest, halves to even
    private static (string Digits, int Exponent) Digits(DoubleDouble value, int digits)
    {
        var (mantissa, power) = Exact(value);
        int exponent = (int)Math.Floor(Math.Log10(value.Hi));
        while (true)
        {
            int shift = digits - 1 - exponent;
            string text = Quotient(mantissa, power, shift).ToString(CultureInfo.InvariantCulture);
            if (text.Length == digits)
                return (text, exponent);
            exponent += text.Length > digits ? 1 : -1;
        }
    }

    // mantissa 2^power 10^shift, rounded to a whole number
    private static BigInteger Quotient(BigInteger mantissa, int power, int shift)
    {
        BigInteger top = mantissa << Math.Max(power, 0), bottom = BigInteger.One << Math.Max(-power, 0);
        (top, bottom) = shift >= 0 ? (top * BigInteger.Pow(10, shift), bottom) : (top, bottom * BigInteger.Pow(10, -shift));
        BigInteger quotient = BigInteger.DivRem(top, bottom, out BigInteger rest);
        int half = (2 * rest).CompareTo(bottom);
        return half > 0 || half == 0 && !quotient.IsEven ? quotient + 1 : quotient;
    }

    // value = mantissa 2^power
    private static (BigInteger Mantissa, int Power) Exact(DoubleDouble value)
    {
        var (high, highPower) = Exact(value.Hi);
        var (low, lowPower) = Exact(value.Lo);
        int power = Math.Min(highPower, lowPower);
        return ((high << (highPower - power)) + (low << (lowPower - power)), power);
    }

    private static (BigInteger Mantissa, int Power) Exact(double value)
    {
        if (value == 0)
            return (0, 1023);
        int power = Math.Max(Math.ILogB(value), -1022) - 52;
        // By halves, since 2^1074 is no double
        return ((long)Math.ScaleB(Math.ScaleB(value, -power / 2), -power - -power / 2), power);
    }

    /// <summary>The number that a text says, less the double nearest to it.</summary>
    public static double Remainder(ReadOnlySpan<char> text, double high, NumberFormatInfo culture)
    {
        var (digits, exponent) = Decimal(text.Trim(), culture);
        var (mantissa, power) = Exact(high);
        // (digits 10^exponent - |mantissa| 2^power) as top / bottom
        BigInteger bottom = BigInteger.Pow(10, Math.Max(-exponent, 0)) << Math.Max(-power, 0);
        BigInteger said = digits * BigInteger.Pow(10, Math.Max(exponent, 0)) << Math.Max(-power, 0);
        BigInteger taken = (BigInteger.Abs(mantissa) << Math.Max(power, 0)) * BigInteger.Pow(10, Math.Max(-exponent, 0));
        double rest = Divide(BigInteger.Abs(said - taken), bottom);
        return said < taken != high < 0 ? -rest : rest;
    }

    // All digits of a well-formed number as an integer, and the power of ten that it is short of
    private static (BigInteger Digits, int Exponent) Decimal(ReadOnlySpan<char> text, NumberFormatInfo culture)
    {
        int split = text.IndexOfAny('e', 'E');
        int exponent = split < 0 ? 0 : int.Parse(text[(split + 1)..], NumberStyles.AllowLeadingSign, culture);
        ReadOnlySpan<char> mantissa = split < 0 ? text : text[..split];
        int point = mantissa.IndexOf(culture.NumberDecimalSeparator);
        var digits = new string(mantissa.ToArray().Where(char.IsAsciiDigit).ToArray());
        int decimals = point < 0 ? 0 : mantissa[point..].ToArray().Count(char.IsAsciiDigit);
        return (BigInteger.Parse(digits, CultureInfo.InvariantCulture), exponent - decimals);
    }

    // top / bottom, rounded once: 62 bits of the quotient with whatever follows folded into the last
    private static double Divide(BigInteger top, BigInteger bottom)
    {
        if (top.IsZero)
            return 0;
        int shift = 62 - (int)(top.GetBitLength() - bottom.GetBitLength());
        BigInteger quotient = BigInteger.DivRem(top << Math.Max(shift, 0), bottom << Math.Max(-shift, 0), out BigInteger rest);
        return Math.ScaleB((double)((ulong)quotient | (rest.IsZero ? 0ul : 1ul)), -shift);
    }
}
