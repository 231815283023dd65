using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Adjoints.Patterns;

/// <summary>
/// Which outputs can depend on which inputs, whatever the values: the procedure over sets of inputs, each in place of the number that depends on it, with
/// the parameters of the tangent. Where values decide, both branches run, and what they assign is added to what was there.
/// </summary>
internal sealed partial class DependencyTransformation
{
    private readonly string _derivative;
    private readonly Procedure _source;
    private readonly Activity _activity;
    private readonly Undecided _undecided;
    private readonly ProcedureBuilder _builder;
    private readonly Dictionary<int, int> _sets = [], _arraySets = [];

    /// <summary>The locals of the innermost undecided branch, null outside of such.</summary>
    private HashSet<int>? _own;

    private DependencyTransformation(Procedure source, Activity activity, string derivative)
    {
        _derivative = derivative;
        (_source, _activity, _undecided) = (source, activity, Undecided.Of(source, activity));
        _builder = ProcedureBuilder.From(source);
    }

    /// <param name="active">As in <see cref="Derivatives.Of"/>.</param>
    /// <param name="derivative">What is compressed, for messages.</param>
    public static ProcedureList Of(ProcedureList programs, EquatableArray<bool> active, string derivative)
    {
        ProcedureList prepared = Simplifier.Prepare(TapeLowering.Apply(Expansion.Apply(programs)));
        if (prepared.Main.Body.All().Any(step => step is Call))
            throw Unknown("it calls itself", derivative);
        DependencyTransformation transformation = new(prepared.Main, Activity.Of(prepared, active), derivative);
        Procedure sets = transformation.Apply(Signature.Outer(prepared.Main, active));
        return Simplifier.Apply(prepared.WithMain(sets));
    }

    private CalculusException Unknown(string why) => Unknown(why, _derivative);

    private static CalculusException Unknown(string why, string derivative) => new(new("CM1109", -1, new([why, derivative, derivative.ToLowerInvariant()])));

    private Procedure Apply(Signature signature)
    {
        int[] parameters = [.. Selected(_source.Parameters, signature.Parameters).Select(Set)];
        int[] arrays = [.. Selected(_source.ArrayParameters, signature.Arrays).Select(array => ArraySet(array, _source.Arrays[array].Role, _source.Arrays[array].Length))];
        Block prologue = _builder.Collect(Prologue);
        Block steps = _builder.Collect(() => Apply(_source.Body));
        int[] results = [.. Selected(_source.Results, signature.Results).Select(Set)];
        // what both branches of an undecided condition add to begins as nothing, and so do elements
        Block body = _builder.Collect(() =>
        {
            foreach (KeyValuePair<int, int> set in _sets.Where(set => (_source.Locals[set.Key].Name.Length > 0 || results.Contains(set.Value)) && !parameters.Contains(set.Value)))
                _builder.Assign(set.Value, Arithmetic.Zero);
            foreach (KeyValuePair<int, int> set in _arraySets.Where(set => _source.Arrays[set.Key].Role != ArrayRole.Input || !arrays.Contains(set.Value)))
                _builder.Emit(new Fill(set.Value, Arithmetic.Zero));
            foreach (Step step in steps.Steps)
                _builder.Emit(step);
        });
        return _builder.Build(_source.Name + "Pattern", _source.Parameters.Concat(parameters), _source.ArrayParameters.Concat(arrays), prologue, body, [.. results, .. results]);
    }

    private static IEnumerable<int> Selected(IEnumerable<int> items, IEnumerable<bool> flags) =>
        items.Zip(flags, (item, flag) => (item, flag)).Where(pair => pair.flag).Select(pair => pair.item);

    private void Prologue()
    {
        foreach (Step step in _source.Prologue.Steps)
            _builder.Emit(step);
        for (int array = 0; array < _source.Arrays.Count; array++)
        {
            if (!_arraySets.ContainsKey(array) && _activity.IsActiveArray(0, array))
                ArraySet(array, ArrayRole.Own, _source.Arrays[array].Role == ArrayRole.Own ? _source.Arrays[array].Length : _builder.LengthOf(array));
        }
    }

    private int Set(int local)
    {
        if (!_sets.TryGetValue(local, out int set))
        {
            string name = _source.Locals[local].Name;
            _sets.Add(local, set = name.Length == 0 ? _builder.Temporary() : _builder.Variable(name + "Set"));
        }
        return set;
    }

    private int ArraySet(int array, ArrayRole role, Operand length)
    {
        int set = _builder.Array(_source.Arrays[array].Name + "Sets", role, length);
        _arraySets.Add(array, set);
        return set;
    }

    private Operand SetOf(Operand operand) => _activity.IsActive(0, operand) ? _builder[Set(operand.Local)] : Arithmetic.Zero;

    private Operand Union(Operand x, Operand y) => (x, y) switch
    {
        _ when x.Is(0) || x == y => y,
        _ when y.Is(0) => x,
        _ => _builder.Compute(Operation.Union, Kind.Real, x, y),
    };

    /// <summary>The local depends on a set now, and still on what it did where the branch may not have run.</summary>
    private void Assign(int local, Operand set)
    {
        bool isSure = _own is null || _own.Contains(local) || _source.Locals[local].Name.Length == 0;
        _builder.Assign(Set(local), isSure ? set : Union(_builder[Set(local)], set));
    }
}
