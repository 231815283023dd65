using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CurseOfMemory;

/// <summary>The smallest and the largest sum of a pair of <see cref="CauchySums"/>, x with x or with y.</summary>
internal readonly record struct CauchyRange(double Least, double Most, bool IsInside)
{
    // pairs within it have reciprocals, and squares of them, that are normal numbers
    private const double Smallest = 1e-150, Largest = 1e150;

    private const int Lanes = 8;

    /// <summary>The range of the pairs of x, which is not empty, and y, which may be.</summary>
    public static CauchyRange Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        (long leastX, long mostX) = Extremes(x);
        (long leastY, long mostY) = y.IsEmpty ? (leastX, mostX) : Extremes(y);
        bool arePositive = Math.Min(leastX, leastY) > 0;
        double least = Number(leastX) + Number(Math.Min(leastX, leastY)), most = Number(mostX) + Number(Math.Max(mostX, mostY));
        return new(least, most, arePositive && least > Smallest && most < Largest);
    }

    /// <summary>Whether all pairs are positive numbers between two bounds.</summary>
    public bool IsWithin(double least, double most) => IsInside && Least > least && Most < most;

    /// <summary>The largest |c|, or NaN where there is one.</summary>
    public static double LargestSize(ReadOnlySpan<double> c) => Number(Extremes(c, long.MaxValue).Most);

    private static double Number(long bits) => BitConverter.Int64BitsToDouble(bits);

    /// <summary>The smallest and the largest as bits, whose order is that of positive numbers, with the negative below and NaN below or above all.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="kept">The bits that count.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (long Least, long Most) Extremes(ReadOnlySpan<double> numbers, long kept = -1)
    {
        ReadOnlySpan<long> bits = MemoryMarshal.Cast<double, long>(numbers);
        if (bits.Length < Lanes || !Vector512.IsHardwareAccelerated)
            return ExtremesOfFew(bits, kept);
        ref long first = ref MemoryMarshal.GetReference(bits);
        Vector512<long> least = Vector512.LoadUnsafe(ref first, (nuint)(bits.Length - Lanes)) & Vector512.Create(kept), most = least;
        for (int i = 0; i < bits.Length - Lanes; i += Lanes)
        {
            Vector512<long> next = Vector512.LoadUnsafe(ref first, (nuint)i) & Vector512.Create(kept);
            (least, most) = (Vector512.Min(least, next), Vector512.Max(most, next));
        }
        Vector256<long> least4 = Vector256.Min(least.GetLower(), least.GetUpper()), most4 = Vector256.Max(most.GetLower(), most.GetUpper());
        Vector128<long> least2 = Vector128.Min(least4.GetLower(), least4.GetUpper()), most2 = Vector128.Max(most4.GetLower(), most4.GetUpper());
        return (Math.Min(least2[0], least2[1]), Math.Max(most2[0], most2[1]));
    }

    private static (long Least, long Most) ExtremesOfFew(ReadOnlySpan<long> bits, long kept)
    {
        (long least, long most) = (long.MaxValue, long.MinValue);
        foreach (long number in bits)
            (least, most) = (Math.Min(least, number & kept), Math.Max(most, number & kept));
        return (least, most);
    }
}
