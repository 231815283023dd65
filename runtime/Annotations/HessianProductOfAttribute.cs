namespace CurseOfMemory;

/// <summary>
/// Marks a partial method that the generator completes with the value and gradient of a scalar function and the product of its Hessian with
/// a direction, at a small multiple of the cost of the value.
/// </summary>
/// <remarks>
/// It repeats the function's parameters and returns its value; direction, gradient and product run over the packed vector of all active numbers:
/// <code>
/// [HessianProductOf(nameof(F))] static partial double FHessianProduct(
///     ReadOnlySpan&lt;double&gt; x, ReadOnlySpan&lt;double&gt; direction, Span&lt;double&gt; gradient, Span&lt;double&gt; product);
/// </code>
/// </remarks>
/// <param name="function">The name of a <see cref="DifferentiableAttribute"/> method of the same type.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class HessianProductOfAttribute(string function) : Attribute
{
    /// <summary>The name of the function that is differentiated.</summary>
    public string Function { get; } = function;
}
