namespace CurseOfMemory;

/// <summary>
/// rho(t) = c0 exp(-(t - mu)^2 / (2 sigma^2)): a memory of what happened about mu ago (Li, Han, E, Li, ICLR 2021, section 5).
/// </summary>
public sealed class GaussianTarget : ITarget
{
    private readonly double decay;

    /// <summary>A Gaussian bump.</summary>
    /// <param name="amplitude">c0, the height, any sign.</param>
    /// <param name="center">mu, the place of the maximum, in units of t.</param>
    /// <param name="width">sigma &gt; 0, the standard deviation, in units of t.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument isn't finite, or the width isn't positive.</exception>
    public GaussianTarget(double amplitude, double center, double width)
    {
        Amplitude = Require.Finite(amplitude, nameof(amplitude), "amplitude c0");
        Center = Require.Finite(center, nameof(center), "center mu");
        Width = Require.Positive(width, nameof(width), "width sigma");
        decay = Math.Exp(-0.5 * (center / width) * (center / width));
        // c0^2 sigma sqrt(pi)/2 erfc(-mu/sigma)
        SquaredNorm = amplitude * amplitude * width * (0.5 * Math.Sqrt(Math.PI)) * Special.Erfc(-center / width);
    }

    /// <summary>c0, the height.</summary>
    public double Amplitude { get; }

    /// <summary>mu, the place of the maximum, in units of t.</summary>
    public double Center { get; }

    /// <summary>sigma, the standard deviation, in units of t.</summary>
    public double Width { get; }

    /// <inheritdoc/>
    public double SquaredNorm { get; }

    /// <inheritdoc/>
    public double At(double t)
    {
        double z = (t - Center) / Width;
        return Amplitude * Math.Exp(-0.5 * z * z);
    }

    /// <inheritdoc/>
    public double Moment(int n, double s)
    {
        Require.Order(n);
        // e^{-st} shifts the bump: its center becomes mu - s sigma^2
        double center = Center - s * Width * Width, z = -center / (Math.Sqrt(2) * Width);
        // c0 sigma sqrt(pi/2) e^{-mu^2/(2 sigma^2)} erfcx(z), or where that overflows c0 sigma sqrt(pi/2) e^{s^2 sigma^2/2 - s mu} erfc(z)
        double before = 0, moment = Amplitude * Width * Math.Sqrt(Math.PI / 2) * (z >= 0
            ? decay * Special.Erfcx(z)
            : Math.Exp(s * (0.5 * s * Width * Width - Center)) * Special.Erfc(z));
        for (int k = 0; k < n; k++)
        {
            // D_1 = (mu - s sigma^2) D_0 + c0 sigma^2 e^{-mu^2/(2 sigma^2)},  D_{k+1} = (mu - s sigma^2) D_k + k sigma^2 D_{k-1}
            double edge = k == 0 ? Amplitude * decay : k * before;
            (before, moment) = (moment, center * moment + Width * Width * edge);
        }
        return moment;
    }
}
