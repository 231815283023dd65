using System.Runtime.CompilerServices;

namespace CurseOfMemory;

internal readonly partial struct GaussianBump
{
    // From there on the half line is the whole one: erfc(-c / (sigma sqrt 2)) is 2 to the last digit.
    private const double WidthsToTheEdge = 8.5;
    private const double LargestExponent = 700;

    /// <summary>
    /// The integrals of t^n e^{-st} exp(-(t - mu)^2 / (2 V)) and of t times that over t in [0, inf) in each lane, where in all of them e^{-st} leaves the bump's center on the
    /// half line; false elsewhere.
    /// </summary>
    public bool TryMomentInside<TLanes>(int n, TLanes s, out TLanes moment, out TLanes next)
        where TLanes : struct, ILanes<TLanes, double>
    {
        // As in the scalar form: c = mu - s V, and the exponent -s (mu + c) / 2, with their rounding errors
        TLanes shift = s * variance, shiftError = TLanes.MultiplyAdd(variance, s, -shift);
        var (moved, movedError) = Sum(center, -shift);
        movedError -= TLanes.MultiplyAdd(varianceError, s, shiftError);
        var (sum, sumError) = Sum(center, moved);
        TLanes half = -0.5 * s, exponent = half * sum, exponentError = TLanes.MultiplyAdd(half, sum, -exponent);
        exponentError = TLanes.MultiplyAdd(half, sumError + movedError, exponentError);
        moment = next = TLanes.Zero;
        if (!AreAllAbove(TLanes.Min(moved, LargestExponent - TLanes.Abs(exponent)), 0))
            return false;
        TLanes growth = TLanes.Exp(exponent), before = TLanes.Broadcast(edge);
        moment = width * Math.Sqrt(2 * Math.PI) * TLanes.MultiplyAdd(growth, exponentError, growth);
        if (!AreAllAbove(moved, WidthsToTheEdge * width))
            moment *= 1 - 0.5 * Special.ErfcOfPositive(Math.Sqrt(0.5) / width * moved);
        for (int k = 0; k < n; k++)
            (before, moment) = (moment, TLanes.MultiplyAdd(moved, moment, Math.Max(k, 1) * variance * before));
        next = TLanes.MultiplyAdd(moved, moment, Math.Max(n, 1) * variance * before);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreAllAbove<TLanes>(TLanes values, double limit)
        where TLanes : struct, ILanes<TLanes, double>
        => TLanes.Sum(TLanes.Select(TLanes.GreaterThan(values, TLanes.Broadcast(limit)), TLanes.Zero, TLanes.Broadcast(1))) == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TLanes Value, TLanes Error) Sum<TLanes>(double x, TLanes y)
        where TLanes : struct, ILanes<TLanes, double>
    {
        TLanes sum = x + y, shift = sum - x;
        return (sum, (x - (sum - shift)) + (y - shift));
    }
}
