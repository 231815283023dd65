namespace CurseOfMemory;

/// <summary>Euler's method with steps of one length: gradient descent.</summary>
internal static class EulerTableau
{
    public static RungeKuttaTableau Value { get; } = new()
    {
        Name = "Euler",
        Order = 1,
        ErrorOrder = 1,
        StabilityLimit = 2,
        IsFixedStep = true,
        Control = new StepController(1, 0.5, 1),
        Stages = [],
        Solution = [(1, 1)],
        Error = [],
    };
}
