using System.Text.RegularExpressions;
using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Reading.Programs;

internal sealed partial class Execution
{
    /// <summary>The steps of a graph, emitted anew over what its parameters stand for.</summary>
    private sealed class GraphReplay
    {
        private static readonly Regex Hole = new(@"\{(\d+)\}", RegexOptions.CultureInvariant);

        private readonly Execution _execution;
        private readonly ProcedureBuilder _steps;
        private readonly Procedure _graph;
        private readonly IOperation _site;
        private readonly HashSet<int> _assigned;
        private readonly Dictionary<int, Operand> _operands = [];
        private readonly Dictionary<int, Value.Sequence> _arrays = [];
        private readonly Dictionary<string, Value.Data> _data = [];

        public GraphReplay(Execution execution, Procedure graph, IOperation site)
        {
            (_execution, _steps, _graph, _site) = (execution, execution.Steps, graph, site);
            Step[] all = [.. graph.Prologue.All(), .. graph.Body.All()];
            _assigned = [.. all.SelectMany(step => step.Targets())];
            Passes = all.Any(step => step is Graphs.Programs.Call or CallDerivative);
        }

        /// <summary>Whether the graph passes its arrays on, so that each must be one.</summary>
        public bool Passes { get; }

        /// <summary>The number here of the second procedure of the graph.</summary>
        public int FirstProcedure { get; set; }

        /// <summary>Which graph it is of its method's, and what its data stand for.</summary>
        public string Key => $"/{_graph.Parameters.Count}/{_graph.ArrayParameters.Count()}/" + string.Concat(_data.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key + "=" + pair.Value.Text + ";"));

        public void Bind(string placeholder, Value.Data data) => _data.Add(placeholder, data);

        public void Bind(int array, Value.Sequence sequence) => _arrays.Add(array, sequence);

        /// <param name="value">The value of a parameter, null of one that the graph sets.</param>
        public void Bind(int parameter, Operand? value)
        {
            if (value is Operand known && !_assigned.Contains(parameter))
                _operands.Add(parameter, _steps.Pin(known));
            else if (value is Operand start)
                Set(parameter, start);
        }

        /// <summary>Binds all parameters in order; false if what is passed is of another shape.</summary>
        public bool Bind(Passing passing)
        {
            int[] arrays = [.. _graph.ArrayParameters];
            if (passing.Scalars.Count != _graph.Parameters.Count || passing.Arrays.Count != arrays.Length)
                return false;
            for (int i = 0; i < arrays.Length; i++)
                Bind(arrays[i], SequenceOf(_graph.Arrays[arrays[i]].Element, passing.Arrays[i]));
            for (int i = 0; i < passing.Scalars.Count; i++)
                Bind(_graph.Parameters[i], passing.Scalars[i]);
            return true;
        }

        private Value.Sequence SequenceOf(Kind kind, View view) => new(new Storage.Array(view.Array, kind, TypeOf(kind)), view.Offset, view.Length);

        private ITypeSymbol TypeOf(Kind kind) =>
            _execution.TypeOf(kind switch { Kind.Real => SpecialType.System_Double, Kind.Truth => SpecialType.System_Boolean, _ => SpecialType.System_Int64 });

        public Value.Sequence ArrayOf(int number) => _arrays[number];

        /// <summary>Emits the steps, and gives what the graph returns.</summary>
        public IEnumerable<Operand> Run()
        {
            Run(_graph.Prologue);
            for (int i = 0; i < _graph.Arrays.Count; i++)
            {
                if (_graph.Arrays[i].Role == ArrayRole.Own)
                    _arrays.Add(i, Own(_graph.Arrays[i]));
            }
            Run(_graph.Body);
            return _graph.Results.Select(Known);
        }

        private Value.Sequence Own(ArrayVariable array)
        {
            Operand length = _execution.Entry(Of(array.Length), _site);
            int number = _steps.AddArray(array.Name, array.Element, ArrayRole.Own, length);
            return new(new Storage.Array(number, array.Element, TypeOf(array.Element)), Operand.Integer(0), _steps.Pin(length));
        }

        private void Run(Block block)
        {
            foreach (Step step in block.Steps)
                Run(step);
        }

