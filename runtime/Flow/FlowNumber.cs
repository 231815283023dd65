using System.Globalization;

namespace CurseOfMemory;

/// <summary>Numbers as the sentences of a flow print them: six digits, 3.2e7 rather than 32000000.</summary>
internal static class FlowNumber
{
    public static string Text(double value)
    {
        double size = Math.Abs(value);
        string format = size is 0 or >= 1e-4 and < 1e6 || !double.IsFinite(value) ? "G6" : "0.#####e0";
        return value.ToString(format, CultureInfo.InvariantCulture);
    }
}
