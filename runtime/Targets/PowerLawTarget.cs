namespace CurseOfMemory;

/// <summary>rho(t) = (1 + t)^{-alpha}: memory that fades more slowly than any exponential.</summary>
public sealed partial class PowerLawTarget : ITarget, IExtendedTarget
{
    private const double LargestExponent = 100;
    private readonly Lazy<PowerLawMixture> mixture, squared;

    /// <summary>A power law.</summary>
    /// <param name="exponent">alpha, positive and at most 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">alpha isn't positive, or is larger than 100.</exception>
    public PowerLawTarget(double exponent)
    {
        Exponent = Require.AtMost(LargestExponent, Require.Positive(exponent, nameof(exponent), "exponent"), nameof(exponent), "exponent");
        mixture = new(() => new PowerLawMixture(exponent));
        squared = new(() => new PowerLawMixture(2 * exponent));
    }

    /// <summary>alpha.</summary>
    public double Exponent { get; }

    /// <inheritdoc/>
    /// <remarks>1 / (2 alpha - 1); NaN for alpha up to 1/2, where it diverges.</remarks>
    public double SquaredNorm => SquaredNormExtended.Hi;

    /// <inheritdoc/>
    public DoubleDouble SquaredNormExtended => Exponent > 0.5 ? 1 / (2 * (DoubleDouble)Exponent - 1) : DoubleDouble.NaN;

    /// <inheritdoc/>
    public double At(double t) => Math.Pow(1 + t, -Exponent);

    /// <inheritdoc/>
    public DoubleDouble At(DoubleDouble t) => DoubleDouble.Exp(-Exponent * DoubleDouble.Log1p(t));

    /// <inheritdoc/>
    /// <remarks>Relative error about 1e-15 for s = 0 and from 1e-20 up.</remarks>
    public double Moment(int n, double s) => Domain(Exponent, n, s, out double atZero) ? mixture.Value.Moment(n, s) : atZero;

    /// <inheritdoc/>
    /// <remarks>Relative error about 1e-30 for s = 0 and from 1e-20 up.</remarks>
    public DoubleDouble Moment(int n, DoubleDouble s)
        => Domain(Exponent, n, s.Hi, out _) ? mixture.Value.Moment(n, s) : PowerMoment(Exponent, n, s.Hi);

    /// <inheritdoc cref="ITarget.Moment(int, double, double)"/>
    public double Moment(int n, double s, double upTo)
    {
        if (double.IsPositiveInfinity(upTo))
            return Moment(n, s);
        // With s = 0 the integral of (1+t)^{-alpha} over [0, T] is (1 - (1+T)^{1-alpha}) / (alpha - 1)
        double power = 1 - Exponent, log = Special.Log1p(upTo);
        if (n == 0 && s == 0 && upTo >= 0)
            return power == 0 ? log : Special.Expm1(power * log) / power;
        return TargetProduct.ByQuadrature(n, s, upTo, this, null);
    }

    /// <inheritdoc cref="ITarget.SquaredMoment(int, double)"/>
    public double SquaredMoment(int n, double s) => Domain(2 * Exponent, n, s, out double atZero) ? squared.Value.Moment(n, s) : atZero;

    /// <summary><see cref="Moment(int, double)"/> lane by lane.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">Their scalar, <see cref="double"/> or <see cref="DoubleDouble"/>.</typeparam>
    public TLanes Moment<TLanes, T>(int n, TLanes s)
        where TLanes : struct, ILanes<TLanes, T>
        => TargetLanes.Moment<PowerLawTarget, TLanes, T>(this, n, s);

    private static bool Domain(double exponent, int n, double s, out double otherwise)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        otherwise = s > 0 ? 0 : PowerMoment(exponent, n, s).Hi;
        return s > 0;
    }

    // With s = 0: n! / ((alpha-1)(alpha-2)...(alpha-n-1)), which converges for alpha > n + 1
    private static DoubleDouble PowerMoment(double exponent, int n, double s)
    {
        if (s != 0 || !(exponent > n + 1))
            return DoubleDouble.NaN;
        DoubleDouble moment = 1 / ((DoubleDouble)exponent - 1);
        for (int k = 1; k <= n; k++)
            moment = moment * k / ((DoubleDouble)exponent - 1 - k);
        return moment;
    }
}
