using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>
/// Turns the steps of a procedure into statements: what is computed once and used once becomes part of an expression, as long as nothing that it
/// reads changes in between, and each local is declared in the innermost block that it can be.
/// </summary>
internal sealed partial class ProcedurePlanner
{
    private const int LargestTerm = 16;

    private readonly Procedure _procedure;
    private readonly ProcedureNames _names;
    private readonly BlockNode _root;
    private readonly Usage _usage;
    private readonly Dictionary<StepNode, List<(int Local, bool Zero)>> _declaredBefore = [];
    private readonly HashSet<(StepNode, int)> _declaring = [];
    private readonly HashSet<(StepNode, int)> _passedOn = [];
    private readonly HashSet<int> _counters = [];
    private readonly List<int> _unassigned = [];
    private readonly Dictionary<int, Variable> _lengths = [];
    private readonly Dictionary<int, Term> _byLane = [];
    private Variable? _number;

    public ProcedurePlanner(Procedure procedure, ProcedureNames names)
    {
        (_procedure, _names) = (procedure, names);
        _root = BlockNode.Of(procedure.Prologue.Steps.Concat(procedure.Body.Steps));
        int[] kept = [.. procedure.Results, .. procedure.Arrays.Where(array => array.Role == ArrayRole.Own && !array.Length.IsConstant).Select(array => array.Length.Local)];
        _usage = new Usage(_root, procedure.Locals.Count, kept);
        foreach (int local in Enumerable.Range(0, procedure.Locals.Count).Where(local => !procedure.Parameters.Contains(local)))
        {
            IEnumerable<Declaration> declarations = _usage.IsPassedOn(local)
                ? [new(DeclarationKind.Assignment, _usage.DefinitionOf(local), [])]
                : Scopes.Of(local, [.. _usage.Mentions(local)], _root, kept.Contains(local));
            foreach (Declaration declaration in declarations)
                Announce(local, declaration);
        }
    }

    /// <summary>Whether the statements gather numbers lane by lane.</summary>
    public bool Gathers { get; private set; }

    /// <summary>The statements that set the lengths of the procedure's own arrays, and then those of its body.</summary>
    public (IReadOnlyList<Line> Prologue, IReadOnlyList<Line> Body) Plan()
    {
        int prologue = _procedure.Prologue.Steps.Count;
        IReadOnlyList<Line> lengths = Plan(_root.Steps.Take(prologue), null, out _);
        return ([.. _unassigned.Select(local => new DeclareLine(_names.Local(local), ZeroOf(local))), .. lengths], Plan(_root.Steps.Skip(prologue), null, out _));
    }

    /// <summary>The length of one of the procedure's own arrays, once it is planned.</summary>
    public Term Length(Operand length) => Term.Narrow(length.IsConstant
        ? Term.Integer(length.Value)
        : _lengths.TryGetValue(length.Local, out Variable? array) ? Term.Length(array) : Term.Name(_names.Local(length.Local)));

    private void Announce(int local, Declaration declaration)
    {
        if (declaration.Kind == DeclarationKind.Counter)
            _counters.Add(local);
        else if (declaration.At is not StepNode at)
            _unassigned.Add(local);
        else if (declaration.Kind == DeclarationKind.Assignment)
            DeclareAt(at, local, _usage.IsPassedOn(local) || declaration.IsPassedOn(local));
        else
            DeclareBefore(at, local, declaration.Kind == DeclarationKind.Zero);
    }

    private void DeclareAt(StepNode at, int local, bool isPassedOn)
    {
        _declaring.Add((at, local));
        if (isPassedOn && IsTemporary(local))
            _passedOn.Add((at, local));
    }

    /// <summary>Whether a local has no name of the user's: none, or one that adjoints gave it.</summary>
    private bool IsTemporary(int local) => _procedure.Locals[local].Name is { } name
        && (name.Length == 0 || (name.Length > 1 && name[0] == 'u' && name.Skip(1).All(char.IsDigit)));

    private void DeclareBefore(StepNode at, int local, bool zero)
    {
        if (!_declaredBefore.TryGetValue(at, out List<(int, bool)>? list))
            _declaredBefore.Add(at, list = []);
        list.Add((local, zero));
    }

    private IReadOnlyList<Line> Plan(BlockNode block) => Plan(block.Steps, null, out _);

    /// <param name="last">An operand that is read after the last step, null for none.</param>
    private List<Line> Plan(IEnumerable<StepNode> steps, Operand? last, out Term? lastTerm)
    {
        Passage passage = new(this);
        foreach (StepNode node in steps)
        {
            if (_declaredBefore.TryGetValue(node, out List<(int Local, bool Zero)>? declared))
                declared.ForEach(one => passage.Lines.Add(new DeclareLine(_names.Renew(one.Local), one.Zero ? ZeroOf(one.Local) : null)));
            if (!_usage.IsDead(node))
                passage.Add(node);
        }
        lastTerm = last is Operand operand ? passage.Take(operand) : null;
        passage.Flush();
        return passage.Lines;
    }

    private Term ZeroOf(int local) => _procedure.Locals[local].Kind switch
    {
        _ when _names.Local(local).IsWide => _names.Wide!.Widen(Term.Real(0)),
        Kind.Real => Term.Real(0),
        Kind.Integer => Term.Integer(0),
        _ => Term.Plain("false"),
    };
}
