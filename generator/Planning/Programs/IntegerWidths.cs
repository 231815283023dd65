using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Planning.Programs;

using AddTo = Graphs.Programs.AddTo;
using Store = Graphs.Programs.Store;

/// <summary>
/// Which integers of a program need 64 bits. Reading brings products of narrower types back by shifts, so that all others fit what they are made of.
/// </summary>
internal sealed class IntegerWidths
{
    private readonly ProcedureList _programs;
    private readonly bool[][] _locals, _arrays;
    private readonly HashSet<int>[] _demanded;
    private readonly StepNode[][] _steps;
    private bool _isTapeLong, _changed = true;

    /// <param name="parameters">For each scalar parameter of the main procedure whether its type has 64 bits.</param>
    public IntegerWidths(ProcedureList programs, IReadOnlyList<bool> parameters)
    {
        _programs = programs;
        _locals = programs.Procedures.Select(procedure => new bool[procedure.Locals.Count]).ToArray();
        _arrays = programs.Procedures.Select(procedure => new bool[procedure.Arrays.Count]).ToArray();
        _steps = programs.Procedures.Select(procedure => BlockNode.Of(procedure.Prologue.Steps.Concat(procedure.Body.Steps)).All.ToArray()).ToArray();
        for (int i = 0; i < parameters.Count; i++)
            _locals[0][programs.Main.Parameters[i]] = parameters[i];
        while (_changed)
        {
            _changed = false;
            for (int procedure = 0; procedure < _steps.Length; procedure++)
            {
                foreach (StepNode node in _steps[procedure])
                    Visit(procedure, node.Step);
            }
        }
        _demanded = programs.Procedures.Select((procedure, i) => Demanded(procedure, i)).ToArray();
    }

    public bool IsLong(int procedure, int local) => _locals[procedure][local] && _demanded[procedure].Contains(local);

    public bool IsLongArray(int procedure, int array) => _arrays[procedure][array];

    /// <summary>Whether a constant needs 64 bits.</summary>
    public static bool IsLong(double value) => value is < int.MinValue or > int.MaxValue;

    /// <summary>Whether a shift to the right brings what was shifted to the left back into 32 bits or fewer.</summary>
    public static bool Narrows(Compute shift, Compute? shifted) =>
        shift.Operation == Operation.ShiftRight && shifted is { Operation: Operation.ShiftLeft } && shift.Arguments[1] is { IsConstant: true, Value: >= 32 }
        && shifted.Arguments[1].Equals(shift.Arguments[1]);

    /// <summary>The integers of which more is read than the lower 32 bits, which is all that indices need and all that sums and products make of them.</summary>
    private HashSet<int> Demanded(Procedure procedure, int number)
    {
        HashSet<int> demanded = [.. procedure.Parameters, .. procedure.Results];
        int count;
        do
        {
            count = demanded.Count;
            foreach (Step step in _steps[number].Select(node => node.Step))
                demanded.UnionWith(WhollyRead(step, demanded).Where(operand => operand is { IsConstant: false, Kind: Kind.Integer }).Select(operand => operand.Local));
        }
        while (demanded.Count > count);
        return demanded;
    }

    private static IEnumerable<Operand> WhollyRead(Step step, HashSet<int> demanded) => step switch
    {
        Load or AddTo or ReadData => [],
        Store store => [store.Value],
        Compute { Operation: Operation.Copy or Operation.Negate or Operation.Add or Operation.Subtract or Operation.Multiply } sum when !demanded.Contains(sum.Target) => [],
        For loop => [loop.From, loop.To, Operand.Of(loop.Counter, Kind.Integer)],
        Call or Pop => step.Reads().Concat(step.Targets().Select(target => Operand.Of(target, Kind.Integer))),
        _ => step.Reads(),
    };

    private void Visit(int procedure, Step step)
    {
        switch (step)
        {
            case Compute compute when KindOf(procedure, compute.Target) == Kind.Integer:
                Widen(procedure, compute.Target, IsLong(procedure, compute));
                break;
            case Load load when KindOf(procedure, load.Target) == Kind.Integer:
                Widen(procedure, load.Target, _arrays[procedure][load.Array]);
                break;
            case ReadData read when KindOf(procedure, read.Target) == Kind.Integer:
                Widen(procedure, read.Target, read.Text.StartsWith("(long)", StringComparison.Ordinal));
                break;
            case For loop:
                Widen(procedure, loop.Counter, IsLong(procedure, loop.From) || IsLong(procedure, loop.To));
                break;
            case Store store when store.Value.Kind == Kind.Integer && IsLong(procedure, store.Value):
                Widen(ref _arrays[procedure][store.Array]);
                break;
            case Push push when push.Value.Kind == Kind.Integer && IsLong(procedure, push.Value):
                Widen(ref _isTapeLong);
                break;
            case Pop pop when KindOf(procedure, pop.Target) == Kind.Integer:
                Widen(procedure, pop.Target, _isTapeLong);
                break;
            case Call call:
                VisitCall(procedure, call);
                break;
        }
    }

    private void VisitCall(int procedure, Call call)
    {
        Procedure callee = _programs.Procedures[call.Procedure];
        for (int i = 0; i < call.Arguments.Count; i++)
            Widen(call.Procedure, callee.Parameters[i], IsLong(procedure, call.Arguments[i]));
        // an out parameter and the local that receives it have one type
        for (int i = 0; i < call.Targets.Count; i++)
        {
            Widen(procedure, call.Targets[i], _locals[call.Procedure][callee.Results[i]]);
            Widen(call.Procedure, callee.Results[i], _locals[procedure][call.Targets[i]]);
        }
    }

    private bool IsLong(int procedure, Compute compute) => compute.Operation switch
    {
        Operation.Multiply or Operation.ShiftLeft or Operation.ToInteger => true,
        Operation.ToInt32 => false,
        Operation.ShiftRight when Narrows(compute, Definition(procedure, compute.Arguments[0])) => false,
        Operation.ShiftRight => IsLong(procedure, compute.Arguments[0]),
        _ => compute.Arguments.Any(argument => IsLong(procedure, argument)),
    };

    private bool IsLong(int procedure, Operand operand) =>
        operand.Kind == Kind.Integer && (operand.IsConstant ? IsLong(operand.Value) : _locals[procedure][operand.Local]);

    private Compute? Definition(int procedure, Operand operand) =>
        operand.IsConstant ? null : _steps[procedure].Select(node => node.Step).OfType<Compute>().FirstOrDefault(compute => compute.Target == operand.Local);

    private Kind KindOf(int procedure, int local) => _programs.Procedures[procedure].Locals[local].Kind;

    private void Widen(int procedure, int local, bool isLong)
    {
        if (isLong)
            Widen(ref _locals[procedure][local]);
    }

    private void Widen(ref bool isLong)
    {
        _changed |= !isLong;
        isLong = true;
    }
}
