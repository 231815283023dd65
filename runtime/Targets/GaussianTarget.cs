namespace CurseOfMemory;

/// <summary>
/// rho(t) = c0 exp(-(t - mu)^2 / (2 sigma^2)): a memory of what happened about mu ago (Li, Han, E, Li, ICLR 2021, section 5).
/// Its moments are finite for every s; their relative error is about 1e-15.
/// </summary>
public sealed partial class GaussianTarget : ITarget, IExtendedTarget
{
    private readonly GaussianBump bump, squared;
    private readonly DoubleDoubleGaussianBump extended;

    /// <summary>A Gaussian bump.</summary>
    /// <param name="amplitude">c0, the height, any sign.</param>
    /// <param name="center">mu, the place of the maximum, in units of t; at most 1e75 in size.</param>
    /// <param name="width">sigma &gt; 0, the standard deviation, in units of t; within 1e-75 and 1e75.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument isn't finite or beyond its limits.</exception>
    public GaussianTarget(double amplitude, double center, double width)
    {
        Amplitude = Require.Finite(amplitude, nameof(amplitude), "amplitude c0");
        Center = Require.AtMost(1e75, Require.Finite(center, nameof(center), "center mu"), nameof(center), "center mu");
        Width = Require.AtMost(1e75, Require.Positive(width, nameof(width), "width sigma"), nameof(width), "width sigma");
        Require.AtLeast(1e-75, width, nameof(width), "width sigma");
        var (variance, error) = ErrorFree.Product(width, width);
        bump = new GaussianBump(center, variance, error);
        squared = new GaussianBump(center, 0.5 * variance, 0.5 * error);
        extended = new DoubleDoubleGaussianBump(center, Variance);
        SquaredNorm = SquaredMoment(0, 0);
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
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        return Amplitude == 0 ? 0 : Amplitude * bump.Moment(n, s);
    }

    /// <inheritdoc/>
    public double Moment(int n, double s, out double next)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        next = 0;
        double moment = Amplitude == 0 ? 0 : Amplitude * bump.Moment(n, s, out next);
        next *= Amplitude;
        return moment;
    }

    /// <inheritdoc cref="ITarget.Moment(int, double, double)"/>
    public double Moment(int n, double s, double upTo)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        return Amplitude == 0 ? 0 : Amplitude * bump.Moment(n, s, upTo);
    }

    /// <inheritdoc cref="ITarget.SquaredMoment(int, double)"/>
    public double SquaredMoment(int n, double s)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        return Amplitude == 0 ? 0 : Amplitude * (Amplitude * squared.Moment(n, s));
    }

    /// <inheritdoc cref="ITarget.SquaredMoment(int, double, double)"/>
    public double SquaredMoment(int n, double s, double upTo)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        return Amplitude == 0 ? 0 : Amplitude * (Amplitude * squared.Moment(n, s, upTo));
    }

    /// <summary><see cref="Moment(int, double)"/> lane by lane.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">Their scalar, <see cref="double"/> or <see cref="DoubleDouble"/>.</typeparam>
    public TLanes Moment<TLanes, T>(int n, TLanes s)
        where TLanes : struct, ILanes<TLanes, T>
        => TargetLanes.MomentInLanes<GaussianTarget, Wide, TLanes, T>(this, new(this), n, s);

    /// <summary><see cref="ITarget.Moment(int, double, out double)"/> lane by lane.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">Their scalar, <see cref="double"/> or <see cref="DoubleDouble"/>.</typeparam>
    public TLanes Moment<TLanes, T>(int n, TLanes s, out TLanes next)
        where TLanes : struct, ILanes<TLanes, T>
        => TargetLanes.MomentInLanes<GaussianTarget, Wide, TLanes, T>(this, new(this), n, s, out next);

    internal TLanes MomentInLanes<TLanes>(int n, TLanes s, out TLanes next)
        where TLanes : struct, ILanes<TLanes, double>
    {
        next = TLanes.Zero;
        if (Amplitude == 0)
            return TLanes.Zero;
        if (!bump.TryMomentInside(n, s, out TLanes moment, out next))
            return TargetLanes.LaneByLane(this, n, s, out next);
        next *= Amplitude;
        return Amplitude * moment;
    }

    private readonly struct Wide(GaussianTarget target) : ILaneTarget
    {
        public TLanes MomentInLanes<TLanes>(int n, TLanes s, out TLanes next)
            where TLanes : struct, ILanes<TLanes, double> => target.MomentInLanes(n, s, out next);
    }

    /// <summary>The integral over t in [0, T] of t^n e^{-st} times the product of two bumps.</summary>
    internal double ProductMoment(int n, double s, double upTo, GaussianTarget other)
    {
        // A product of Gaussians is one: 1/V = 1/V_1 + 1/V_2, its height exp(-(mu_1 - mu_2)^2 / (2 (V_1 + V_2)))
        double own = Width * Width, others = other.Width * other.Width, apart = Center - other.Center;
        var product = new GaussianBump((Center * others + other.Center * own) / (own + others), own / (own + others) * others, 0);
        double height = Amplitude * other.Amplitude * Math.Exp(-0.5 * apart * apart / (own + others));
        return height == 0 ? 0 : height * product.Moment(n, s, upTo);
    }
}
