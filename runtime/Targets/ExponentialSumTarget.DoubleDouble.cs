namespace CurseOfMemory;

public sealed partial class ExponentialSumTarget
{
    /// <inheritdoc/>
    public DoubleDouble At(DoubleDouble t)
    {
        DoubleDouble sum = 0;
        for (int i = 0; i < rates.Length; i++)
            sum += amplitudes[i] * Special.ExpOfProduct(-rates[i], t);
        return sum;
    }

    /// <inheritdoc/>
    /// <remarks>Relative error of each term at most (20 + 20 n) 2^-106.</remarks>
    public DoubleDouble Moment(int n, DoubleDouble s)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        DoubleDouble sum = 0;
        for (int i = 0; i < rates.Length; i++)
            sum += ExtendedTerm(n, amplitudes[i], s + rates[i]);
        return sum;
    }

    /// <inheritdoc/>
    public DoubleDouble SquaredNormExtended => ProductNormExtended(this);

    /// <summary>The integral over t in [0, inf) of rho(t) other(t): sum_i a_i M_0(r_i) of the other.</summary>
    internal DoubleDouble ProductNormExtended(IExtendedTarget other)
    {
        DoubleDouble sum = 0;
        for (int i = 0; i < rates.Length; i++)
            sum += amplitudes[i] * other.Moment(0, (DoubleDouble)rates[i]);
        return sum;
    }

    private static DoubleDouble ExtendedTerm(int n, double a, DoubleDouble r)
    {
        if (a == 0)
            return 0;
        return r.Hi > 0 ? a * Special.LaplaceOfPower(n, r) : DoubleDouble.NaN;
    }
}
