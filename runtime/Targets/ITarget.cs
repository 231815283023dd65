namespace CurseOfMemory;

/// <summary>
/// The kernel rho(t), t >= 0, that a model learns. The generator asks for no interface, only for these members; the interface lets
/// targets be added up in a sum.
/// </summary>
public interface ITarget
{
    /// <summary>rho(t).</summary>
    double At(double t);

    /// <summary>The half-line moment M_n(s) = integral over t in [0, inf) of t^n e^{-st} rho(t), for every n >= 0. NaN where it diverges.</summary>
    double Moment(int n, double s);

    /// <summary>The integral over [0, inf) of rho(t)^2.</summary>
    double SquaredNorm { get; }
}
