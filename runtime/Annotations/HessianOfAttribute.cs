namespace CurseOfMemory;

/// <summary>
/// Marks a partial method that the generator completes with the value, gradient and Hessian of a scalar function.
/// </summary>
/// <remarks>
/// It repeats the function's parameters, returns its value and fills the gradient over the packed vector of all n active numbers, and the
/// n x n Hessian, row-major, full and exactly symmetric:
/// <code>
/// [HessianOf(nameof(F))] static partial double FHessian(ReadOnlySpan&lt;double&gt; x, Span&lt;double&gt; gradient, Span&lt;double&gt; hessian);
/// </code>
/// </remarks>
/// <param name="function">The name of a <see cref="DifferentiableAttribute"/> method of the same type.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class HessianOfAttribute(string function) : Attribute
{
    /// <summary>The name of the function that is differentiated.</summary>
    public string Function { get; } = function;
}
