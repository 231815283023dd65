using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace CurseOfMemory;

/// <summary>What generated objectives share: the checks of lengths, and what they return outside their domain.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ParameterBlocks
{
    /// <summary>Checks that theta is as long as its blocks: <paramref name="own"/> numbers, and the rest in equal shares.</summary>
    /// <param name="length">The length of theta.</param>
    /// <param name="shares">How many blocks share the rest.</param>
    /// <param name="own">The total length of the blocks with a length of their own.</param>
    /// <param name="blocks">The blocks in order, such as <c>(a, w)</c>.</param>
    /// <exception cref="ArgumentException">The lengths disagree.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check(int length, int shares, int own, string blocks)
    {
        int rest = length - own;
        if (shares == 0 ? rest != 0 : rest < 0 || rest % shares != 0)
            ThrowLength(length, shares, own, blocks);
    }

    /// <summary>Checks that a block has the elements that the loss reads at constant positions.</summary>
    /// <exception cref="ArgumentException">It is shorter.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckBlock(string name, int length, int needed)
    {
        if (length < needed)
            ThrowBlock(name, length, needed);
    }

    /// <summary>Checks that an argument has a length.</summary>
    /// <exception cref="ArgumentException">It has another.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckLength(string name, int length, int expected)
    {
        if (length != expected)
            ThrowLength(name, length, expected);
    }

    /// <summary>The first elements of a data array, as many as a loop reads.</summary>
    /// <exception cref="ArgumentException">It has fewer.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<double> Data(ReadOnlySpan<double> data, int count, string name)
    {
        if ((uint)count > (uint)data.Length)
            ThrowData(name, data.Length, count);
        return data[..count];
    }

    /// <summary>Fills a vector with NaN if the value is NaN, and returns the value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double OrNaN(double value, Span<double> output)
    {
        if (double.IsNaN(value))
            output.Fill(double.NaN);
        return value;
    }

    /// <summary>Fills two outputs with NaN if the value is NaN, and returns the value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double OrNaN(double value, Span<double> first, Span<double> second) => OrNaN(OrNaN(value, first), second);

    /// <summary>Fills a vector with NaN if the value is NaN, and returns the value.</summary>
    public static DoubleDouble OrNaN(DoubleDouble value, Span<DoubleDouble> output)
    {
        if (DoubleDouble.IsNaN(value))
            output.Fill(DoubleDouble.NaN);
        return value;
    }

    /// <summary>Fills two outputs with NaN if the value is NaN, and returns the value.</summary>
    public static DoubleDouble OrNaN(DoubleDouble value, Span<DoubleDouble> first, Span<DoubleDouble> second) => OrNaN(OrNaN(value, first), second);

    [DoesNotReturn]
    private static void ThrowBlock(string name, int length, int needed) =>
        throw new ArgumentException($"theta gives {name} {length} elements; the loss reads {name}[{needed - 1}], so {name} needs at least {needed}.", "theta");

    [DoesNotReturn]
    private static void ThrowLength(string name, int length, int expected) =>
        throw new ArgumentException($"{name} has length {length}; expected {expected}.", name);

    [DoesNotReturn]
    private static void ThrowData(string name, int length, int count) =>
        throw new ArgumentException($"{name} has {length} elements; the loss reads {count}.", name);

    [DoesNotReturn]
    private static void ThrowLength(int length, int shares, int own, string blocks)
    {
        string expected = (shares, own) switch
        {
            (0, _) => $"{own}",
            (_, 0) => $"a multiple of {shares}",
            (1, _) => $"at least {own}",
            _ => $"{own} plus a multiple of {shares}",
        };
        throw new ArgumentException($"theta has length {length}; the blocks {blocks} need {expected}.", "theta");
    }
}
