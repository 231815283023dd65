namespace CurseOfMemory;

/// <summary>
/// What a target that is also known in extended precision has besides <see cref="ITarget"/>, for flows whose gradient drowns in double's rounding
/// errors. It does not derive from that one, lest a double argument become a DoubleDouble unasked.
/// </summary>
public interface IExtendedTarget
{
    /// <summary>rho(t).</summary>
    DoubleDouble At(DoubleDouble t);

    /// <summary>The half-line moment M_n(s), as <see cref="ITarget.Moment(int, double)"/>.</summary>
    DoubleDouble Moment(int n, DoubleDouble s);

    /// <summary>M_n(s) and M_(n+1)(s), as <see cref="ITarget.Moment(int, double, out double)"/>.</summary>
    DoubleDouble Moment(int n, DoubleDouble s, out DoubleDouble next)
    {
        DoubleDouble moment = Moment(n, s);
        next = Moment(n + 1, s);
        return moment;
    }

    /// <summary>The integral over [0, inf) of rho(t)^2, computed anew by each call.</summary>
    DoubleDouble SquaredNormExtended { get; }
}
