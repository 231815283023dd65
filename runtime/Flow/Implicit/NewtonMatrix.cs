using System.Runtime.InteropServices;

namespace CurseOfMemory;

/// <summary>
/// The linear algebra of an implicit method: the Jacobian J of the field, and solutions with s - J for a real shift s and, if the method wants
/// it, a complex one. In double, or in double-double where the field is: there the rounding of J in double, times a step of 1e17 or more, would drown
/// the eigenvalues of a plateau.
/// </summary>
internal abstract class NewtonMatrix
{
    public static NewtonMatrix For(FlowSystem system, bool hasComplex) => system.Field.IsExtended
        ? new NewtonMatrix<LinearDoubleDouble>(system, hasReal: true, hasComplex)
        : new InvertedNewtonMatrix(system, hasComplex);

    /// <summary>Takes the Jacobian at the current state plus an increment, or at the state itself if the former is outside the domain; false where it is not finite.</summary>
    public abstract bool TryTakeJacobian(ReadOnlySpan<double> increment);

    /// <summary>Writes J v.</summary>
    public abstract void Multiply(ReadOnlySpan<double> vector, Span<double> product);

    /// <summary>Factors s - J; false where it is singular.</summary>
    public abstract bool TryFactor(double shift);

    /// <summary>Factors s - J for a complex s; false where it is singular.</summary>
    public abstract bool TryFactor(double shiftRe, double shiftIm);

    /// <summary>Solves with the real shift, in place.</summary>
    public abstract void Solve(Span<double> x);

    /// <summary>Solves with the complex shift, in place.</summary>
    public abstract void Solve(Span<double> re, Span<double> im);

    /// <summary>Transfers the Jacobian.</summary>
    public abstract void Transfer(FlowArchive archive);
}

/// <inheritdoc/>
internal class NewtonMatrix<T> : NewtonMatrix
    where T : struct, ILinearReal<T>
{
    private readonly FlowSystem system;
    private readonly int n;
    private readonly T[] jacobian, vector;
    private readonly LinearComplex<T>[] complexVector;
    private readonly DenseLu<T> real;
    private readonly DenseLu<LinearComplex<T>> complex;

    public NewtonMatrix(FlowSystem system, bool hasReal, bool hasComplex)
    {
        this.system = system;
        n = system.Dimension;
        int realSize = hasReal ? n : 0, complexSize = hasComplex ? n : 0;
        (jacobian, vector, real) = (new T[n * n], new T[realSize], new DenseLu<T>(realSize));
        (complexVector, complex) = (new LinearComplex<T>[complexSize], new DenseLu<LinearComplex<T>>(complexSize));
    }

    public sealed override bool TryTakeJacobian(ReadOnlySpan<double> increment)
        => T.TryJacobian(system, increment, jacobian) || T.TryJacobian(system, default, jacobian);

    public sealed override void Multiply(ReadOnlySpan<double> vector, Span<double> product)
    {
        for (int i = 0; i < n; i++)
        {
            T sum = default;
            for (int j = 0; j < n; j++)
                sum += jacobian[i * n + j] * T.From(vector[j]);
            product[i] = T.Round(sum);
        }
    }

    /// <summary>df/dtheta, row-major.</summary>
    protected ReadOnlySpan<T> Jacobian => jacobian;

    public sealed override bool TryFactor(double shift)
    {
        system.Factorizations++;
        return TryFactorReal(shift);
    }

    protected virtual bool TryFactorReal(double shift)
    {
        for (int i = 0; i < jacobian.Length; i++)
            real.Matrix[i] = default(T) - jacobian[i];
        for (int i = 0; i < jacobian.Length; i += n + 1)
            real.Matrix[i] += T.From(shift);
        return real.TryFactor();
    }

    public override bool TryFactor(double shiftRe, double shiftIm)
    {
        for (int i = 0; i < jacobian.Length; i++)
            complex.Matrix[i] = new LinearComplex<T>(default(T) - jacobian[i], default);
        for (int i = 0; i < jacobian.Length; i += n + 1)
            complex.Matrix[i] += new LinearComplex<T>(T.From(shiftRe), T.From(shiftIm));
        return complex.TryFactor();
    }

    public override void Solve(Span<double> x)
    {
        for (int i = 0; i < n; i++)
            vector[i] = T.From(x[i]);
        real.Solve(vector);
        for (int i = 0; i < n; i++)
            x[i] = T.Round(vector[i]);
    }

    public override void Solve(Span<double> re, Span<double> im)
    {
        for (int i = 0; i < n; i++)
            complexVector[i] = new LinearComplex<T>(T.From(re[i]), T.From(im[i]));
        complex.Solve(complexVector);
        for (int i = 0; i < n; i++)
            (re[i], im[i]) = (T.Round(complexVector[i].Re), T.Round(complexVector[i].Im));
    }

    public sealed override void Transfer(FlowArchive archive) => archive.Transfer(MemoryMarshal.Cast<T, double>(jacobian.AsSpan()));
}
