namespace CurseOfMemory;

public sealed partial class MemoryTarget
{
    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">A term is no <see cref="IExtendedTarget"/>.</exception>
    public DoubleDouble At(DoubleDouble t)
    {
        DoubleDouble sum = 0;
        for (int k = 0; k < parts.Length; k++)
            sum += Extended(k).At(t);
        return sum;
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">A term is no <see cref="IExtendedTarget"/>.</exception>
    public DoubleDouble Moment(int n, DoubleDouble s)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        DoubleDouble sum = 0;
        for (int k = 0; k < parts.Length; k++)
            sum += Extended(k).Moment(n, s);
        return sum;
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">A term is no <see cref="IExtendedTarget"/>.</exception>
    public DoubleDouble Moment(int n, DoubleDouble s, out DoubleDouble next)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        DoubleDouble sum = 0;
        next = 0;
        for (int k = 0; k < parts.Length; k++)
        {
            sum += Extended(k).Moment(n, s, out DoubleDouble after);
            next += after;
        }
        return sum;
    }

    /// <inheritdoc/>
    /// <remarks>NaN where a term is no <see cref="IExtendedTarget"/>, or the product of two has no closed form: losses over such a sum are good in double alone.</remarks>
    public DoubleDouble SquaredNormExtended
    {
        get
        {
            DoubleDouble sum = 0;
            for (int k = 0; k < parts.Length; k++)
            {
                sum += parts[k] is IExtendedTarget part ? part.SquaredNormExtended : DoubleDouble.NaN;
                for (int l = 0; l < k; l++)
                    sum += 2 * ProductNorm(parts[k] as IExtendedTarget, parts[l] as IExtendedTarget);
            }
            return sum;
        }
    }

    private static DoubleDouble ProductNorm(IExtendedTarget? x, IExtendedTarget? y) => (x, y) switch
    {
        (ExponentialSumTarget sum, { } other) => sum.ProductNormExtended(other),
        ({ } other, ExponentialSumTarget sum) => sum.ProductNormExtended(other),
        (GaussianTarget left, GaussianTarget right) => left.ProductNormExtended(right),
        _ => DoubleDouble.NaN,
    };

    private IExtendedTarget Extended(int k) => parts[k] as IExtendedTarget
        ?? throw new NotSupportedException($"Term {k} of {parts.Length}, a {parts[k].GetType().Name}, is known in double only; make it an {nameof(IExtendedTarget)}.");
}
