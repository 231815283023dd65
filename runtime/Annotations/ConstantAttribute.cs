namespace CurseOfMemory;

/// <summary>Takes a parameter out of the differentiation.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ConstantAttribute : Attribute;
