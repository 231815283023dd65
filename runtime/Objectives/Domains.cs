using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CurseOfMemory;

/// <summary>What generated tests of a domain share.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Domains
{
    private const int Few = 8;

    /// <summary>Whether all of some numbers are positive; NaN is not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllPositive(ReadOnlySpan<double> numbers)
    {
        if (numbers.Length >= Few)
            return AllOfManyPositive(numbers);
        // the first and the last of them, which meet in the middle
        ref double first = ref MemoryMarshal.GetReference(numbers);
        if (numbers.Length == 4)
            return PositiveOfFour(ref first) == 0b1111;
        if (numbers.Length == 2)
            return PositiveOfTwo(ref first) == 0b11;
        if (numbers.Length > 4)
            return (PositiveOfFour(ref first) & PositiveOfFour(ref Unsafe.Add(ref first, numbers.Length - 4))) == 0b1111;
        if (numbers.Length > 2)
            return (PositiveOfTwo(ref first) & PositiveOfTwo(ref Unsafe.Add(ref first, numbers.Length - 2))) == 0b11;
        return numbers.IsEmpty || first > 0;
    }

    /// <summary>Which of four numbers are positive.</summary>
    private static uint PositiveOfFour(ref double first) => Vector256.GreaterThan(Vector256.LoadUnsafe(ref first), Vector256<double>.Zero).ExtractMostSignificantBits();

    /// <summary>Which of two numbers are positive.</summary>
    private static uint PositiveOfTwo(ref double first) => Vector128.GreaterThan(Vector128.LoadUnsafe(ref first), Vector128<double>.Zero).ExtractMostSignificantBits();

    /// <summary>Whether all of some numbers are positive; NaN is not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllPositive(ReadOnlySpan<DoubleDouble> numbers)
    {
        // four at once: high parts in even places
        ref double first = ref Unsafe.As<DoubleDouble, double>(ref MemoryMarshal.GetReference(numbers));
        int i = 0;
        for (; i <= numbers.Length - 4; i += 4)
        {
            if ((~Vector512.GreaterThan(Vector512.LoadUnsafe(ref first, (nuint)(2 * i)), Vector512<double>.Zero).ExtractMostSignificantBits() & 0b0101_0101) != 0)
                return false;
        }
        for (; i < numbers.Length; i++)
        {
            if (!(numbers[i].Hi > 0))
                return false;
        }
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AllOfManyPositive(ReadOnlySpan<double> numbers)
    {
        ref double first = ref MemoryMarshal.GetReference(numbers);
        for (int i = 0; i < numbers.Length - Few; i += Few)
        {
            if (!Vector512.GreaterThanAll(Vector512.LoadUnsafe(ref first, (nuint)i), Vector512<double>.Zero))
                return false;
        }
        return Vector512.GreaterThanAll(Vector512.LoadUnsafe(ref first, (nuint)(numbers.Length - Few)), Vector512<double>.Zero);
    }

    /// <summary>The smallest of some numbers: infinity of none, NaN if one of them is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Smallest(ReadOnlySpan<double> numbers)
    {
        if (numbers.Length >= Few)
            return SmallestOfMany(numbers);
        double smallest = double.PositiveInfinity;
        foreach (double number in numbers)
            smallest = Math.Min(smallest, number);
        return smallest;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double SmallestOfMany(ReadOnlySpan<double> numbers)
    {
        ref double first = ref MemoryMarshal.GetReference(numbers);
        Vector512<double> smallest = Vector512.LoadUnsafe(ref first, (nuint)(numbers.Length - Few));
        for (int i = 0; i < numbers.Length - Few; i += Few)
            smallest = Vector512.Min(smallest, Vector512.LoadUnsafe(ref first, (nuint)i));
        Vector256<double> four = Vector256.Min(smallest.GetLower(), smallest.GetUpper());
        Vector128<double> two = Vector128.Min(four.GetLower(), four.GetUpper());
        return Math.Min(two[0], two[1]);
    }
}
