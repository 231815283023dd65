namespace CurseOfMemory;

/// <summary>Takes a parameter out of the differentiation. It is legal on a parameter of any type; derivatives need not repeat it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ConstantAttribute : Attribute;
