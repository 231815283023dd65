namespace CurseOfMemory;

/// <summary>
/// Marks a partial method that the generator completes with the value of a function and its derivative along a direction, in one forward sweep.
/// </summary>
/// <remarks>
/// It repeats the function's parameters. The direction runs over the packed vector of all active numbers; a scalar function has one tangent,
/// a vector-valued one as many as outputs:
/// <code>
/// [TangentOf(nameof(F))] static partial double FTangent(ReadOnlySpan&lt;double&gt; x, ReadOnlySpan&lt;double&gt; direction, out double tangent);
/// [TangentOf(nameof(G))] static partial void GTangent(
///     ReadOnlySpan&lt;double&gt; x, Span&lt;double&gt; outputs, ReadOnlySpan&lt;double&gt; direction, Span&lt;double&gt; tangent);
/// </code>
/// </remarks>
/// <param name="function">The name of a <see cref="DifferentiableAttribute"/> method of the same type.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TangentOfAttribute(string function) : Attribute
{
    /// <summary>The name of the function that is differentiated.</summary>
    public string Function { get; } = function;
}
