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
/// </remarks>
/// <param name="function">The name of a <see cref="DifferentiableAttribute"/> method of the same type.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class JacobianOfAttribute(string function) : Attribute
{
    /// <summary>The name of the function that is differentiated.</summary>
    public string Function { get; } = function;
}
