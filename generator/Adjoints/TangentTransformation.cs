using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>The tangent of a procedure: after every step the step of its tangents. Works for any procedure, tapes and calls included.</summary>
/// <param name="tangentOf">The number of the tangent of a procedure that is called.</param>
internal sealed partial class TangentTransformation(ProcedureList programs, Activity activity, int number, Func<int, int> tangentOf)
{
    private readonly Procedure _source = programs.Procedures[number];
    private readonly ProcedureBuilder _builder = ProcedureBuilder.From(programs.Procedures[number]);
    private readonly Dictionary<int, int> _dots = [];
    private readonly Dictionary<int, int> _arrayDots = [];

    public Procedure Apply(string name, Signature signature)
    {
        int[] parameters = Selected(_source.Parameters, signature.Parameters).Select(Dot).ToArray();
        (int Array, int Dot)[] arrays = Selected(_source.ArrayParameters, signature.Arrays).Select(array => (array, DotArray(array))).ToArray();
        Block prologue = _builder.Collect(() => Prologue());
        int[] results = [];
        Block body = _builder.Collect(() =>
        {
            Initialise(parameters, arrays);
            Apply(_source.Body);
            results = Selected(_source.Results, signature.Results).Select(ResultDot).ToArray();
        });
        return _builder.Build(
            name,
            _source.Parameters.Concat(parameters),
            _source.ArrayParameters.Concat(arrays.Select(pair => pair.Dot)),
            prologue,
            body,
            _source.Results.Concat(results));
    }

    private static IEnumerable<int> Selected(IEnumerable<int> items, IEnumerable<bool> flags) =>
        items.Zip(flags, (item, flag) => (item, flag)).Where(pair => pair.flag).Select(pair => pair.item);

    private int Dot(int local)
    {
        if (!_dots.TryGetValue(local, out int dot))
        {
            string name = _source.Locals[local].Name;
            _dots.Add(local, dot = name.Length == 0 ? _builder.Temporary() : _builder.Variable(name + "Dot"));
        }
        return dot;
    }

    private int DotArray(int array)
    {
        ArrayVariable variable = _source.Arrays[array];
        int dot = _builder.Array(variable.Name + "Dot", variable.Role, variable.Length);
        _arrayDots.Add(array, dot);
        return dot;
    }

    /// <summary>Lengths, and dots of the procedure's own for arrays that are active inside alone.</summary>
    private void Prologue()
    {
        foreach (Step step in _source.Prologue.Steps)
            _builder.Emit(step);
        for (int array = 0; array < _source.Arrays.Count; array++)
        {
            if (_arrayDots.ContainsKey(array) || !activity.IsActiveArray(number, array))
                continue;
            bool isOwn = _source.Arrays[array].Role == ArrayRole.Own;
            Operand length = isOwn ? _source.Arrays[array].Length : _builder.LengthOf(array);
            _arrayDots.Add(array, _builder.Array(_source.Arrays[array].Name + "Dot", ArrayRole.Own, length));
        }
    }

    private void Initialise(int[] parameters, (int Array, int Dot)[] arrays)
    {
        foreach (int parameter in _source.Parameters.Where(parameter => activity.IsActive(number, parameter) && !parameters.Contains(Dot(parameter))))
            _builder.Assign(Dot(parameter), Arithmetic.Zero);
        foreach (KeyValuePair<int, int> pair in _arrayDots)
        {
            ArrayRole role = _source.Arrays[pair.Key].Role;
            bool isGiven = arrays.Any(array => array.Array == pair.Key);
            if (isGiven ? role == ArrayRole.Output && !activity.IsActiveArray(number, pair.Key) : role is ArrayRole.Input or ArrayRole.InOut)
                _builder.Emit(new Fill(pair.Value, Arithmetic.Zero));
        }
    }

    private int ResultDot(int local)
    {
        if (activity.IsActive(number, local))
            return Dot(local);
        int zero = _builder.Temporary();
        _builder.Assign(zero, Arithmetic.Zero);
        return zero;
    }

    private Operand Value(Operand operand) => activity.IsActive(number, operand) ? _builder[Dot(operand.Local)] : Arithmetic.Zero;

    private void Apply(Block block)
    {
        foreach (Step step in block.Steps)
            Apply(step);
    }

    private void Apply(Step step)
    {
        switch (step)
        {
            case Compute or CallOpaque:
                Function(step, step.Targets().Single(), [.. step.Reads()]);
                break;
            case If or For or While:
                _builder.Rebuild(step, Apply);
                break;
            case Call call:
                CallTangent(call);
                break;
            default:
                Memory(step);
                break;
        }
    }

    // d f(x, y) = f_x dx + f_y dy; after f where its value can be shared, before where it overwrites an argument
    private void Function(Step step, int target, Operand[] arguments)
    {
        bool isActive = activity.IsActive(number, target);
        bool overwrites = arguments.Any(argument => argument.Local == target);
        if (!overwrites)
            _builder.Emit(step);
        Operand dot = Arithmetic.Zero;
        for (int i = 0; isActive && i < arguments.Length; i++)
        {
            if (!Value(arguments[i]).IsConstant)
                dot = _builder.Add(dot, Partials.Times(_builder, Value(arguments[i]), step, i, overwrites ? null : _builder[target], isTangent: true));
        }
        if (overwrites)
            _builder.Emit(step);
        if (isActive)
            _builder.Assign(Dot(target), dot);
    }
}
