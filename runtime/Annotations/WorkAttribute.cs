namespace CurseOfMemory;

/// <summary>
/// Marks a <c>Span&lt;double&gt;</c> parameter of a differentiable function as scratch: what it holds before and after a call has no meaning.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class WorkAttribute : Attribute;
