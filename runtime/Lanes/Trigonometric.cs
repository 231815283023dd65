using System.Runtime.CompilerServices;

namespace CurseOfMemory;

/// <summary>
/// Sine and cosine of vectors, after fdlibm's e_rem_pio2.c, k_sin.c and k_cos.c without their branches. Largest error measured: 0.7 units in the last
/// place; .NET's own give a lane other bits when another lane holds a large angle or NaN. Their reduction needs fused products: without the instruction
/// they are the scalar functions. Called, because inlining them would use up a kernel's budget.
/// </summary>
internal static class Trigonometric
{
    /// <summary>Angles beyond it take the scalar functions: k must be below 2^20.</summary>
    private const double Largest = 1 << 20;

    private const double TwoOverPi = 0.6366197723675814;

    /// <summary>pi / 2 in three parts.</summary>
    private const double First = 1.5707963267948966, Second = 6.123233995736766e-17, Third = -1.4973849048591698e-33;

    // sin r = r + S1 r^3 + S2 r^5 + ... and cos r = 1 - r^2/2 + C1 r^4 + ... within 2^-58 for |r| up to pi/4
    private const double S1 = -1.66666666666666324348e-01, S2 = 8.33333333332248946124e-03, S3 = -1.98412698298579493134e-04;
    private const double S4 = 2.75573137070700676789e-06, S5 = -2.50507602534068634195e-08, S6 = 1.58969099521155010221e-10;
    private const double C1 = 4.16666666666666019037e-02, C2 = -1.38888888888741095749e-03, C3 = 2.48015872894767294178e-05;
    private const double C4 = -2.75573143513906633035e-07, C5 = 2.08757232129817482790e-09, C6 = -1.13596475577881948265e-11;

    private const MethodImplOptions Inlined = MethodImplOptions.AggressiveInlining;

    private const MethodImplOptions Called = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    [MethodImpl(Called)]
    public static TLanes Sin<TLanes>(in TLanes x) where TLanes : struct, IVectorLanes<TLanes>
    {
        if (!ErrorFunctionLanes.IsSupported)
            return LaneByLane.Map<TLanes, ScalarFunctions.Sin>(x);
        TLanes k = TLanes.Round(TwoOverPi * x), sine = Exponentials.VanishingAtZero(x, SineOfQuadrant(x, k, k));
        TLanes large = TLanes.GreaterThan(TLanes.Abs(x), TLanes.Broadcast(Largest));
        return TLanes.Any(large) ? TLanes.Select(large, LaneByLane.Map<TLanes, ScalarFunctions.Sin>(x), sine) : sine;
    }

    [MethodImpl(Called)]
    public static TLanes Cos<TLanes>(in TLanes x) where TLanes : struct, IVectorLanes<TLanes>
    {
        if (!ErrorFunctionLanes.IsSupported)
            return LaneByLane.Map<TLanes, ScalarFunctions.Cos>(x);
        // cos x = sin(x + pi/2)
        TLanes k = TLanes.Round(TwoOverPi * x), cosine = SineOfQuadrant(x, k, k + 1);
        TLanes large = TLanes.GreaterThan(TLanes.Abs(x), TLanes.Broadcast(Largest));
        return TLanes.Any(large) ? TLanes.Select(large, LaneByLane.Map<TLanes, ScalarFunctions.Cos>(x), cosine) : cosine;
    }

    /// <summary>sin(r + q pi/2) with r = x - k pi/2: sine or cosine of r by the last bit of q, its sign by the one before.</summary>
    [MethodImpl(Inlined)]
    private static TLanes SineOfQuadrant<TLanes>(TLanes x, TLanes k, TLanes q) where TLanes : struct, IVectorLanes<TLanes>
    {
        // r in two parts. The upper one is exact: below 1, and a multiple of the last bit of pi/2 or of x. So is what r loses, since the last bit of the
        // middle one, below 2^-33, is below those.
        TLanes upper = TLanes.MultiplyAdd(-First, k, x), middle = Second * k, r = upper - middle, lost = upper - r - middle;
        TLanes tail = TLanes.MultiplyAdd(-Third, k, lost + TLanes.MultiplyAdd(-Second, k, middle)), z = r * r;

        TLanes half = TLanes.Floor(0.5 * q), isEven = TLanes.EqualTo(q, half + half);
        TLanes signs = TLanes.MultiplyAdd(4, TLanes.Floor(0.5 * half), 1 - (half + half));
        return signs * TLanes.Select(isEven, Sine(r, tail, z), Cosine(r, tail, z));
    }

    [MethodImpl(Inlined)]
    private static TLanes Sine<TLanes>(TLanes r, TLanes tail, TLanes z) where TLanes : struct, IVectorLanes<TLanes>
    {
        // r - (z (tail/2 - r^3 series) - tail - r^3 S1)
        TLanes cube = z * r, series = MultiplyAdd(z, MultiplyAdd(z, MultiplyAdd(z, MultiplyAdd(z, TLanes.Broadcast(S6), S5), S4), S3), S2);
        return r - TLanes.MultiplyAdd(-S1, cube, TLanes.MultiplyAdd(z, TLanes.NegatedMultiplyAdd(cube, series, 0.5 * tail), -tail));
    }

    [MethodImpl(Inlined)]
    private static TLanes Cosine<TLanes>(TLanes r, TLanes tail, TLanes z) where TLanes : struct, IVectorLanes<TLanes>
    {
        TLanes series = MultiplyAdd(z, MultiplyAdd(z, MultiplyAdd(z, MultiplyAdd(z, MultiplyAdd(z, TLanes.Broadcast(C6), C5), C4), C3), C2), C1);
        TLanes half = 0.5 * z, main = 1 - half;
        return main + TLanes.MultiplyAdd(z * z, series, TLanes.NegatedMultiplyAdd(r, tail, 1 - main - half));
    }

    [MethodImpl(Inlined)]
    private static TLanes MultiplyAdd<TLanes>(TLanes x, TLanes y, double z) where TLanes : struct, IVectorLanes<TLanes>
        => TLanes.MultiplyAdd(x, y, TLanes.Broadcast(z));
}
