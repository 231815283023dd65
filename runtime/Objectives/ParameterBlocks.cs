using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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

    /// <summary>The first elements of a data array, as many as a loop reads.</summary>
    /// <exception cref="ArgumentException">It has fewer.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<double> Data(double[]? data, int count, string name)
    {
        if (data is null || (uint)count > (uint)data.Length)
            ThrowData(name, data, count);
        return MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetArrayDataReference(data), count);
    }

    /// <summary>Fills a vector with NaN if the value is NaN, and returns the value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double OrNaN(double value, Span<double> output) => double.IsNaN(value) ? NaN(output) : value;

    /// <summary>Fills two outputs with NaN if the value is NaN, and returns the value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double OrNaN(double value, Span<double> first, Span<double> second) => double.IsNaN(value) ? NaN(first, second) : value;

    /// <summary>Fills a vector with NaN if the value is NaN, and returns the value.</summary>
    public static DoubleDouble OrNaN(DoubleDouble value, Span<DoubleDouble> output) => DoubleDouble.IsNaN(value) ? NaN(output) : value;

    /// <summary>Fills two outputs with NaN if the value is NaN, and returns the value.</summary>
    public static DoubleDouble OrNaN(DoubleDouble value, Span<DoubleDouble> first, Span<DoubleDouble> second) =>
        DoubleDouble.IsNaN(value) ? NaN(first, second) : value;

    // What follows is called last and by few: it costs its callers no register

    /// <summary>Fills a vector with NaN, and returns NaN.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double NaN(Span<double> output)
    {
        output.Fill(double.NaN);
        return double.NaN;
    }

    /// <summary>Fills two outputs with NaN, and returns NaN.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double NaN(Span<double> first, Span<double> second)
    {
        first.Fill(double.NaN);
        return NaN(second);
    }

    /// <summary>Fills a vector with NaN, and returns NaN.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static DoubleDouble NaN(Span<DoubleDouble> output)
    {
        output.Fill(DoubleDouble.NaN);
        return DoubleDouble.NaN;
    }

    /// <summary>Fills two outputs with NaN, and returns NaN.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static DoubleDouble NaN(Span<DoubleDouble> first, Span<DoubleDouble> second)
    {
        first.Fill(DoubleDouble.NaN);
        return NaN(second);
    }

    [DoesNotReturn]
    private static void ThrowBlock(string name, int length, int needed) =>
        throw new ArgumentException($"theta gives {name} {length} elements; the loss reads {name}[{needed - 1}], so {name} needs at least {needed}.", "theta");

    [DoesNotReturn]
    private static void ThrowLength(string name, int length, int expected) =>
        throw new ArgumentException($"{name} has length {length}; expected {expected}.", name);

    [DoesNotReturn]
    private static void ThrowData(string name, double[]? data, int count) => ThrowData(name, data?.Length ?? 0, count);

    [DoesNotReturn]
    private static void ThrowData(string name, int length, int count) =>
        throw new ArgumentException($"{name} has {length} elements; the loss reads {count}.", name);

    // nothing but a throw, so that the JIT sees that it does not come back
    [DoesNotReturn]
    private static void ThrowLength(int length, int shares, int own, string blocks) =>
        throw new ArgumentException($"theta has length {length}; the blocks {blocks} need {Expected(shares, own)}.", "theta");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string Expected(int shares, int own) => (shares, own) switch
    {
        (0, _) => $"{own}",
        (_, 0) => $"a multiple of {shares}",
        (1, _) => $"at least {own}",
        _ => $"{own} plus a multiple of {shares}",
    };
}
