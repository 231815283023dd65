namespace CurseOfMemory;

/// <summary>
/// One scalar function at B points at a time, one per lane, in structure of arrays: component i of point b is number i * B + b of a span.
/// B is the length of <c>values</c>; zero points are valid. No method allocates. Wrong lengths throw <see cref="ArgumentException"/>; a point
/// outside the domain has NaN in its value and its outputs, and disturbs no other point. The generated half of every loss implements it.
/// The object's data are the same for all points, but for arrays marked <see cref="PerProblemAttribute"/>, and <see cref="Minimize.Batch"/> minimises
/// from many starts with it.
/// </summary>
/// <typeparam name="T">The scalar, <see cref="double"/> or an extended precision.</typeparam>
public interface IBatchedObjective<T>
{
    /// <summary>J at each point.</summary>
    /// <param name="theta">The points, m x B numbers.</param>
    /// <param name="values">Receives J, B numbers.</param>
    void Values(ReadOnlySpan<T> theta, Span<T> values);

    /// <summary>J and its gradient at each point.</summary>
    /// <param name="theta">The points, m x B numbers.</param>
    /// <param name="values">Receives J, B numbers.</param>
    /// <param name="gradients">Receives dJ/dtheta, m x B numbers.</param>
    void Gradients(ReadOnlySpan<T> theta, Span<T> values, Span<T> gradients);

    /// <summary>J, its gradient and the product of its Hessian with a direction at each point.</summary>
    /// <param name="theta">The points, m x B numbers.</param>
    /// <param name="directions">The vectors v, m x B numbers.</param>
    /// <param name="values">Receives J, B numbers.</param>
    /// <param name="gradients">Receives dJ/dtheta, m x B numbers.</param>
    /// <param name="products">Receives (d2J/dtheta2) v, m x B numbers.</param>
    void HessianProducts(ReadOnlySpan<T> theta, ReadOnlySpan<T> directions, Span<T> values, Span<T> gradients, Span<T> products);
}