        private void Run(Step step)
        {
            switch (step)
            {
                case Compute compute:
                    Set(compute.Target, Computed(compute));
                    break;
                case Load load:
                    Set(load.Target, _execution.Scalar(_execution.Read(Element(load.Array, load.Index)), _site));
                    break;
                case Store store:
                    _execution.Write(Element(store.Array, store.Index), Value.Of(Of(store.Value)), _site);
                    break;
                case AddTo add:
                    Place place = Element(add.Array, add.Index);
                    if (place is not Place.Element element)
                        throw _execution.Refuse(_site, Descriptors.Assignment, Execution.Text(_site));
                    _steps.Emit(new AddTo(element.Array, element.Index, _steps.Pin(Of(add.Value))));
                    break;
                case Fill fill:
                    RunFill(fill);
                    break;
                case LengthOf length:
                    Set(length.Target, _arrays[length.Array].Length);
                    break;
                case ReadData read:
                    Set(read.Target, Read(read));
                    break;
                case CallOpaque call:
                    Set(call.Target, _steps.Set(Kind.Real, target => Moved(call) with { Target = target, Arguments = Of(call.Arguments) }));
                    break;
                default:
                    RunStructure(step);
                    break;
            }
        }

        private void RunStructure(Step step)
        {
            switch (step)
            {
                case If branch when Of(branch.Condition) is { IsConstant: true, Value: var known }:
                    Run(known != 0 ? branch.Then : branch.Else);
                    break;
                case If branch:
                    Operand condition = _steps.Pin(Of(branch.Condition));
                    _steps.Emit(new If(condition, _steps.Nest(() => Run(branch.Then)), _steps.Nest(() => Run(branch.Else))));
                    break;
                case For loop:
                    Operand from = _steps.Pin(Of(loop.From)), to = _steps.Pin(Of(loop.To));
                    Place.Cell counter = _steps.Counter(_graph.Locals[loop.Counter].Name);
                    _operands[loop.Counter] = counter.Operand;
                    _steps.Emit(new For(counter.Local, from, to, loop.Stride, _steps.Nest(() => Run(loop.Body)), loop.Every));
                    break;
                case While loop:
                    Block test = _steps.Nest(() => Run(loop.Test));
                    Operand goesOn = _steps.Pin(Of(loop.Condition));
                    _steps.Emit(new While(test, goesOn, _steps.Nest(() => Run(loop.Body))));
                    break;
                case Call call:
                    _steps.Emit(new Call(Moved(call.Procedure, FirstProcedure), Of(call.Arguments), Of(call.Arrays), Targets(call.Targets)));
                    break;
                case CallDerivative call:
                    _steps.Emit(new CallDerivative(
                        call.Derivative, Moved(call.Procedure, FirstProcedure), call.Active, Of(call.Arguments), Of(call.Arrays), Targets(call.Targets)));
                    break;
                default:
                    throw new InvalidOperationException($"A graph has no step {step.GetType().Name}.");
            }
        }

        private Operand Computed(Compute step)
        {
            Operand[] x = [.. Of(step.Arguments)];
            Kind kind = _graph.Locals[step.Target].Kind;
            if (step.Operation == Operation.Function && _execution.TakenApart(Functions.All[step.Row].Name, x, _execution.TypeOf(SpecialType.System_Double)) is Operand choice)
                return choice;
            return (step.Operation, x.Length) switch
            {
                (Operation.Copy, _) when x[0].IsConstant || _steps.StandsStill(x[0].Local) => x[0],
                (Operation.Less or Operation.LessOrEqual or Operation.Equal or Operation.NotEqual, 2) when x[0].Kind != Kind.Truth => _execution.Compare(step.Operation, x[0], x[1]),
                (not (Operation.Copy or Operation.IsNaN), 2) when kind == Kind.Integer => _execution.IntegerOf(step.Operation, x[0], x[1]),
                (Operation.Not or Operation.And or Operation.Or, _) when kind == Kind.Truth => _execution.Truth(step.Operation, x),
                _ => _steps.Set(kind, target => step with { Target = target, Arguments = new(x) }),
            };
        }

        private void RunFill(Fill fill)
        {
            Value.Sequence array = _arrays[fill.Array];
            Operand value = _steps.Pin(Of(fill.Value));
            if (_graph.Arrays[fill.Array].Role == ArrayRole.Own)
                _steps.Emit(new Fill(((Storage.Array)array.Storage).Number, value));
            else
                _execution.ForAll(array.Length, i => _execution.Write(_execution.ElementOf(array, i), Value.Of(value), _site));
        }

