namespace CurseOfMemory.Generator.Graphs;

/// <summary>
/// A row of the function table: what readers recognise, calculus differentiates and writers print. What the derivatives are at kinks stands
/// in docs/conventions.md.
/// </summary>
/// <param name="Name">The field's name, as formulas show it.</param>
/// <param name="Recognised">The qualified C# methods that mean it, such as <c>System.Math.Exp</c>; with <c>/2</c> behind it only that of two parameters.</param>
/// <param name="Scalar">The C# method for a plain number; its arguments follow in brackets.</param>
/// <param name="Lanes">The method for lanes: a member of the lane type, or a method of <c>Special</c> generic over it.</param>
/// <param name="Extended">The method for a <c>DoubleDouble</c>, or null.</param>
/// <param name="Arity">The number of operands.</param>
/// <param name="Derivative">The partial derivative by operand i, from the graph, the node and i.</param>
/// <param name="HasOrder">Whether an integer order comes before the operands.</param>
/// <param name="IsSwitch">Whether a partial derivative of 0 means that the operand has no part in the value, so that its own derivative, finite or not, has none either.</param>
/// <param name="IsTame">Whether its values are finite wherever those of a function are that has it in its derivatives.</param>
/// <param name="AtZero">Its exact value where its operand is 0.</param>
/// <param name="Simplified">The function of some operands in simpler terms, or null.</param>
internal sealed record Function(
    string Name,
    string[] Recognised,
    string Scalar,
    string Lanes,
    string? Extended,
    int Arity,
    Func<Graph, Node, int, int> Derivative,
    bool HasOrder = false,
    bool IsSwitch = false,
    bool IsTame = false,
    int? AtZero = null,
    Func<Graph, int[], int?>? Simplified = null)
{
    /// <summary>What the opposites of the first operands do to it; nothing is known of those that follow.</summary>
    public Parity[] Parities { get; init; } = [];
}
