using System.Globalization;

namespace CurseOfMemory.Generator.Writing;

/// <summary>How a double is written in C#: with the fewest digits that read back as the same bits.</summary>
internal static class Numbers
{
    private static readonly string[] s_formats = ["G15", "G16", "G17"];

    public static string Text(double value) => value switch
    {
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        _ when double.IsNaN(value) => "double.NaN",
        0 => 1 / value < 0 ? "-0.0" : "0",
        _ => Shortest(value),
    };

    private static string Shortest(double value)
    {
        string text = "";
        foreach (string format in s_formats)
        {
            text = value.ToString(format, CultureInfo.InvariantCulture);
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double read) && read.Equals(value))
                break;
        }
        return text;
    }
}
