namespace CurseOfMemory;

/// <summary>
/// A scalar function J(theta) with exact derivatives. No method allocates. Wrong lengths throw <see cref="ArgumentException"/>;
/// outside its domain an objective returns NaN, fills its outputs with NaN, and <see cref="Violation"/> says why.
/// </summary>
/// <typeparam name="T">The scalar, <see cref="double"/> or an extended precision.</typeparam>
public interface IObjective<T>
{
    /// <summary>J(theta).</summary>
    /// <param name="theta">The parameters, all blocks packed in order.</param>
    T Value(ReadOnlySpan<T> theta);

    /// <summary>J(theta) and its gradient.</summary>
    /// <param name="theta">The parameters, n of them.</param>
    /// <param name="gradient">Receives dJ/dtheta, n numbers.</param>
    /// <returns>J(theta).</returns>
    T Gradient(ReadOnlySpan<T> theta, Span<T> gradient);

    /// <summary>J(theta), its gradient and its Hessian, which is exactly symmetric.</summary>
    /// <param name="theta">The parameters, n of them.</param>
    /// <param name="gradient">Receives dJ/dtheta, n numbers.</param>
    /// <param name="hessian">Receives d2J/dtheta2, n * n numbers, row-major.</param>
    /// <returns>J(theta).</returns>
    T Hessian(ReadOnlySpan<T> theta, Span<T> gradient, Span<T> hessian);

    /// <summary>J(theta), its gradient and the product of its Hessian with a direction, without the matrix.</summary>
    /// <param name="theta">The parameters, n of them.</param>
    /// <param name="direction">The vector v, n numbers.</param>
    /// <param name="gradient">Receives dJ/dtheta, n numbers.</param>
    /// <param name="product">Receives (d2J/dtheta2) v, n numbers.</param>
    /// <returns>J(theta).</returns>
    T HessianProduct(ReadOnlySpan<T> theta, ReadOnlySpan<T> direction, Span<T> gradient, Span<T> product);

    /// <summary>Says in a sentence which parameter, with which value, lies outside which limit; null inside the domain.</summary>
    /// <param name="theta">The parameters.</param>
    string? Violation(ReadOnlySpan<T> theta);
}
