using System.Globalization;
using ScottPlot;
using SkiaSharp;

namespace Paper.Output;

/// <summary>The ticks of an axis that holds log10: powers of ten, and 2 and 5 times these where an axis spans few of them.</summary>
internal sealed class LogarithmicTicks : ITickGenerator
{
    private const double Spacing = 40, FewDecades = 2.5;

    public Tick[] Ticks { get; private set; } = [];

    public int MaxTickCount { get; set; } = 1000;

    public void Regenerate(CoordinateRange range, Edge edge, PixelLength size, Paint paint, LabelStyle labelStyle)
    {
        double decades = range.Max - range.Min;
        // every power of ten, or each second, third, fifth of them, so that labels don't touch
        int stride = new[] { 1, 2, 3, 5, 10, 20, 50, 100, 200, 500 }.First(each => each * size.Length / decades >= Spacing || each == 500);
        Ticks = [.. Exponents(range).SelectMany(exponent => Decade(exponent, stride, decades < FewDecades)).Where(tick => range.Contains(tick.Position)).Take(MaxTickCount)];
    }

    private static IEnumerable<int> Exponents(CoordinateRange range) => Enumerable.Range((int)Math.Floor(range.Min), (int)Math.Ceiling(range.Max) - (int)Math.Floor(range.Min) + 1);

    private static IEnumerable<Tick> Decade(int exponent, int stride, bool few)
    {
        if (exponent % stride != 0)
            yield break;
        yield return Tick.Major(exponent, few && exponent is >= 0 and <= 3 ? Math.Pow(10, exponent).ToString(CultureInfo.InvariantCulture) : Power(exponent));
        for (int digit = 2; stride == 1 && digit < 10; digit++)
        {
            double position = exponent + Math.Log10(digit);
            yield return few && digit is 2 or 5 ? Tick.Major(position, Label(digit, exponent)) : Tick.Minor(position);
        }
    }

    private static string Label(int digit, int exponent) =>
        exponent is >= 0 and <= 3 ? (digit * Math.Pow(10, exponent)).ToString(CultureInfo.InvariantCulture) : $"{digit}·{Power(exponent)}";

    /// <summary>10 to a power, in writing.</summary>
    public static string Power(int exponent)
        => "10" + string.Concat(exponent.ToString(CultureInfo.InvariantCulture).Select(digit => digit == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0']));
}
