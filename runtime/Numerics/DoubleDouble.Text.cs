using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CurseOfMemory;

public readonly partial struct DoubleDouble
{
    private const NumberStyles Style = NumberStyles.Float;

    /// <summary>The shortest of 17, 32, 33, ... digits that parse back to the same number.</summary>
    public override string ToString() => ToString(null, null);

    /// <summary>The number as text.</summary>
    /// <param name="format">Null, empty, G or R: 17, 32 or more digits, as many as parse back to the same number. G32: 32 digits, without zeros at the
    /// end. E31: 31 digits behind the point, always with an exponent.</param>
    /// <param name="formatProvider">The culture; null for the current one.</param>
    /// <exception cref="FormatException">The format is another one.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider = null)
    {
        var culture = NumberFormatInfo.GetInstance(formatProvider);
        var (kind, digits) = DoubleDoubleText.ParseFormat(format);
        if (!double.IsFinite(hi) || hi == 0)
            return hi.ToString(kind == 'E' ? format : "R", culture);
        return digits > 0
            ? DoubleDoubleText.Print(this, digits, kind == 'E', culture)
            : DoubleDoubleText.PrintAllDigits(this, culture);
    }

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        string text = ToString(format.ToString(), provider);
        bool fits = text.TryCopyTo(destination);
        charsWritten = fits ? text.Length : 0;
        return fits;
    }

    /// <summary>The nearest number to a decimal text; NaN and infinities as double reads them.</summary>
    /// <exception cref="FormatException">The text is no number.</exception>
    public static DoubleDouble Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null)
        => TryParse(s, provider, out DoubleDouble result) ? result : throw new FormatException($"\"{s}\" is not a number.");

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static DoubleDouble Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out DoubleDouble result) => TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out DoubleDouble result)
    {
        bool read = double.TryParse(s, Style, provider, out double high);
        result = read && high != 0 && double.IsFinite(high)
            ? FromSum(high, DoubleDoubleText.Remainder(s, high, NumberFormatInfo.GetInstance(provider)))
            : high;
        return read;
    }
}
