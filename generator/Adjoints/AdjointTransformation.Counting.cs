using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>
/// The forward sweep with a count in place of the tape. Reals count <c>weight</c>, because the tangent of an adjoint puts their tangents on the tape too.
/// What the reverse sweep puts on the tape when it repeats an iteration lies where the forward sweep stood at that loop, so that the forward sweep alone
/// knows the greatest length.
/// </summary>
internal sealed partial class AdjointTransformation
{
    private int _count = -1, _longest = -1, _weight = -1;
    private bool _isRaised, _hasPeaks;

    private bool IsCounting => _count >= 0;

    /// <summary>The count for the function that was asked for: its parameters and arrays, then the weight; it returns the greatest length.</summary>
    public Procedure Length(string name)
    {
        StartCounting();
        Block prologue = _source.Prologue, copies = Block.Empty;
        int[] places = [.. Enumerable.Range(0, _source.Arrays.Count)];
        prologue = _builder.Collect(() => OwnCopies(places));
        Block body = _builder.Collect(() =>
        {
            FillCopies(places);
            _builder.Assign(_count, Operand.Integer(0));
            _builder.Assign(_longest, Operand.Integer(0));
            foreach (Step step in Renumbering.Arrays(_builder.Collect(() => Forward(plan.Root)), [.. places, .. Enumerable.Range(places.Length, _builder.Arrays.Count - places.Length)]).Steps)
                _builder.Emit(step);
            if (_hasPeaks)
                Longest();
        });
        return _builder.Build(name, _source.Parameters.Append(_weight), _source.ArrayParameters, prologue, body, [_hasPeaks ? _longest : _count]);
    }

    /// <summary>The count for a procedure that is called: its parameters, count, longest and weight; its results, count and longest.</summary>
    public Procedure LengthOfCall(string name)
    {
        StartCounting();
        Block body = _builder.Collect(() =>
        {
            Forward(plan.Root);
            PushCrossing();
        });
        return _builder.Build(name, [.. _source.Parameters, _count, _longest, _weight], _source.ArrayParameters, _source.Prologue, body, [.. _source.Results, _count, _longest]);
    }

    private void StartCounting()
    {
        _count = _builder.Variable("count", Kind.Integer);
        _longest = _builder.Variable("longest", Kind.Integer);
        _weight = _builder.Variable("weight", Kind.Integer);
    }

    /// <summary>Arrays of the procedure's own in place of those that it would write.</summary>
    private void OwnCopies(int[] places)
    {
        foreach (Step step in _source.Prologue.Steps)
            _builder.Emit(step);
        foreach (int array in _source.ArrayParameters.Where(array => _source.Arrays[array].Role != ArrayRole.Input))
            places[array] = _builder.Array(_source.Arrays[array].Name + "Copy", ArrayRole.Own, _builder.LengthOf(array), _source.Arrays[array].Element);
    }

    private void FillCopies(int[] places)
    {
        foreach (int array in _source.ArrayParameters.Where(array => _source.Arrays[array].Role != ArrayRole.Input))
        {
            if (_source.Arrays[array].Role == ArrayRole.InOut)
                CopyArray(array, places[array]);
            _builder.SetRole(array, ArrayRole.Input);
        }
    }

    private void Push(Operand value)
    {
        if (IsCounting)
            Raise(value.Kind == Kind.Real ? _builder[_weight] : Operand.Integer(1));
        else
            _builder.Emit(new Push(value));
    }

    private void PushArray(int array)
    {
        if (IsCounting)
            Raise(_source.Arrays[array].Element == Kind.Real ? _builder.Multiply(_builder[_weight], _builder.LengthOf(array)) : _builder.LengthOf(array));
        else
            _builder.Emit(new PushArray(array));
    }

    /// <summary>The tape of one iteration at a time lies where the forward sweep stands; that of one segment above the states that it and those before it start from.</summary>
    private void CountAgain(Site site, For loop)
    {
        int before = _builder.Variable("before", Kind.Integer);
        bool wasRaised = _isRaised;
        _isRaised = false;
        Block body = _builder.Collect(() =>
        {
            _builder.Assign(before, _builder[_count]);
            RunAgain(site, isFirst: false, () => { });
            if (_isRaised)
                Longest();
            _hasPeaks |= _isRaised;
            _builder.Assign(_count, _builder[before]);
            PushState(site);
        });
        if (_isRaised)
            _builder.Emit(loop with { Body = body, Every = 0 });
        _isRaised |= wasRaised;
    }

    private void Raise(Operand by)
    {
        _isRaised = true;
        _builder.Emit(new Compute(_count, Operation.Add, new([_builder[_count], by])));
    }

    /// <summary>longest = max(longest, count).</summary>
    private void Longest()
    {
        Operand isLonger = _builder.Compute(Operation.Less, Kind.Truth, _builder[_longest], _builder[_count]);
        _builder.Emit(new If(isLonger, _builder.Collect(() => _builder.Assign(_longest, _builder[_count])), Block.Empty));
    }

    private Call Counted(Call call)
    {
        _isRaised = _hasPeaks = true;
        Operand[] counts = [_builder[_count], _builder[_longest], _builder[_weight]];
        return call with
        {
            Procedure = sweepsOf(call.Procedure).Forward,
            Arguments = call.Arguments.Concat(counts).ToEquatableArray(),
            Targets = call.Targets.Concat([_count, _longest]).ToEquatableArray(),
        };
    }
}
