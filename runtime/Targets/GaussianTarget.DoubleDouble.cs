namespace CurseOfMemory;

public sealed partial class GaussianTarget
{
    private DoubleDouble Variance => DoubleDouble.FromProduct(Width, Width);

    /// <inheritdoc/>
    /// <remarks>Relative error at most (10 + 30 |log rho(t)|) 2^-106.</remarks>
    public DoubleDouble At(DoubleDouble t)
    {
        DoubleDouble z = (t - Center) / Width;
        return Amplitude * Special.ExpOfProduct(z, -0.5 * z);
    }

    /// <inheritdoc/>
    /// <remarks>Relative error about 1e-30, up to 1e-29 where the moment or the bump's edge at t = 0 is very small.</remarks>
    public DoubleDouble Moment(int n, DoubleDouble s)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        return Amplitude == 0 ? 0 : Amplitude * extended.Moment(n, s);
    }

    /// <inheritdoc/>
    public DoubleDouble Moment(int n, DoubleDouble s, out DoubleDouble next)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        next = 0;
        DoubleDouble moment = Amplitude == 0 ? 0 : Amplitude * extended.Moment(n, s, out next);
        next *= Amplitude;
        return moment;
    }

    /// <inheritdoc/>
    public DoubleDouble SquaredNormExtended => ProductNormExtended(this);

    /// <summary>The integral over t in [0, inf) of the product of two bumps.</summary>
    internal DoubleDouble ProductNormExtended(GaussianTarget other)
    {
        // A product of Gaussians is one: 1/V = 1/V_1 + 1/V_2, its height exp(-(mu_1 - mu_2)^2 / (2 (V_1 + V_2)))
        DoubleDouble own = Variance, others = other.Variance, both = own + others, apart = (DoubleDouble)Center - other.Center;
        DoubleDouble height = DoubleDouble.FromProduct(Amplitude, other.Amplitude) * Special.ExpOfProduct(apart / both, -0.5 * apart);
        return height.Hi == 0 ? 0 : height * new DoubleDoubleGaussianBump((Center * others + other.Center * own) / both, own / both * others).Moment(0, 0);
    }
}
