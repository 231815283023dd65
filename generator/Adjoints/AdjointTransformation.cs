using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>The numbers of the two sweeps of a procedure that is called, and of itself; where tapes are counted, forward means the count.</summary>
internal readonly record struct SweepNumbers(int Forward, int Reverse, int Primal);

/// <summary>
/// The adjoint of a procedure: a forward sweep that puts on the tape what will be overwritten, and a reverse sweep that takes the steps backwards, each
/// time first with the state as it was before the step, then with its adjoint.
/// </summary>
/// <param name="sweepsOf">The numbers of the sweeps of a procedure that is called.</param>
internal sealed partial class AdjointTransformation(AdjointPlan plan, Activity activity, Func<int, SweepNumbers> sweepsOf)
{
    private readonly Procedure _source = plan.Source;
    private readonly ProcedureBuilder _builder = ProcedureBuilder.From(plan.Source);
    private readonly Dictionary<int, int> _bars = [];
    private readonly Dictionary<int, int> _arrayBars = [];
    private readonly Dictionary<Site, int> _trips = [];
    private readonly Dictionary<int, int> _lateResults = [];

    /// <summary>The forward sweep, then the reverse sweep, for the function that was asked for.</summary>
    public Procedure Joint(string name, Signature signature)
    {
        int[] active = Selected(_source.Parameters, signature.Parameters);
        int[] seeds = SeedParameters(signature);
        (int Array, int Bar)[] arrays = Selected(_source.ArrayParameters, signature.Arrays).Where(HasBar).Select(array => (array, OuterBar(array))).ToArray();
        int[] results = [];
        (int, int)[] kept = [];
        Block prologue = _builder.Collect(() =>
        {
            Prologue(arrays);
            kept = Copies();
        });
        Block body = _builder.Collect(() =>
        {
            Forward(plan.Root);
            results = _source.Results.Select(ResultOf).ToArray();
            KeepArrays(kept, () =>
            {
                StartBars(arrays);
                Seed(signature, seeds);
                Reverse(plan.Root);
            });
        });
        return _builder.Build(
            name,
            _source.Parameters.Concat(seeds),
            _source.ArrayParameters.Concat(arrays.Select(pair => pair.Bar)),
            prologue,
            body,
            results.Concat(active.Select(Bar)));
    }

    private bool HasBar(int array) => _source.Arrays[array].Role != ArrayRole.Work;

    private static int[] Selected(IEnumerable<int> items, IEnumerable<bool> flags) =>
        items.Zip(flags, (item, flag) => (item, flag)).Where(pair => pair.flag).Select(pair => pair.item).ToArray();

    private int[] SeedParameters(Signature signature)
    {
        int[] results = Selected(_source.Results, signature.Results);
        return results.Select(result => _builder.Variable(results.Length == 1 ? "seed" : NameOf(result) + "Seed")).ToArray();
    }

    private string NameOf(int local) => _source.Locals[local].Name is { Length: > 0 } name ? name : "t" + local;

    private int Bar(int local)
    {
        if (!_bars.TryGetValue(local, out int bar))
            _bars.Add(local, bar = _builder.Variable(NameOf(local) + "Bar"));
        return bar;
    }

    private int OuterBar(int array)
    {
        ArrayVariable variable = _source.Arrays[array];
        ArrayRole role = variable.Role switch
        {
            ArrayRole.Input => ArrayRole.Output,
            ArrayRole.Output => ArrayRole.Input,
            _ => variable.Role,
        };
        return _builder.Array(variable.Name + (role == ArrayRole.Input ? "Seed" : "Bar"), role);
    }