        private Place Element(int array, Operand index) => _execution.ElementOf(_arrays[array], Of(index));

        private Operand Read(ReadData read)
        {
            (string text, Operand[] arguments) = Bound(read.Text, [.. Of(read.Arguments)]);
            return _steps.Set(_graph.Locals[read.Target].Kind, target => new ReadData(target, text, new(arguments)));
        }

        /// <summary>A text of the graph with what its data stand for.</summary>
        private (string Text, Operand[] Arguments) Bound(string text, Operand[] arguments)
        {
            foreach (KeyValuePair<string, Value.Data> data in _data.Where(data => text.Contains(data.Key)).OrderByDescending(data => data.Key.Length))
            {
                int shift = arguments.Length;
                text = text.Replace(data.Key, Hole.Replace(data.Value.Text, hole => "{" + (int.Parse(hole.Groups[1].Value) + shift) + "}"));
                arguments = [.. arguments, .. data.Value.Arguments];
            }
            return (text, arguments);
        }

        private CallOpaque Moved(CallOpaque call) => call with { Rules = call.Rules.Select(rule => rule with { Text = Fixed(rule.Text) }).ToEquatableArray() };

        private string Fixed(string text) => Bound(text, []) is (string bound, { Length: 0 })
            ? bound
            : throw _execution.RefuseReference(_site);

        /// <summary>Whether steps of the graph name something of the caller's.</summary>
        public bool Mentions(string placeholder) => _graph.Prologue.All().Concat(_graph.Body.All()).Any(step => step switch
        {
            ReadData read => read.Text.Contains(placeholder),
            CallOpaque call => call.Text.Contains(placeholder),
            Graphs.Programs.Call or CallDerivative => true,
            _ => false,
        });

        /// <summary>The steps of another procedure of the graph, whose procedures after the main one get numbers from <paramref name="first"/> on.</summary>
        public Block Moved(Block block, int first) => Block.Of(block.Steps.Select(step => Moved(step, first)));

        private Step Moved(Step step, int first)
        {
            _execution.Pay(1);
            return step switch
            {
                Call call => call with { Procedure = Moved(call.Procedure, first) },
                CallDerivative call => call with { Procedure = Moved(call.Procedure, first) },
                ReadData read => read with { Text = Fixed(read.Text) },
                CallOpaque call => Moved(call),
                _ => step.WithBlocks(inner => Moved(inner, first)),
            };
        }

        private static int Moved(int procedure, int first) => procedure - 1 + first;

        private Operand Of(Operand operand) => operand.IsConstant ? operand : Known(operand.Local);

        private EquatableArray<Operand> Of(EquatableArray<Operand> operands) => operands.Select(Of).ToEquatableArray();

        private EquatableArray<View> Of(EquatableArray<View> views) => views.Select(view =>
        {
            Value.Sequence array = _arrays[view.Array];
            Operand offset = _execution.Plus(array.Offset, Of(view.Offset));
            return new View(((Storage.Array)array.Storage).Number, _steps.Pin(_execution.Frozen(offset)), _steps.Pin(_execution.Frozen(Of(view.Length))));
        }).ToEquatableArray();

        private EquatableArray<int> Targets(EquatableArray<int> targets) => targets.Select(target => Cell(target).Local).ToEquatableArray();

        /// <summary>Sets a local of the graph: a temporary becomes the value itself.</summary>
        private void Set(int local, Operand value)
        {
            if (_graph.Locals[local].Name.Length == 0 && (value.IsConstant || _steps.StandsStill(value.Local)))
                _operands[local] = _steps.Pin(value);
            else
                _steps.Assign(Cell(local), value);
        }

        private Place.Cell Cell(int local) => new(Known(local).Local, _graph.Locals[local].Kind);

        private Operand Known(int local)
        {
            if (!_operands.TryGetValue(local, out Operand known))
                _operands.Add(local, known = _steps.Declare(_graph.Locals[local].Name, _graph.Locals[local].Kind).Operand);
            return known;
        }
    }

    private ProcedureBuilder Steps => steps;

    private void Pay(int count) => session.Pay(count);

    private ITypeSymbol TypeOf(SpecialType type) => session.Compilation.GetSpecialType(type);
}
