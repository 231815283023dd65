namespace CurseOfMemory;

/// <summary>Marks a method as a definition that the generator may differentiate and inline into others.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DifferentiableAttribute : Attribute;
