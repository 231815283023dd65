namespace CurseOfMemory;

/// <summary>
/// Marks a partial method that the generator completes with the outputs of a vector-valued function and its Jacobian.
/// </summary>
/// <remarks>
/// The function fills the one <c>Span&lt;double&gt;</c> among its parameters that isn't <see cref="WorkAttribute">work</see>. The derivative repeats its
/// parameters, the outputs among them, and takes the Jacobian, outputs x packed inputs, row-major:
/// <code>
/// [Differentiable] static void F(ReadOnlySpan&lt;double&gt; x, Span&lt;double&gt; outputs) { ... }
/// [JacobianOf(nameof(F))] static partial void FJacobian(ReadOnlySpan&lt;double&gt; x, Span&lt;double&gt; outputs, Span&lt;double&gt; jacobian);
/// </code>
/// A derivative that takes a <see cref="JacobianPattern"/> and <c>Span&lt;double&gt; values</c> instead computes the entries that can be other than 0 alone, in as
/// few sweeps as its pattern has colours; the generator writes the method that makes the pattern beside it, under its name with <c>Pattern</c> behind:
/// <code>
/// [JacobianOf(nameof(F))] static partial void FJacobian(ReadOnlySpan&lt;double&gt; x, Span&lt;double&gt; outputs, JacobianPattern pattern, Span&lt;double&gt; values);
/// JacobianPattern pattern = FJacobianPattern(x, outputs);   // once for each choice of lengths, integers and data
/// double[] values = new double[pattern.Count];
/// FJacobian(x, outputs, pattern, values);                   // at each point; nothing is allocated
/// </code>
/// </remarks>
/// <param name="function">The name of a <see cref="DifferentiableAttribute"/> method of the same type.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class JacobianOfAttribute(string function) : Attribute
{
    /// <summary>The name of the function that is differentiated.</summary>
    public string Function { get; } = function;
}
