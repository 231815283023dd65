namespace CurseOfMemory;

/// <summary>
/// Marks a partial method that the generator completes with the value, gradient and the diagonal of the Hessian of a scalar function.
/// </summary>
/// <remarks>
/// It repeats the function's parameters and returns its value; gradient and diagonal run over the packed vector of all active numbers:
/// <code>
/// [HessianDiagonalOf(nameof(F))] static partial double FDiagonal(ReadOnlySpan&lt;double&gt; x, Span&lt;double&gt; gradient, Span&lt;double&gt; diagonal);
/// </code>
/// </remarks>
/// <param name="function">The name of a <see cref="DifferentiableAttribute"/> method of the same type.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class HessianDiagonalOfAttribute(string function) : Attribute
{
    /// <summary>The name of the function that is differentiated.</summary>
    public string Function { get; } = function;
}
