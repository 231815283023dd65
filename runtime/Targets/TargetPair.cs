using System.ComponentModel;

namespace CurseOfMemory;

/// <summary>The product of two targets, which generated code asks for its moments: in closed form where one is an exponential sum or both are Gaussian.</summary>
/// <param name="first">One of the two.</param>
/// <param name="second">The other.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TargetPair(ITarget first, ITarget second)
{
    /// <summary>The integral over t in [0, inf) of t^n e^{-st} times the product.</summary>
    public double Moment(int n, double s) => Moment(n, s, double.PositiveInfinity);

    /// <summary>The integral over t in [0, T] of t^n e^{-st} times the product.</summary>
    /// <param name="n">The power, n &gt;= 0.</param>
    /// <param name="s">The rate, in units of 1/t.</param>
    /// <param name="upTo">T &gt;= 0, possibly infinite.</param>
    public double Moment(int n, double s, double upTo) => TargetProduct.Moment(n, s, upTo, first, second);
}
