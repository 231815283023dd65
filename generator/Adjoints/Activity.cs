using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>
/// Which locals and arrays take part in a derivative: those that vary with the active parameters and that an output depends on. Each is active
/// everywhere or nowhere, over all calls of its procedure, so that the least fixed point over all steps in any order is sound for loops and recursion.
/// </summary>
internal sealed class Activity
{
    private readonly ProcedureList _programs;
    private readonly bool[][] _variedLocals, _variedArrays, _usefulLocals, _usefulArrays, _extraArrays;
    private readonly bool[] _variedTape = new bool[1], _usefulTape = new bool[1];
    private bool _changed;

    private Activity(ProcedureList programs)
    {
        _programs = programs;
        _variedLocals = Flags(procedure => procedure.Locals.Count);
        _usefulLocals = Flags(procedure => procedure.Locals.Count);
        _variedArrays = Flags(procedure => procedure.Arrays.Count);
        _usefulArrays = Flags(procedure => procedure.Arrays.Count);
        _extraArrays = Flags(procedure => procedure.Arrays.Count);
    }

    /// <summary>The activity of all procedures, from the active parameters of the main one.</summary>
    public static Activity Of(ProcedureList programs, EquatableArray<bool> active)
    {
        Activity activity = new(programs);
        activity.Seed(active);
        activity.Iterate(activity.Varied);
        activity.Iterate(activity.Useful);
        activity.Iterate(activity.Match);
        return activity;
    }

    public bool IsActive(int procedure, int local) => _variedLocals[procedure][local] && _usefulLocals[procedure][local];

    public bool IsActive(int procedure, Operand operand) => !operand.IsConstant && IsActive(procedure, operand.Local);

    /// <summary>Whether it varies with the active parameters, be it useful or not.</summary>
    public bool IsVaried(int procedure, int local) => _variedLocals[procedure][local];

    /// <summary>The same of an array.</summary>
    public bool IsVariedArray(int procedure, int array) => _variedArrays[procedure][array];

    public bool IsActiveArray(int procedure, int array) =>
        (_variedArrays[procedure][array] && _usefulArrays[procedure][array]) || _extraArrays[procedure][array];

    /// <summary>Whether reals on the tape are followed by their tangents.</summary>
    public bool IsTapeActive => _variedTape[0] && _usefulTape[0];

    private bool[][] Flags(Func<Procedure, int> count) => _programs.Procedures.Select(procedure => new bool[count(procedure)]).ToArray();

    private void Seed(EquatableArray<bool> active)
    {
        Procedure main = _programs.Main;
        int[] arrays = [.. main.ArrayParameters];
        for (int i = 0; i < main.Parameters.Count; i++)
            _variedLocals[0][main.Parameters[i]] |= active[i] && main.Locals[main.Parameters[i]].Kind == Kind.Real;
        for (int i = 0; i < arrays.Length; i++)
        {
            bool isActive = active[main.Parameters.Count + i] && main.Arrays[arrays[i]].Element == Kind.Real;
            ArrayRole role = main.Arrays[arrays[i]].Role;
            _variedArrays[0][arrays[i]] |= isActive && role is ArrayRole.Input or ArrayRole.InOut;
            _usefulArrays[0][arrays[i]] |= isActive && role is ArrayRole.Output or ArrayRole.InOut;
        }
        foreach (int result in main.Results)
            Mark(_usefulLocals[0], result, main.Locals[result].Kind == Kind.Real);
    }

    private void Iterate(Action<int, Step> transfer)
    {
        do
        {
            _changed = false;
            for (int procedure = 0; procedure < _programs.Procedures.Count; procedure++)
            {
                foreach (Step step in Effects.All(_programs.Procedures[procedure].Body))
                    transfer(procedure, step);
            }
        }
        while (_changed);
    }

    private void Varied(int procedure, Step step)
    {
        bool[] locals = _variedLocals[procedure], arrays = _variedArrays[procedure];
        switch (step)
        {
            case Compute compute:
                MarkReal(procedure, locals, compute.Target, IsSmooth(compute.Operation) && compute.Arguments.Any(argument => Holds(locals, argument)));
                break;
            case CallOpaque call:
                Mark(locals, call.Target, call.Arguments.Any(argument => Holds(locals, argument)));
                break;
            case Load load:
                MarkReal(procedure, locals, load.Target, arrays[load.Array]);
                break;
            case Store or AddTo or Fill:
                (int array, Operand value) = Written(step);
                Mark(arrays, array, Holds(locals, value));
                break;
            case Push push:
                Mark(_variedTape, 0, Holds(locals, push.Value));
                break;
            case Pop pop:
                MarkReal(procedure, locals, pop.Target, _variedTape[0]);
                break;
            case PushArray push:
                Mark(_variedTape, 0, arrays[push.Array]);
                break;
            case PopArray pop:
                Mark(arrays, pop.Array, _variedTape[0] && IsReal(procedure, pop.Array));
                break;
            case Call call:
                VariedCall(procedure, call);
                break;
        }
    }

