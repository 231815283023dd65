namespace CurseOfMemory;

/// <summary>
/// Marks a partial struct or class with one <see cref="LossAttribute"/> method; the generator writes the other half,
/// an <see cref="IObjective{T}"/> with exact value, gradient, Hessian and Hessian product.
/// </summary>
[AttributeUsage(AttributeTargets.Struct | AttributeTargets.Class)]
public sealed class ObjectiveAttribute : Attribute;
