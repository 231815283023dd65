namespace CurseOfMemory;

/// <summary>
/// Marks the loss of an <see cref="ObjectiveAttribute"/> type. Its <c>double</c> and <c>ReadOnlySpan&lt;double&gt;</c> parameters without
/// another role are the parameter blocks, packed in order into one vector theta.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LossAttribute : Attribute;
