namespace CurseOfMemory;

/// <summary>
/// Marks a partial method that the generator completes with the value and gradient of a scalar function, both in one sweep.
/// </summary>
/// <remarks>
/// It repeats the function's parameters and returns its value. Then it takes one <c>Span&lt;double&gt;</c> for each active span and one
/// <c>out double</c> for each active scalar, in order, or a single <c>Span&lt;double&gt;</c> for the packed gradient:
/// <code>
/// [Differentiable] static double F(ReadOnlySpan&lt;double&gt; x, double s) { ... }
/// [GradientOf(nameof(F))] static partial double FGradient(ReadOnlySpan&lt;double&gt; x, double s, Span&lt;double&gt; dx, out double ds);
/// [GradientOf(nameof(F))] static partial double FPacked(ReadOnlySpan&lt;double&gt; x, double s, Span&lt;double&gt; gradient);
/// </code>
/// Declared over <see cref="DoubleDouble"/> (return type, reals and spans of reals; the function stays as it is), this derivative and every other but the compressed ones
/// computes with about 32 digits:
/// <code>
/// [GradientOf(nameof(F))] static partial DoubleDouble FGradient(ReadOnlySpan&lt;DoubleDouble&gt; x, Span&lt;DoubleDouble&gt; gradient);
/// </code>
/// </remarks>
/// <param name="function">The name of a <see cref="DifferentiableAttribute"/> method of the same type.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class GradientOfAttribute(string function) : Attribute
{
    /// <summary>The name of the function that is differentiated.</summary>
    public string Function { get; } = function;
}
