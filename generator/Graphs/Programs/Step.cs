namespace CurseOfMemory.Generator.Graphs.Programs;

/// <summary>
/// A step of a procedure. Locals and arrays are named by their numbers in the procedure. There are no jumps: reading turns <c>break</c>,
/// <c>continue</c> and early <c>return</c> into conditions. Blocks nest only as deep as the source does.
/// </summary>
internal abstract record Step;

/// <summary><c>target = operation(arguments)</c>.</summary>
/// <param name="Row">The row of the function table, for <see cref="Operation.Function"/>.</param>
/// <param name="Order">The order of a function that has one.</param>
internal sealed record Compute(int Target, Operation Operation, EquatableArray<Operand> Arguments, int Row = 0, int Order = 0) : Step;

/// <summary><c>target = array[index]</c>.</summary>
internal sealed record Load(int Target, int Array, Operand Index) : Step;

/// <summary><c>array[index] = value</c>.</summary>
internal sealed record Store(int Array, Operand Index, Operand Value) : Step;

/// <summary><c>array[index] += value</c>, reals.</summary>
internal sealed record AddTo(int Array, Operand Index, Operand Value) : Step;

/// <summary>Every element of an array becomes the value.</summary>
internal sealed record Fill(int Array, Operand Value) : Step;

/// <summary><c>target = array.Length</c>.</summary>
internal sealed record LengthOf(int Target, int Array) : Step;

/// <summary><c>target =</c> something of the user's that isn't differentiated: a C# expression with places {0}, {1}, ... for its operands.</summary>
/// <param name="IsElement">Whether it is an element of an array or span of doubles, the index its last operand.</param>
internal sealed record ReadData(int Target, string Text, EquatableArray<Operand> Arguments, bool IsElement = false) : Step;

/// <summary>An opaque real function with a rule of the user's: <c>target = text(arguments)</c>.</summary>
/// <param name="Rules">The function, its partial derivatives, theirs in turn, and so on.</param>
/// <param name="Rule">Which of them is called.</param>
internal sealed record CallOpaque(int Target, EquatableArray<OpaqueRule> Rules, int Rule, EquatableArray<Operand> Arguments) : Step
{
    public string Text => Rules[Rule].Text;
}

/// <summary>What is known of an opaque function.</summary>
/// <param name="Text">The C# method to call.</param>
/// <param name="Partials">For each argument the place of the partial derivative by it among the rules; -1 where it has none.</param>
internal sealed record OpaqueRule(string Text, EquatableArray<int> Partials);

internal sealed record If(Operand Condition, Block Then, Block Else) : Step;

/// <summary>
/// <c>for (counter = from; stride &gt; 0 ? counter &lt; to : counter &gt; to; counter += stride)</c>. The bounds are evaluated once, the body doesn't
/// assign the counter, and nothing reads it after the loop.
/// </summary>
/// <param name="Every">
/// The number of passes from one checkpoint of the reverse sweep to the next, 0 for a loop without; <see cref="Segments"/> for a loop each of whose passes
/// begins with a checkpoint.
/// </param>
/// <param name="InLanes">The passes of the loop in lanes, for the last thing that is made of a derivative; null where they run one by one.</param>
internal sealed record For(int Counter, Operand From, Operand To, int Stride, Block Body, int Every = 0, LanePass? InLanes = null) : Step
{
    public const int Segments = -1;
}

/// <summary>Runs the steps of <paramref name="Test"/>, then as long as <paramref name="Condition"/> holds the body and the test again.</summary>
internal sealed record While(Block Test, Operand Condition, Block Body) : Step;

/// <summary>A call that is not inlined, because the callee calls itself.</summary>
/// <param name="Procedure">The callee's number in the program.</param>
/// <param name="Arguments">For each of the callee's scalar parameters.</param>
/// <param name="Arrays">For each of the callee's array parameters.</param>
/// <param name="Targets">The locals that receive the callee's results.</param>
internal sealed record Call(int Procedure, EquatableArray<Operand> Arguments, EquatableArray<View> Arrays, EquatableArray<int> Targets) : Step;

/// <summary>A call of a derivative of a procedure, expanded by <c>Adjoints</c> before anything else.</summary>
/// <param name="Arguments">For each of the derivative's scalar parameters, see <see cref="DerivativeKind"/>.</param>
/// <param name="Arrays">For each of its array parameters.</param>
/// <param name="Targets">The locals that receive its results.</param>
internal sealed record CallDerivative(
    DerivativeKind Derivative, int Procedure, EquatableArray<bool> Active, EquatableArray<Operand> Arguments, EquatableArray<View> Arrays, EquatableArray<int> Targets) : Step;

/// <summary>Puts a value of any kind on the tape.</summary>
internal sealed record Push(Operand Value) : Step;

/// <summary>Takes the last value from the tape.</summary>
internal sealed record Pop(int Target) : Step;

/// <summary>Puts a whole array on the tape.</summary>
internal sealed record PushArray(int Array) : Step;

/// <summary>Takes a whole array from the tape.</summary>
internal sealed record PopArray(int Array) : Step;

/// <summary>A piece of an array: from an offset, so many elements.</summary>
internal readonly record struct View(int Array, Operand Offset, Operand Length);

/// <summary>Steps in order.</summary>
internal sealed record Block(EquatableArray<Step> Steps)
{
    public static readonly Block Empty = new(EquatableArray<Step>.Empty);

    public static Block Of(IEnumerable<Step> steps) => new(steps.ToEquatableArray());
}
