namespace CurseOfMemory;

/// <summary>Zeros and turning points of one event function along a step.</summary>
internal static class EventLocator
{
    private const double Rounding = 2.220446049250313e-16;
    private const double GoldenSection = 0.381966011250105;

    /// <summary>
    /// A zero between two taus on whose sides the function differs, by inverse quadratic interpolation and bisection (Chandrupatla 1997),
    /// to the rounding of tau; the returned tau has the later side.
    /// </summary>
    public static double Root(EventCurve curve, EventTrack track, double from, double to, int laterSide)
    {
        double x1 = from, f1 = curve.At(track.Event, from), x2 = to, f2 = curve.At(track.Event, to), x3 = from, f3 = f1;
        if (EventTrack.SideOf(f1, -laterSide) == laterSide)
            return from;
        for (double t = 0.5; ;)
        {
            double x = x1 + t * (x2 - x1), f = curve.At(track.Event, x);
            bool sameSide = EventTrack.SideOf(f, -laterSide) == EventTrack.SideOf(f1, -laterSide);
            (x3, f3) = sameSide ? (x1, f1) : (x2, f2);
            (x2, f2) = sameSide ? (x2, f2) : (x1, f1);
            (x1, f1) = (x, f);
            double share = Rounding * to / Math.Abs(x2 - x1);
            if (!(share <= 0.5))
                return EventTrack.SideOf(f1, -laterSide) == laterSide ? x1 : x2;
            t = Math.Clamp(NextShare(x1, f1, x2, f2, x3, f3), share, 1 - share);
        }
    }

    /// <summary>
    /// A tau between two others where the function is across zero, if its turning point is: golden section from a sample that is nearer to zero
    /// than both ends. Null if it turns before zero.
    /// </summary>
    public static double? Dip(EventCurve curve, EventTrack track, double from, double middle, double to, int side)
    {
        double nearest = side * curve.At(track.Event, middle), width = to - from;
        while (to - from > 1e-8 * width)
        {
            double x = to - middle > middle - from ? middle + GoldenSection * (to - middle) : middle - GoldenSection * (middle - from);
            double value = curve.At(track.Event, x);
            if (EventTrack.SideOf(value, side) != side)
                return x;
            bool nearer = side * value < nearest;
            (from, to) = x > middle == nearer ? (Math.Min(x, middle), to) : (from, Math.Max(x, middle));
            (middle, nearest) = nearer ? (x, side * value) : (middle, nearest);
        }
        return null;
    }

    private static double NextShare(double x1, double f1, double x2, double f2, double x3, double f3)
    {
        double xi = (x1 - x2) / (x3 - x2), phi = (f1 - f2) / (f3 - f2);
        bool isSafe = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi;
        return isSafe ? f1 / (f2 - f1) * (f3 / (f2 - f3)) + (x3 - x1) / (x2 - x1) * (f1 / (f3 - f1)) * (f2 / (f3 - f2)) : 0.5;
    }
}
