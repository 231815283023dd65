using CurseOfMemory.Generator.Adjoints;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Tests.Adjoints;

/// <summary>A number of a program that is being written by hand.</summary>
internal readonly record struct Term(Sketch Sketch, Operand Operand)
{
    public static Term operator +(Term x, Term y) => x.Sketch.Apply(Operation.Add, x, y);

    public static Term operator -(Term x, Term y) => x.Sketch.Apply(Operation.Subtract, x, y);

    public static Term operator *(Term x, Term y) => x.Sketch.Apply(Operation.Multiply, x, y);

    public static Term operator /(Term x, Term y) => x.Sketch.Apply(Operation.Divide, x, y);

    public static Term operator -(Term x) => x.Sketch.Apply(Operation.Negate, x);

    public static Term operator +(Term x, double y) => x + x.Sketch.Number(y, x.Operand.Kind);

    public static Term operator -(Term x, double y) => x - x.Sketch.Number(y, x.Operand.Kind);

    public static Term operator *(double x, Term y) => y.Sketch.Number(x, y.Operand.Kind) * y;

    public static Term operator <(Term x, Term y) => x.Sketch.Apply(Operation.Less, Kind.Truth, x, y);

    public static Term operator >(Term x, Term y) => y < x;

    public static Term operator <(Term x, double y) => x < x.Sketch.Number(y, x.Operand.Kind);

    public static Term operator >(Term x, double y) => x > x.Sketch.Number(y, x.Operand.Kind);
}

/// <summary>A procedure written by hand.</summary>
internal sealed class Sketch(string name)
{
    private readonly ProcedureBuilder _builder = new();
    private readonly List<int> _parameters = [];
    private readonly List<int> _arrays = [];
    private Action _prologue = () => { };

    public Term Real(string parameter) => Parameter(parameter, Kind.Real);

    public Term Integer(string parameter) => Parameter(parameter, Kind.Integer);

    private Term Parameter(string parameter, Kind kind)
    {
        _parameters.Add(_builder.Variable(parameter, kind));
        return Of(_builder[_parameters[^1]]);
    }

    public int Array(string array, ArrayRole role, Kind element = Kind.Real)
    {
        _arrays.Add(_builder.Array(array, role, null, element));
        return _arrays[^1];
    }

    /// <summary>An array of the procedure's own, of a length known from the parameters.</summary>
    public int Own(string array, Term length) => _builder.Array(array, ArrayRole.Own, length.Operand);

    /// <summary>Steps that run before the procedure's own arrays are made.</summary>
    public void Before(Action prologue) => _prologue = prologue;

    public Term Of(Operand operand) => new(this, operand);

    public Term Number(double value, Kind kind = Kind.Real) => Of(new Operand(-1, value, kind));

    public Term Count(long value) => Of(Operand.Integer(value));

    public Term Variable(string variable, Kind kind = Kind.Real) => Of(_builder[_builder.Variable(variable, kind)]);

    /// <summary>A new variable with a first value.</summary>
    public Term Variable(string variable, Term value)
    {
        Term made = Variable(variable, value.Operand.Kind);
        Set(made, value);
        return made;
    }

    public void Set(Term variable, Term value) => _builder.Assign(variable.Operand.Local, value.Operand);

    public Term Apply(Operation operation, params Term[] x) => Apply(operation, x[0].Operand.Kind, x);

    public Term Apply(Operation operation, Kind kind, params Term[] x) => Of(_builder.Compute(operation, kind, [.. x.Select(term => term.Operand)]));

    public Term Call(string function, params Term[] x) => CallOfOrder(0, function, x);

    public Term CallOfOrder(int order, string function, params Term[] x)
    {
        int target = _builder.Temporary();
        _builder.Emit(new Compute(target, Operation.Function, x.Select(term => term.Operand).ToEquatableArray(), Functions.IndexOf(function), order));
        return Of(_builder[target]);
    }

    public Term Length(int array) => Of(_builder.LengthOf(array));

    public Term Load(int array, Term index) => Of(_builder.Load(array, index.Operand));

    public void Store(int array, Term index, Term value) => Emit(new Store(array, index.Operand, value.Operand));

    public void AddTo(int array, Term index, Term value) => Emit(new AddTo(array, index.Operand, value.Operand));

    public void Emit(Step step) => _builder.Emit(step);

    public void If(Term condition, Action then, Action? otherwise = null) =>
        Emit(new If(condition.Operand, _builder.Collect(then), _builder.Collect(otherwise ?? (() => { }))));

    public void For(Term from, Term to, Action<Term> body, int stride = 1)
    {
        Term counter = Variable("i", Kind.Integer);
        Emit(new For(counter.Operand.Local, from.Operand, to.Operand, stride, _builder.Collect(() => body(counter))));
    }

    public void For(Term to, Action<Term> body) => For(Count(0), to, body);

    public void While(Func<Term> condition, Action body)
    {
        Operand test = default;
        Block steps = _builder.Collect(() => test = condition().Operand);
        Emit(new While(steps, test, _builder.Collect(body)));
    }

    public Term[] Invoke(int procedure, Term[] arguments, View[] views, int results = 1)
    {
        Term[] targets = [.. Enumerable.Range(0, results).Select(_ => Of(_builder[_builder.Temporary()]))];
        Emit(new Call(procedure, arguments.Select(term => term.Operand).ToEquatableArray(), new(views), targets.Select(term => term.Operand.Local).ToEquatableArray()));
        return targets;
    }

    public View Whole(int array) => new(array, Operand.Integer(0), Length(array).Operand);

    /// <summary>The procedure whose steps an action writes, and whose results it returns.</summary>
    public Procedure Build(Func<Term[]> body)
    {
        Block prologue = _builder.Collect(_prologue);
        Term[] results = [];
        Block steps = _builder.Collect(() => results = body());
        int[] locals = [];
        Block copies = _builder.Collect(() => locals = [.. results.Select(Named)]);
        return _builder.Build(name, _parameters, _arrays, prologue, Block.Of(steps.Steps.Concat(copies.Steps)), locals);
    }

    public ProcedureList Program(Func<Term[]> body) => new(new([Build(body)]));

    private int Named(Term result)
    {
        if (!result.Operand.IsConstant)
            return result.Operand.Local;
        int local = _builder.Temporary(result.Operand.Kind);
        _builder.Assign(local, result.Operand);
        return local;
    }
}
