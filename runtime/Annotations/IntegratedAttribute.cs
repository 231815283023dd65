namespace CurseOfMemory;

/// <summary>
/// Marks a <c>double</c> parameter of a loss: the loss is the integral of the method over it, done in closed form while the project compiles.
/// Either end is a number or the name of a member of the type: <c>[Integrated(0, nameof(Horizon))]</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class IntegratedAttribute : Attribute
{
    /// <summary>Integrates between two numbers; infinite ones are allowed.</summary>
    public IntegratedAttribute(double from, double to) => (From, To) = (from, to);

    /// <summary>Integrates from a number to the value of a member.</summary>
    public IntegratedAttribute(double from, string to) => (From, To) = (from, to);

    /// <summary>Integrates from the value of a member to a number.</summary>
    public IntegratedAttribute(string from, double to) => (From, To) = (from, to);

    /// <summary>Integrates between the values of two members.</summary>
    public IntegratedAttribute(string from, string to) => (From, To) = (from, to);

    /// <summary>
    /// Allows quadrature with so many nodes where no closed form is known: Gauss-Legendre over an interval, double exponential with t = e^{x - e^{-x}} over
    /// a half line. The derivatives are those of the sum over the nodes, whose places and weights are doubles: in extended precision, too, the sum is some 1e-17
    /// of its terms from the integral. 0, the default, allows none.
    /// </summary>
    public int Quadrature { get; init; }

    /// <summary>The lower end: a <c>double</c>, or the name of a member.</summary>
    public object From { get; }

    /// <summary>The upper end: a <c>double</c>, or the name of a member.</summary>
    public object To { get; }
}
