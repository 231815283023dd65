using System.ComponentModel;
using System.Globalization;

namespace CurseOfMemory;

/// <summary>The sentences of <see cref="IObjective{T}.Violation"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Violations
{
    /// <summary>The first parameter of a block that is not a finite number, or null.</summary>
    public static string? NotFinite(string name, ReadOnlySpan<double> block)
    {
        for (int i = 0; i < block.Length; i++)
        {
            if (!double.IsFinite(block[i]))
                return NotFinite(name, i, block[i]);
        }
        return null;
    }

    /// <summary>A scalar parameter that is not a finite number, or null.</summary>
    public static string? NotFinite(string name, double value) => double.IsFinite(value) ? null : NotFinite(name, -1, value);

    private static string NotFinite(string name, int index, double value) => $"{Parameter(name, index, value)} is not a finite number.";

    /// <summary>An integral that diverges because an exponent is not positive.</summary>
    public static string Diverges(string? name, int index, double value, string exponent) => name is null
        ? $"The integral converges only where {exponent} > 0."
        : $"{Parameter(name, index, value)} is out of range: the integral converges only where {exponent} > 0.";

    /// <summary>A moment of a target that is not a number.</summary>
    public static string Moment(string? name, int index, double value, string moment) => name is null
        ? $"The target's moment {moment} is not a number."
        : $"{Parameter(name, index, value)} is out of range: the target's moment {moment} is not a number there.";

    /// <summary>The sentence for a loss that is NaN though no single parameter is to blame.</summary>
    public static string? NotANumber(double value) =>
        double.IsNaN(value) ? "The loss is not a number here, though every parameter is finite and every integral converges." : null;

    private static string Parameter(string name, int index, double value)
    {
        string number = value.ToString("R", CultureInfo.InvariantCulture);
        return index < 0 ? $"{name} = {number}" : $"{name}[{index.ToString(CultureInfo.InvariantCulture)}] = {number}";
    }
}
