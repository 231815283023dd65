namespace CurseOfMemory;

/// <summary>An accepted step of a run.</summary>
/// <param name="From">The tau at which it starts.</param>
/// <param name="To">The tau at which it ends.</param>
/// <param name="Order">The order of the method in it.</param>
public readonly record struct FlowStep(double From, double To, int Order);
