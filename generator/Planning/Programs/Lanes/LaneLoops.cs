using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>The loops of a kernel that do several passes at once: each is a method of its own, generic over the lanes, that the kernel calls where passes are many.</summary>
/// <param name="kernel">The method of the kernel.</param>
/// <param name="modifiers">Those of the methods.</param>
/// <param name="data">The user's parameters that are data.</param>
/// <param name="taken">Names that no local may have.</param>
internal sealed class LaneLoops(string kernel, string modifiers, IReadOnlyList<FunctionParameter> data, IReadOnlyCollection<string> taken)
{
    /// <summary>From how many passes on a width is used, the narrowest first: below, a plain loop is done sooner than the call.</summary>
    private static readonly (string Lanes, int From)[] OfSums = [("Lanes256", 32), ("Lanes512", 32)], OfFunctions = [("Lanes256", 4), ("Lanes512", 8)];

    private readonly List<MethodPlan> _methods = [];
    private readonly HashSet<string> _members = [.. taken];
    private readonly Dictionary<Procedure, string> _names = [];

    public IReadOnlyList<MethodPlan> Methods => _methods;

    /// <summary>A loop as lines: in lanes where it makes many passes, else as it is.</summary>
    /// <param name="arguments">The locals around the loop that its passes read, as terms.</param>
    public Line Plan(LanePass pass, CountLine loop, IReadOnlyList<Term> arguments, ProcedureNames around, IReadOnlyList<Line> plain)
    {
        LaneLoopPlanner planner = Planner(pass, around);
        // down from 'from' it makes the passes to + 1 .. from
        (Term first, Term end) = loop.Stride > 0 ? (loop.From, loop.To) : (More(loop.To), More(loop.From));
        Term passes = first is { Kind: TermKind.Integer, Value: 0 } ? end : Term.Infix("-", false, end, first);
        return (planner.HasFunctions ? OfFunctions : OfSums).Aggregate(plain, (otherwise, width) => [new BranchLine(
            Term.Infix("&&", false, Term.Infix("<", false, Term.Integer(width.From - 1), passes), Term.Plain($"global::CurseOfMemory.{width.Lanes}.IsSupported")),
            planner.Call($"global::CurseOfMemory.{width.Lanes}", [first, end, .. arguments]),
            otherwise)])[0];
    }

    /// <summary>The planner of a loop, whose method is planned unless another loop does the same.</summary>
    private LaneLoopPlanner Planner(LanePass pass, ProcedureNames around)
    {
        bool isKnown = _names.TryGetValue(pass.Procedure, out string? method);
        if (!isKnown)
            _names.Add(pass.Procedure, method = _members.Take(kernel + "Loop"));
        LaneLoopPlanner planner = new(pass, method!, data, around);
        if (!isKnown)
            _methods.Add(planner.Plan($"A loop of {kernel}, several passes at once.", modifiers, _members));
        return planner;
    }

    private static Term More(Term term) => term switch
    {
        { Kind: TermKind.Integer } => Term.Integer(term.Value + 1),
        { Kind: TermKind.Infix, Text: "-", Arguments: [var left, { Kind: TermKind.Integer, Value: 1 }] } => left,
        _ => Term.Infix("+", false, term, Term.Integer(1)),
    };
}
