using System.Numerics;

namespace CurseOfMemory;

/// <summary>A number that a matrix can be factored over.</summary>
internal interface ILinearNumber<T> : IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>
    where T : ILinearNumber<T>
{
    /// <summary>A measure of its size, to choose pivots by; zero for zero alone.</summary>
    double Size { get; }

    static abstract T Reciprocal(T value);
}

/// <summary>A real number in which a Jacobian can be computed.</summary>
internal interface ILinearReal<T> : ILinearNumber<T>
    where T : ILinearReal<T>
{
    static abstract T From(double value);

    static abstract double Round(T value);

    /// <summary>Fills df/dtheta at the current state plus an increment, which is zero where empty; false where it is not finite.</summary>
    static abstract bool TryJacobian(FlowSystem system, ReadOnlySpan<double> increment, Span<T> jacobian);
}
