namespace CurseOfMemory;

/// <summary>
/// Marks an array of an objective whose numbers differ by problem when many are solved together (<see cref="IBatchedObjective{T}"/>). It is laid out like
/// theta, as a structure of arrays: element i of problem b is number i * B + b. The loss reads it as if it had the elements of one problem, and it
/// holds exactly those that the loss reads, B of each: B = 1 for the methods of <see cref="IObjective{T}"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Field | AttributeTargets.Property)]
public sealed class PerProblemAttribute : Attribute;
