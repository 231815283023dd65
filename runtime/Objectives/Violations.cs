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

    /// <summary>The first parameter of a block that is not a finite number, or null.</summary>
    public static string? NotFinite(string name, ReadOnlySpan<DoubleDouble> block)
    {
        for (int i = 0; i < block.Length; i++)
        {
            if (!DoubleDouble.IsFinite(block[i]))
                return NotFinite(name, i, block[i]);
        }
        return null;
    }

    /// <summary>A scalar parameter that is not a finite number, or null.</summary>
    public static string? NotFinite(string name, double value) => double.IsFinite(value) ? null : NotFinite(name, -1, value);

    /// <summary>A scalar parameter that is not a finite number, or null.</summary>
    public static string? NotFinite(string name, DoubleDouble value) => DoubleDouble.IsFinite(value) ? null : NotFinite(name, -1, value);

    private static string NotFinite<T>(string name, int index, T value)
        where T : IFormattable
        => $"{Parameter(name, index, value)} is not a finite number.";

    /// <summary>An integral that diverges because an exponent is not positive.</summary>
    public static string Diverges<T>(string? name, int index, T value, string exponent)
        where T : IFormattable
        => name is null
        ? $"The integral converges only where {exponent} > 0."
        : $"{Parameter(name, index, value)} is out of range: the integral converges only where {exponent} > 0.";

    /// <summary>A moment of a target that is not a number.</summary>
    public static string Moment<T>(string? name, int index, T value, string moment)
        where T : IFormattable
        => name is null
        ? $"The target's moment {moment} is not a number."
        : $"{Parameter(name, index, value)} is out of range: the target's moment {moment} is not a number there.";

    /// <summary>The sentence for a loss that is NaN though no single parameter is to blame.</summary>
    public static string? NotANumber(double value) =>
        double.IsNaN(value) ? "The loss is not a number here, though every parameter is finite and every integral converges." : null;

    /// <inheritdoc cref="NotANumber(double)"/>
    public static string? NotANumber(DoubleDouble value) => NotANumber(value.Hi);

    private static string Parameter<T>(string name, int index, T value)
        where T : IFormattable
    {
        string number = value.ToString("R", CultureInfo.InvariantCulture);
        return index < 0 ? $"{name} = {number}" : $"{name}[{index.ToString(CultureInfo.InvariantCulture)}] = {number}";
    }
}
