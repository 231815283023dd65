using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>Procedures that are called: their two sweeps are procedures of their own, and what lies between them is on the tape.</summary>
internal sealed partial class AdjointTransformation
{
    /// <summary>The forward sweep: parameters, arrays and results of the procedure itself.</summary>
    public Procedure ForwardSweep(string name)
    {
        OpenArrays();
        Block body = _builder.Collect(() =>
        {
            Forward(plan.Root);
            PushCrossing();
        });
        return _builder.Build(name, _source.Parameters, _source.ArrayParameters, _source.Prologue, body, _source.Results);
    }

    /// <summary>
    /// The reverse sweep. Parameters: those of the procedure, then a seed for each active result; arrays: those of the procedure, then the bar of each
    /// active one, to which it adds; results: the adjoint of each active parameter.
    /// </summary>
    public Procedure ReverseSweep(string name)
    {
        OpenArrays();
        Signature signature = Signature.Inner(_source, activity, plan.Number);
        int[] seeds = SeedParameters(signature);
        int[] given = Selected(_source.ArrayParameters, signature.Arrays);
        (int Array, int Bar)[] bars = given.Select(array => (array, _builder.Array(_source.Arrays[array].Name + "Bar", ArrayRole.InOut))).ToArray();
        Block prologue = _builder.Collect(() => Prologue(bars));
        Block body = _builder.Collect(() =>
        {
            foreach (int array in OwnArrays().Reverse())
                _builder.Emit(new PopArray(array));
            foreach (int local in Crossing().Reverse())
                _builder.Emit(new Pop(local));
            StartBars(bars);
            Seed(signature, seeds);
            Reverse(plan.Root);
        });
        IEnumerable<int> results = Selected(_source.Parameters, signature.Parameters).Select(Bar);
        return _builder.Build(name, _source.Parameters.Concat(seeds), _source.ArrayParameters.Concat(bars.Select(pair => pair.Bar)), prologue, body, results);
    }

    /// <summary>What an array holds has a meaning between the sweeps, be it scratch.</summary>
    private void OpenArrays()
    {
        foreach (int array in _source.ArrayParameters.Where(array => _source.Arrays[array].Role != ArrayRole.Input))
            _builder.SetRole(array, ArrayRole.InOut);
    }

    /// <summary>The locals that the reverse sweep starts from.</summary>
    private IEnumerable<int> Crossing() => plan.Last.Locals.OrderBy(local => local);

    private void PushCrossing()
    {
        foreach (int local in Crossing())
            Push(_builder[local]);
        foreach (int array in OwnArrays())
            PushArray(array);
    }

    private IEnumerable<int> OwnArrays() => plan.Last.Arrays.OrderBy(array => array);

    private void ReverseCall(Site site, Call call)
    {
        RestoreLocals(site);
        ComputeAgain(site);
        Procedure callee = plan.Programs.Procedures[call.Procedure];
        Signature signature = Signature.Inner(callee, activity, call.Procedure);
        int[] bars = call.Arguments.Where((_, i) => signature.Parameters[i]).Select(_ => _builder.Temporary()).ToArray();
        Operand[] seeds = Selected(call.Targets, signature.Results).Select(TakeBar).ToArray();
        IEnumerable<View> views = call.Arrays.Where((_, i) => signature.Arrays[i]).Select(view => view with { Array = _arrayBars[view.Array] });
        foreach (int target in call.Targets)
            Clear(target);
        _builder.Emit(new Call(
            sweepsOf(call.Procedure).Reverse,
            call.Arguments.Concat(seeds).ToEquatableArray(),
            call.Arrays.Concat(views).ToEquatableArray(),
            bars.ToEquatableArray()));
        foreach ((Operand argument, int bar) in call.Arguments.Where((_, i) => signature.Parameters[i]).Zip(bars, (argument, bar) => (argument, bar)))
        {
            if (IsActive(argument))
                Accumulate(argument.Local, _builder[bar]);
        }
    }

    private Operand TakeBar(int target) => IsActive(target)
        ? _builder.Compute(Operation.Copy, Kind.Real, _builder[Bar(target)])
        : Arithmetic.Zero;
}
