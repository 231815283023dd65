namespace CurseOfMemory;

/// <summary>
/// Marks a partial method that the generator completes with the value of a function and the product of a seed with its Jacobian, in one
/// reverse sweep.
/// </summary>
/// <remarks>
/// It repeats the function's parameters. The seed is a number for a scalar function, and a vector as long as the outputs for a vector-valued one;
/// the adjoint runs over the packed vector of all active numbers:
/// <code>
/// [AdjointOf(nameof(F))] static partial double FAdjoint(ReadOnlySpan&lt;double&gt; x, double seed, Span&lt;double&gt; adjoint);
/// [AdjointOf(nameof(G))] static partial void GAdjoint(
///     ReadOnlySpan&lt;double&gt; x, Span&lt;double&gt; outputs, ReadOnlySpan&lt;double&gt; seed, Span&lt;double&gt; adjoint);
/// </code>
/// </remarks>
/// <param name="function">The name of a <see cref="DifferentiableAttribute"/> method of the same type.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AdjointOfAttribute(string function) : Attribute
{
    /// <summary>The name of the function that is differentiated.</summary>
    public string Function { get; } = function;
}
