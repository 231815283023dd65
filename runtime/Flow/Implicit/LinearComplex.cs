namespace CurseOfMemory;

/// <summary>A complex number over either real.</summary>
internal readonly struct LinearComplex<T>(T re, T im) : ILinearNumber<LinearComplex<T>>
    where T : struct, ILinearReal<T>
{
    public T Re { get; } = re;

    public T Im { get; } = im;

    public double Size => Re.Size + Im.Size;

    // 1 / (x + iy) = (x - iy) / (x^2 + y^2)
    public static LinearComplex<T> Reciprocal(LinearComplex<T> z)
    {
        T inverse = T.Reciprocal(z.Re * z.Re + z.Im * z.Im);
        return new(z.Re * inverse, default(T) - z.Im * inverse);
    }

    public static LinearComplex<T> operator +(LinearComplex<T> x, LinearComplex<T> y) => new(x.Re + y.Re, x.Im + y.Im);

    public static LinearComplex<T> operator -(LinearComplex<T> x, LinearComplex<T> y) => new(x.Re - y.Re, x.Im - y.Im);

    public static LinearComplex<T> operator *(LinearComplex<T> x, LinearComplex<T> y) => new(x.Re * y.Re - x.Im * y.Im, x.Re * y.Im + x.Im * y.Re);
}
