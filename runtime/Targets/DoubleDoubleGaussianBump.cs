namespace CurseOfMemory;

/// <summary>exp(-(t - mu)^2 / (2 V)) and its moments on the half line in extended precision, as <see cref="GaussianBump"/> has them in double.</summary>
internal readonly struct DoubleDoubleGaussianBump
{
    private readonly DoubleDouble center, variance, width, edge;

    /// <summary>A bump of height one.</summary>
    /// <param name="center">mu.</param>
    /// <param name="variance">V.</param>
    public DoubleDoubleGaussianBump(DoubleDouble center, DoubleDouble variance)
    {
        (this.center, this.variance, width) = (center, variance, DoubleDouble.Sqrt(variance));
        edge = Special.ExpOfProduct(center / variance, -0.5 * center);
    }

    /// <summary>The integral of t^n e^{-st} exp(-(t - mu)^2 / (2 V)) over t in [0, inf).</summary>
    public DoubleDouble Moment(int n, DoubleDouble s) => MovedInside(s, out DoubleDouble moved) ? Inside(n, s, moved, out _) : Outside(n, s, moved);

    /// <summary>The same, and that of t^(n+1) besides.</summary>
    public DoubleDouble Moment(int n, DoubleDouble s, out DoubleDouble next)
    {
        if (MovedInside(s, out DoubleDouble moved))
            return Inside(n, s, moved, out next);
        next = Outside(n + 1, s, moved);
        return Outside(n, s, moved);
    }

    private bool MovedInside(DoubleDouble s, out DoubleDouble moved)
    {
        moved = center - s * variance;
        return !IsExtreme(s) && moved.Hi > 0;
    }

    private bool IsExtreme(DoubleDouble s) => !(Math.Abs(s.Hi * variance.Hi) < 1e290);

    // Where s V leaves the range of a double, the integral is the bump's edge at t = 0 times that of t^n e^{-st}, or infinite
    private DoubleDouble Outside(int n, DoubleDouble s, DoubleDouble moved)
    {
        if (IsExtreme(s))
            return s.Hi < 0 ? DoubleDouble.PositiveInfinity : edge * Special.LaplaceOfPower(n, s);
        return edge * Scaled(n, -moved / width);
    }

    // The center c = mu - s V that e^{-st} moves it to lies on the half line: all terms of the recurrence are positive
    private DoubleDouble Inside(int n, DoubleDouble s, DoubleDouble moved, out DoubleDouble next)
    {
        // D_0 = sigma sqrt(pi/2) e^{-s (mu + c) / 2} erfc(-c / (sigma sqrt 2))
        DoubleDouble growth = Special.ExpOfProduct(-0.5 * s, center + moved), before = edge;
        DoubleDouble moment = width * DoubleDoubleTables.SqrtHalfPi * growth * Special.Erfc(-moved / (width * DoubleDoubleTables.Sqrt2));
        // D_1 = c D_0 + V e^{-mu^2 / (2V)},  D_{k+1} = c D_k + k V D_{k-1}
        for (int k = 0; k < n; k++)
            (before, moment) = (moment, moved * moment + Math.Max(k, 1) * variance * before);
        next = moved * moment + Math.Max(n, 1) * variance * before;
        return moment;
    }

    // sigma^{n+1} G_n(h), the integral of t^n exp(-t^2 / (2V) - h t / sigma)
    private DoubleDouble Scaled(int n, DoubleDouble h)
    {
        // G_n(h) = n! / h^{n+1} from there on
        if (h.Hi > 1e20)
            return Special.LaplaceOfPower(n, h / width);
        DoubleDouble moment = Special.GaussianMoment(n, h);
        for (int k = 0; k <= n; k++)
            moment *= width;
        return moment;
    }
}
