using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Adjoints;

using Flow = (int From, int To);

/// <summary>
/// Which locals and arrays take part in a derivative: those that active parameters reach and that reach an output. Each is active everywhere or nowhere,
/// over all calls of its procedure, and steps may follow each other in any order: that is sound for loops and recursion.
/// </summary>
internal sealed class Activity
{
    /// <summary>The place of the tape; those of the locals and arrays of all procedures follow.</summary>
    private const int Tape = 0;

    private readonly ProcedureList _programs;
    private readonly List<bool> _isReal = [true];
    private readonly int[] _locals, _arrays;
    private readonly HashSet<int> _varied, _useful, _activeArrays;

    private Activity(ProcedureList programs, EquatableArray<bool> active)
    {
        _programs = programs;
        _locals = Places(procedure => procedure.Locals.Select(local => local.Kind));
        _arrays = Places(procedure => procedure.Arrays.Select(array => array.Element));
        (int Procedure, Step Step)[] steps = [.. programs.Procedures.SelectMany((procedure, number) => procedure.Body.All().Select(step => (number, step)))];
        Flow[] flows = [.. steps.SelectMany(at => Flows(at.Procedure, at.Step))];
        _varied = Reached(Parameters(active, ArrayRole.Input), flows);
        _useful = Reached(Parameters(active, ArrayRole.Output).Concat(programs.Main.Results.Select(result => Local(0, result))), flows.Select(Reversed));
        // an array and the parameter that it is passed for are both active or both not, because one bar stands for both
        Flow[] views = [.. steps.Where(at => at.Step is Call).SelectMany(at => Views(at.Procedure, (Call)at.Step).Select(view => (view.Outer, view.Inner)))];
        IEnumerable<int> taped = IsTapeActive ? flows.Where(flow => flow.From == Tape || flow.To == Tape).Select(flow => flow.From + flow.To - Tape) : [];
        _activeArrays = Reached(_varied.Intersect(_useful).Concat(taped), views.Concat(views.Select(Reversed)));
    }

    /// <summary>The activity of all procedures, from the active parameters of the main one.</summary>
    public static Activity Of(ProcedureList programs, EquatableArray<bool> active) => new(programs, active);

    public bool IsActive(int procedure, int local) => IsActive(Local(procedure, local));

    public bool IsActive(int procedure, Operand operand) => !operand.IsConstant && IsActive(procedure, operand.Local);

    /// <summary>Whether it varies with the active parameters, be it useful or not.</summary>
    public bool IsVaried(int procedure, int local) => _varied.Contains(Local(procedure, local));

    /// <summary>The same of an array.</summary>
    public bool IsVariedArray(int procedure, int array) => _varied.Contains(Array(procedure, array));

    public bool IsActiveArray(int procedure, int array) => _activeArrays.Contains(Array(procedure, array));

    /// <summary>Whether reals on the tape are followed by their tangents.</summary>
    public bool IsTapeActive => IsActive(Tape);

    private bool IsActive(int place) => _varied.Contains(place) && _useful.Contains(place);

    private int Local(int procedure, int local) => _locals[procedure] + local;

    private int Array(int procedure, int array) => _arrays[procedure] + array;

    /// <summary>Gives places to all locals or all arrays, and where those of each procedure begin.</summary>
    private int[] Places(Func<Procedure, IEnumerable<Kind>> kinds)
    {
        List<int> first = [];
        foreach (Procedure procedure in _programs.Procedures)
        {
            first.Add(_isReal.Count);
            _isReal.AddRange(kinds(procedure).Select(kind => kind == Kind.Real));
        }
        return [.. first];
    }

    /// <summary>The active parameters of the main procedure that something comes in by, or goes out by.</summary>
    private IEnumerable<int> Parameters(EquatableArray<bool> active, ArrayRole role)
    {
        Procedure main = _programs.Main;
        IEnumerable<int> scalars = main.Parameters.Where((_, i) => active[i] && role == ArrayRole.Input);
        IEnumerable<int> arrays = main.ArrayParameters.Where((array, i) => active[main.Parameters.Count + i] && (main.Arrays[array].Role == role || main.Arrays[array].Role == ArrayRole.InOut));
        return scalars.Select(local => Local(0, local)).Concat(arrays.Select(array => Array(0, array)));
    }

    /// <summary>All real places that some places reach.</summary>
    private HashSet<int> Reached(IEnumerable<int> from, IEnumerable<Flow> flows)
    {
        ILookup<int, int> next = flows.ToLookup(flow => flow.From, flow => flow.To);
        HashSet<int> reached = [];
        Stack<int> pending = new(from);
        while (pending.Count > 0)
        {
            int place = pending.Pop();
            if (!_isReal[place] || !reached.Add(place))
                continue;
            foreach (int to in next[place])
                pending.Push(to);
        }
        return reached;
    }

    private static Flow Reversed(Flow flow) => (flow.To, flow.From);

    /// <summary>From which places a step takes what it puts into which.</summary>
    private IEnumerable<Flow> Flows(int procedure, Step step) => step switch
    {
        Compute compute => IsSmooth(compute.Operation) ? Into(Local(procedure, compute.Target), procedure, compute.Arguments) : [],
        CallOpaque call => Into(Local(procedure, call.Target), procedure, call.Arguments),
        Load load => [(Array(procedure, load.Array), Local(procedure, load.Target))],
        Store store => Into(Array(procedure, store.Array), procedure, [store.Value]),
        AddTo add => Into(Array(procedure, add.Array), procedure, [add.Value]),
        Fill fill => Into(Array(procedure, fill.Array), procedure, [fill.Value]),
        Push push => Into(Tape, procedure, [push.Value]),
        Pop pop => [(Tape, Local(procedure, pop.Target))],
        PushArray push => [(Array(procedure, push.Array), Tape)],
        PopArray pop => [(Tape, Array(procedure, pop.Array))],
        Call call => Flows(procedure, call),
        _ => [],
    };

    private IEnumerable<Flow> Flows(int procedure, Call call)
    {
        Procedure callee = _programs.Procedures[call.Procedure];
        IEnumerable<Flow> arguments = call.Arguments.SelectMany((argument, i) => Into(Local(call.Procedure, callee.Parameters[i]), procedure, [argument]));
        IEnumerable<Flow> results = call.Targets.Select((target, i) => (Local(call.Procedure, callee.Results[i]), Local(procedure, target)));
        IEnumerable<Flow> arrays = Views(procedure, call).SelectMany(view =>
            view.Role == ArrayRole.Input ? new Flow[] { (view.Outer, view.Inner) } : [(view.Outer, view.Inner), (view.Inner, view.Outer)]);
        return arguments.Concat(results).Concat(arrays);
    }

    private IEnumerable<Flow> Into(int to, int procedure, IEnumerable<Operand> operands) =>
        operands.Where(operand => !operand.IsConstant).Select(operand => (Local(procedure, operand.Local), to));

    /// <summary>The arrays that a call passes, and the parameters that it passes them for.</summary>
    private IEnumerable<(int Outer, int Inner, ArrayRole Role)> Views(int procedure, Call call)
    {
        Procedure callee = _programs.Procedures[call.Procedure];
        return callee.ArrayParameters.Zip(call.Arrays, (inner, view) => (Array(procedure, view.Array), Array(call.Procedure, inner), callee.Arrays[inner].Role));
    }

    /// <summary>Whether an operation has a derivative that isn't 0 everywhere.</summary>
    private static bool IsSmooth(Operation operation) => operation is <= Operation.Divide or Operation.Remainder or Operation.Function or Operation.RoundToSingle;
}
