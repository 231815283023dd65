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
/// A derivative that takes a <see cref="JacobianPattern"/> (a Hessian is the Jacobian of the gradient) and <c>Span&lt;double&gt; values</c> instead computes the
/// entries that can be other than 0 alone, in as few Hessian products as its pattern has colours; the generator writes the method that makes the pattern beside it,
/// under its name with <c>Pattern</c> behind. Entries (i, j) and (j, i) both stand there, and agree to rounding:
/// <code>
/// [HessianOf(nameof(F))] static partial double FHessian(ReadOnlySpan&lt;double&gt; x, Span&lt;double&gt; gradient, JacobianPattern pattern, Span&lt;double&gt; values);
/// JacobianPattern pattern = FHessianPattern(x);   // once for each choice of lengths, integers and data
/// double[] values = new double[pattern.Count];
/// FHessian(x, gradient, pattern, values);         // at each point; nothing is allocated
/// </code>
/// </remarks>
/// <param name="function">The name of a <see cref="DifferentiableAttribute"/> method of the same type.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class HessianOfAttribute(string function) : Attribute
{
    /// <summary>The name of the function that is differentiated.</summary>
    public string Function { get; } = function;
}