    private void VariedCall(int procedure, Call call)
    {
        Procedure callee = _programs.Procedures[call.Procedure];
        for (int i = 0; i < call.Arguments.Count; i++)
            MarkReal(call.Procedure, _variedLocals[call.Procedure], callee.Parameters[i], Holds(_variedLocals[procedure], call.Arguments[i]));
        for (int i = 0; i < call.Targets.Count; i++)
            MarkReal(procedure, _variedLocals[procedure], call.Targets[i], _variedLocals[call.Procedure][callee.Results[i]]);
        ForViews(call, (outer, inner) =>
        {
            Mark(_variedArrays[call.Procedure], inner, _variedArrays[procedure][outer]);
            Mark(_variedArrays[procedure], outer, _variedArrays[call.Procedure][inner] && callee.Arrays[inner].Role != ArrayRole.Input);
        });
    }

    private void Useful(int procedure, Step step)
    {
        bool[] locals = _usefulLocals[procedure], arrays = _usefulArrays[procedure];
        switch (step)
        {
            case Compute compute when IsSmooth(compute.Operation) && locals[compute.Target]:
                MarkAll(procedure, compute.Arguments);
                break;
            case CallOpaque call when locals[call.Target]:
                MarkAll(procedure, call.Arguments);
                break;
            case Load load:
                Mark(arrays, load.Array, locals[load.Target]);
                break;
            case Store or AddTo or Fill when arrays[Written(step).Array]:
                MarkAll(procedure, [Written(step).Value]);
                break;
            case Push push when _usefulTape[0]:
                MarkAll(procedure, [push.Value]);
                break;
            case Pop pop:
                Mark(_usefulTape, 0, locals[pop.Target]);
                break;
            case PushArray push:
                Mark(arrays, push.Array, _usefulTape[0] && IsReal(procedure, push.Array));
                break;
            case PopArray pop:
                Mark(_usefulTape, 0, arrays[pop.Array]);
                break;
            case Call call:
                UsefulCall(procedure, call);
                break;
        }
    }

    private void UsefulCall(int procedure, Call call)
    {
        Procedure callee = _programs.Procedures[call.Procedure];
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            if (_usefulLocals[call.Procedure][callee.Parameters[i]])
                MarkAll(procedure, [call.Arguments[i]]);
        }
        for (int i = 0; i < call.Targets.Count; i++)
            MarkReal(call.Procedure, _usefulLocals[call.Procedure], callee.Results[i], _usefulLocals[procedure][call.Targets[i]]);
        ForViews(call, (outer, inner) =>
        {
            Mark(_usefulArrays[procedure], outer, _usefulArrays[call.Procedure][inner]);
            Mark(_usefulArrays[call.Procedure], inner, _usefulArrays[procedure][outer]);
        });
    }

    /// <summary>An array and the parameter that it is passed for are both active or both not, because one bar stands for both.</summary>
    private void Match(int procedure, Step step)
    {
        if (step is PushArray or PopArray && IsTapeActive)
        {
            int array = step is PushArray push ? push.Array : ((PopArray)step).Array;
            Mark(_extraArrays[procedure], array, IsReal(procedure, array));
        }
        if (step is Call call)
            MatchCall(procedure, call);
    }

    private void MatchCall(int procedure, Call call)
    {
        ForViews(call, (outer, inner) =>
        {
            Mark(_extraArrays[procedure], outer, IsActiveArray(call.Procedure, inner));
            Mark(_extraArrays[call.Procedure], inner, IsActiveArray(procedure, outer));
        });
    }

    private void ForViews(Call call, Action<int, int> use)
    {
        foreach ((int inner, View view) in _programs.Procedures[call.Procedure].ArrayParameters.Zip(call.Arrays, (inner, view) => (inner, view)))
            use(view.Array, inner);
    }

    private bool IsReal(int procedure, int array) => _programs.Procedures[procedure].Arrays[array].Element == Kind.Real;

    private void MarkAll(int procedure, IEnumerable<Operand> operands)
    {
        foreach (Operand operand in operands.Where(operand => !operand.IsConstant))
            MarkReal(procedure, _usefulLocals[procedure], operand.Local, true);
    }

    private void MarkReal(int procedure, bool[] flags, int local, bool value) =>
        Mark(flags, local, value && _programs.Procedures[procedure].Locals[local].Kind == Kind.Real);

    private void Mark(bool[] flags, int place, bool value)
    {
        _changed |= value && !flags[place];
        flags[place] |= value;
    }

    private static bool Holds(bool[] flags, Operand operand) => !operand.IsConstant && flags[operand.Local];

    private static (int Array, Operand Value) Written(Step step) => step switch
    {
        Store store => (store.Array, store.Value),
        AddTo add => (add.Array, add.Value),
        Fill fill => (fill.Array, fill.Value),
        _ => (-1, default),
    };

    /// <summary>Whether an operation has a derivative that isn't 0 everywhere.</summary>
    private static bool IsSmooth(Operation operation) => operation is <= Operation.Divide or Operation.Remainder or Operation.Function or Operation.RoundToSingle;
}
