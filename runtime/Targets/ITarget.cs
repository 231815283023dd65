namespace CurseOfMemory;

/// <summary>
/// The kernel rho(t), t >= 0, that a model learns. The generator asks for no interface, only for these members; the interface lets
/// targets be added up in a sum. Integrals that diverge are NaN; a negative n is an <see cref="ArgumentOutOfRangeException"/>.
/// </summary>
/// <remarks>
/// Where a target does not say better, integrals other than the half-line moments and the norm come from adaptive quadrature of
/// <see cref="At"/>: about 1e-13 of the integral of |rho| for smooth targets, but not fast, blind to features narrower than a
/// hundredth of their place, and without notice of divergence.
/// </remarks>
public interface ITarget
{
    /// <summary>rho(t).</summary>
    double At(double t);

    /// <summary>The half-line moment M_n(s) = integral over t in [0, inf) of t^n e^{-st} rho(t), for every n >= 0. NaN where it diverges.</summary>
    double Moment(int n, double s);

    /// <summary>M_n(s) and the moment after it, which often share most of their work.</summary>
    /// <param name="n">The power, n >= 0.</param>
    /// <param name="s">The rate, in units of 1/t.</param>
    /// <param name="next">M_(n+1)(s).</param>
    double Moment(int n, double s, out double next)
    {
        double moment = Moment(n, s);
        next = Moment(n + 1, s);
        return moment;
    }

    /// <summary>The integral over [0, inf) of rho(t)^2.</summary>
    double SquaredNorm { get; }

    /// <summary>The integral over t in [0, T] of t^n e^{-st} rho(t), for any real s.</summary>
    /// <param name="n">The power, n >= 0.</param>
    /// <param name="s">The rate, in units of 1/t.</param>
    /// <param name="upTo">T >= 0, possibly infinite; NaN gives NaN, as does a negative T.</param>
    double Moment(int n, double s, double upTo) => double.IsPositiveInfinity(upTo) ? Moment(n, s) : TargetProduct.ByQuadrature(n, s, upTo, this, null);

    /// <summary>The integral over t in [0, inf) of t^n e^{-st} rho(t)^2. NaN where it diverges.</summary>
    double SquaredMoment(int n, double s) => n == 0 && s == 0 ? SquaredNorm : SquaredMoment(n, s, double.PositiveInfinity);

    /// <summary>The integral over t in [0, T] of t^n e^{-st} rho(t)^2, for any real s.</summary>
    /// <param name="n">The power, n >= 0.</param>
    /// <param name="s">The rate, in units of 1/t.</param>
    /// <param name="upTo">T >= 0, possibly infinite; NaN gives NaN, as does a negative T.</param>
    double SquaredMoment(int n, double s, double upTo) => TargetProduct.ByQuadrature(n, s, upTo, this, this);
}
