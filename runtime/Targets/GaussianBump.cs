namespace CurseOfMemory;

/// <summary>
/// exp(-(t - mu)^2 / (2 V)) and its moments on the half line. What exponentials would magnify, the rounding of exponents, is carried
/// along, so that relative errors stay near 1e-15 down to underflow.
/// </summary>
internal readonly partial struct GaussianBump
{
    private readonly double center, variance, varianceError, width, edge;

    /// <summary>A bump of height one.</summary>
    /// <param name="center">mu, at most 1e75 in size.</param>
    /// <param name="variance">V, within 1e-150 and 1e150.</param>
    /// <param name="varianceError">What V's rounding left out.</param>
    public GaussianBump(double center, double variance, double varianceError)
    {
        (this.center, this.variance, this.varianceError, width) = (center, variance, varianceError, Math.Sqrt(variance));
        var (exponent, error) = Exponent(0, 0);
        edge = ErrorFree.Exp(exponent, error);
    }

    /// <summary>The integral of t^n e^{-st} exp(-(t - mu)^2 / (2 V)) over t in [0, inf).</summary>
    public double Moment(int n, double s) => MovedInside(s, out double moved, out double error) ? Inside(n, s, moved, error, out _) : Outside(n, s, moved, error);

    /// <summary>The same, and that of t^(n+1) besides.</summary>
    public double Moment(int n, double s, out double next)
    {
        if (MovedInside(s, out double moved, out double error))
            return Inside(n, s, moved, error, out next);
        next = Outside(n + 1, s, moved, error);
        return Outside(n, s, moved, error);
    }

    private bool MovedInside(double s, out double moved, out double error)
    {
        (moved, error) = MovedCenter(s);
        return !IsExtreme(s) && moved > 0;
    }

    private double Outside(int n, double s, double moved, double error)
    {
        if (IsExtreme(s))
            return s < 0 ? double.PositiveInfinity : AtEdge(Special.LaplaceOfPower(n, s));
        return edge * Scaled(n, -(moved + error) / width);
    }

    // Where s V leaves the range of a double, the integral is the bump's edge at t = 0 times that of t^n e^{-st}, or infinite
    private bool IsExtreme(double s) => !(Math.Abs(s * variance) < 1e290);

    private double AtEdge(double moment) => double.IsInfinity(moment) ? moment : edge * moment;

    // e^{-st} moves the center to c = mu - s V
    private (double Value, double Error) MovedCenter(double s)
    {
        var (shift, shiftError) = ErrorFree.Product(s, variance);
        var (moved, error) = ErrorFree.Sum(center, -shift);
        return (moved, error - shiftError - s * varianceError);
    }

    // The moved center lies on the half line: all terms of the recurrence are positive
    private double Inside(int n, double s, double moved, double error, out double next)
    {
        // D_0 = sigma sqrt(pi/2) e^{s^2 V / 2 - s mu} erfc(-c / (sigma sqrt 2)), the exponent as -s (mu + c) / 2
        var (sum, sumError) = ErrorFree.Sum(center, moved);
        var (exponent, exponentError) = ErrorFree.Product(-0.5 * s, sum);
        double growth = ErrorFree.Exp(exponent, exponentError - 0.5 * s * (sumError + error));
        double moment = width * Math.Sqrt(0.5 * Math.PI) * growth * Special.Erfc(-moved / width * Math.Sqrt(0.5));
        double before = edge;
        // D_1 = c D_0 + V e^{-mu^2 / (2V)},  D_{k+1} = c D_k + k V D_{k-1}
        for (int k = 0; k < n; k++)
            (before, moment) = (moment, moved * moment + Math.Max(k, 1) * variance * before);
        next = moved * moment + Math.Max(n, 1) * variance * before;
        return moment;
    }

    // sigma^{n+1} G_n(h), the integral of t^n exp(-t^2 / (2V) - h t / sigma)
    private double Scaled(int n, double h)
    {
        // G_n(h) = n! / h^{n+1} from there on
        if (h > 1e10)
            return Special.LaplaceOfPower(n, h / width);
        double moment = Special.GaussianMoment(n, h);
        for (int k = 0; k <= n; k++)
            moment *= width;
        return moment;
    }

    // log of e^{-st} exp(-(t - mu)^2 / (2V)), and its rounding error
    private (double Value, double Error) Exponent(double t, double s)
    {
        var (apart, apartError) = ErrorFree.Sum(t, -center);
        var (square, squareError) = ErrorFree.Product(apart, apart);
        double quotient = square / variance;
        double error = Math.FusedMultiplyAdd(-quotient, variance, square) + squareError + 2 * apart * apartError - quotient * varianceError;
        var (decay, decayError) = ErrorFree.Product(s, t);
        var (sum, sumError) = ErrorFree.Sum(-0.5 * quotient, -decay);
        return (sum, sumError - 0.5 * error / variance - decayError);
    }
}