    /// <summary>Lengths, and bars of the procedure's own where no parameter can be used for one.</summary>
    private void Prologue((int Array, int Bar)[] given)
    {
        foreach (Step step in _source.Prologue.Steps)
            _builder.Emit(step);
        foreach ((int array, int bar) in given.Where(pair => _builder.Arrays[pair.Bar].Role != ArrayRole.Input))
            _arrayBars.Add(array, bar);
        for (int array = 0; array < _source.Arrays.Count; array++)
        {
            if (activity.IsActiveArray(plan.Number, array) && !_arrayBars.ContainsKey(array))
                _arrayBars.Add(array, _builder.Array(_source.Arrays[array].Name + "Bar", ArrayRole.Own, Length(array)));
        }
    }

    private Operand Length(int array) => _source.Arrays[array].Role == ArrayRole.Own ? _source.Arrays[array].Length : _builder.LengthOf(array);

    /// <summary>The bars of all arrays and variables at the end of the function: seeds and zeros.</summary>
    private void StartBars((int Array, int Bar)[] given)
    {
        foreach (KeyValuePair<int, int> pair in _arrayBars)
        {
            (int array, int seed) = given.FirstOrDefault(other => other.Array == pair.Key && other.Bar != pair.Value);
            if (seed > 0)
                CopyArray(seed, pair.Value);
            else if (_builder.Arrays[pair.Value].Role != ArrayRole.InOut)
                _builder.Emit(new Fill(pair.Value, Arithmetic.Zero));
        }
        ZeroVariables();
    }

    private void ZeroVariables()
    {
        for (int local = 0; local < _source.Locals.Count; local++)
        {
            if (activity.IsActive(plan.Number, local) && !plan.Temporaries.IsTemporary(local))
                _builder.Assign(Bar(local), Arithmetic.Zero);
        }
        ZeroTemporaries(plan.Root);
    }

    private void Seed(Signature signature, int[] seeds)
    {
        int[] results = Selected(_source.Results, signature.Results);
        for (int i = 0; i < results.Length; i++)
        {
            if (activity.IsActive(plan.Number, results[i]))
                Accumulate(results[i], _builder[seeds[i]]);
        }
        foreach (int parameter in _source.Parameters.Where((_, i) => signature.Parameters[i]))
        {
            if (!activity.IsActive(plan.Number, parameter))
                _builder.Assign(Bar(parameter), Arithmetic.Zero);
        }
    }

    /// <summary>A result: what the forward sweep computed, or what a loop that waits for the reverse sweep will.</summary>
    private int ResultOf(int local)
    {
        IEnumerable<Site> waiting = plan.Fused.Where(pair => pair.Key.Scope == plan.Root).SelectMany(pair => pair.Value.Prepend(pair.Key)).SelectMany(site => site.All);
        if (!waiting.Any(site => site.Step.Targets().Contains(local)))
            return Kept(local);
        if (!_lateResults.ContainsKey(local))
            _lateResults.Add(local, _builder.Twin(local));
        return _lateResults[local];
    }

    /// <summary>A copy of a result, because the reverse sweep takes variables back.</summary>
    private int Kept(int local)
    {
        int copy = _builder.Twin(local);
        _builder.Assign(copy, _builder[local]);
        return copy;
    }

    /// <summary>Arrays that the caller sees hold what the function left in them, although the reverse sweep takes them back.</summary>
    private void KeepArrays((int Array, int Copy)[] kept, Action reverse)
    {
        foreach ((int array, int copy) in kept)
            CopyArray(array, copy);
        reverse();
        foreach ((int array, int copy) in kept)
            CopyArray(copy, array);
    }

    private void CopyArray(int from, int to) =>
        _builder.ForEach(Operand.Integer(0), _builder.LengthOf(from), i => _builder.Emit(new Store(to, i, _builder.Load(from, i))));

    private (int Array, int Copy)[] Copies() =>
    [
        .. from array in _source.ArrayParameters
           let variable = _source.Arrays[array]
           where variable.Role is ArrayRole.Output or ArrayRole.InOut && plan.TakesBack(array)
           select (array, _builder.Array(variable.Name + "Copy", ArrayRole.Own, Length(array), variable.Element)),
    ];
}
