namespace CurseOfMemory;

/// <summary>
/// Marks the residual of an <see cref="ObjectiveAttribute"/> type, one number for each value of its <see cref="SummedAttribute"/> parameter.
/// The loss is the sum of its squares, and the generated half implements <see cref="IResiduals"/> besides <see cref="IObjective{T}"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ResidualAttribute : Attribute;
