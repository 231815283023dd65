using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Reading;

internal sealed partial class Lowering
{
    /// <summary>Runs the steps of a graph from another assembly as those of a formula: as the source would run, and refused where the source would be.</summary>
    private sealed partial class GraphReplay(Lowering lowering, Procedure graph, IOperation site)
    {
        private readonly Dictionary<int, Value> _arrays = [];
        private readonly Dictionary<string, Value.Member> _data = [];
        private Dictionary<int, Value> _values = [];
        private bool _hasFailed;

        public void Bind(string placeholder, Value.Member data) => _data.Add(placeholder, data);

        public void Bind(int number, Value value, bool isArray) => (isArray ? _arrays : _values).Add(number, value);

        /// <summary>What the graph returns.</summary>
        public Value[] Run()
        {
            Run(graph.Prologue);
            Run(graph.Body);
            return [.. graph.Results.Select(result => _hasFailed ? Value.Unknown.Instance : Get(result))];
        }

        private void Run(Block block)
        {
            foreach (Step step in block.Steps)
            {
                _hasFailed |= lowering.IsTooMuch();
                if (_hasFailed)
                    return;
                Run(step);
            }
        }

        private void Run(Step step)
        {
            switch (step)
            {
                case Compute compute:
                    _values[compute.Target] = Computed(compute);
                    break;
                case Load load:
                    _values[load.Target] = _arrays.TryGetValue(load.Array, out Value? array)
                        ? lowering.Element(array, Of(load.Index), site, site)
                        : Fail(Descriptors.Construct, Constructs.Other.Words);
                    break;
                case LengthOf length:
                    _values[length.Target] = _arrays.TryGetValue(length.Array, out Value? row) && row is not Value.Member { IsPerProblem: true } ? lowering.LengthOf(row) : Fail(Descriptors.Construct, Constructs.Other.Words);
                    break;
                case ReadData read:
                    _values[read.Target] = Read(read);
                    break;
                case If branch:
                    Branch(branch);
                    break;
                case For loop:
                    Loop(loop);
                    break;
                case While:
                    Fail(Descriptors.Loop, "its end is not known, or changes as it runs");
                    break;
                default:
                    Fail(Descriptors.Construct, Constructs.Other.Words);
                    break;
            }
            _hasFailed |= step.Targets().Any(target => _values.TryGetValue(target, out Value? value) && value is Value.Unknown);
        }

        private void Branch(If branch)
        {
            if (Of(branch.Condition) is Value.Known { Constant: bool taken })
                Run(taken ? branch.Then : branch.Else);
            else
                Fail(Descriptors.Branch, Text(site));
        }

        private Value Computed(Compute step)
        {
            Value[] x = [.. step.Arguments.Select(Of)];
            if (x.Contains(Value.Unknown.Instance))
                return Value.Unknown.Instance;
            SpecialType type = graph.Locals[step.Target].Kind switch
            {
                Kind.Real => SpecialType.System_Double,
                Kind.Integer => SpecialType.System_Int64,
                _ => SpecialType.System_Boolean,
            };
            return step.Operation switch
            {
                Operation.Copy => x[0],
                Operation.Function => Function(step, x),
                Operation.ToReal => x[0] is Value.Known { Constant: long known } ? new Value.Known((double)known) : Number(x[0]),
                Operation.Negate => Apply(BinaryOperatorKind.Multiply, type, new Value.Known(type == SpecialType.System_Double ? -1.0 : (object)-1L), x[0]),
                Operation.Not when x[0] is Value.Known { Constant: bool truth } => new Value.Known(!truth),
                Operation.Not or Operation.IsNaN => Value.Undecided.Instance,
                Operation.And or Operation.Or when type == SpecialType.System_Boolean => Truth(step.Operation == Operation.Or, x),
                Operation.ToInteger or Operation.ToInt32 => Fail(Descriptors.Rounding, Text(site)),
                _ => OperatorOf(step.Operation) is BinaryOperatorKind kind ? Apply(kind, type, x[0], x[1]) : Fail(Descriptors.Construct, Constructs.Operator.Words),
            };
        }

        /// <summary>And, or: known where one of the two decides.</summary>
        private static Value Truth(bool decides, Value[] x) => x.Any(one => one is Value.Known { Constant: bool known } && known == decides) ? new Value.Known(decides)
            : x.All(one => one is Value.Known) ? new Value.Known(!decides)
            : Value.Undecided.Instance;

        private static BinaryOperatorKind? OperatorOf(Operation operation) => operation switch
        {
            Operation.Add => BinaryOperatorKind.Add,
            Operation.Subtract => BinaryOperatorKind.Subtract,
            Operation.Multiply => BinaryOperatorKind.Multiply,
            Operation.Divide => BinaryOperatorKind.Divide,
            Operation.Remainder => BinaryOperatorKind.Remainder,
            Operation.Less => BinaryOperatorKind.LessThan,
            Operation.LessOrEqual => BinaryOperatorKind.LessThanOrEqual,
            Operation.Equal => BinaryOperatorKind.Equals,
            Operation.NotEqual => BinaryOperatorKind.NotEquals,
            Operation.ExclusiveOr => BinaryOperatorKind.ExclusiveOr,
            _ => null,
        };

        private Value Apply(BinaryOperatorKind kind, SpecialType type, Value x, Value y) => lowering.Apply(kind, null, lowering.TypeOf(type), x, y, site);

        private Value Function(Compute step, Value[] x)
        {
            int?[] operands = [.. x.Select(one => lowering.NumberOf(one, site))];
            return operands.Contains(null)
                ? Value.Unknown.Instance
                : new Value.Number(lowering.Placed(lowering.Graph.Function(Functions.All[step.Row], step.Order, [.. operands.Select(node => node!.Value)]), site));
        }

        private Value Number(Value value) => lowering.NumberOf(value, site) is int node ? new Value.Number(node) : Value.Unknown.Instance;

        /// <summary>Data of the caller's: a scalar, or an element of a row.</summary>
        private Value Read(ReadData read)
        {
            KeyValuePair<string, Value.Member> owner = _data.OrderByDescending(data => data.Key.Length).FirstOrDefault(data => read.Text.StartsWith(data.Key, StringComparison.Ordinal));
            string text = owner.Key is null ? read.Text : owner.Value.Text + read.Text.Substring(owner.Key.Length);
            string name = owner.Key is null ? NameOf(text) : owner.Value.Name + read.Text.Substring(owner.Key.Length);
            bool isFixed = owner.Key is not null && owner.Value.IsConstructorParameter;
            const string element = "[{0}]";
            if (read.Arguments.Count == 0)
                return new Value.Member(text, name, lowering.TypeOf(graph.Locals[read.Target].Kind == Kind.Real ? SpecialType.System_Double : SpecialType.System_Int32), isFixed);
            if (read.Arguments.Count > 1 || !text.EndsWith(element, StringComparison.Ordinal) || graph.Locals[read.Target].Kind != Kind.Real)
                return Fail(Descriptors.Construct, Constructs.Other.Words);
            Value.Member row = new(text.Substring(0, text.Length - element.Length), name.Substring(0, name.Length - element.Length), lowering.TypeOf(SpecialType.System_Double), isFixed);
            return lowering.Element(row, Of(read.Arguments[0]), site, site);
        }

        /// <summary>A static member as formulas show it, by its type and name.</summary>
        private static string NameOf(string text) => string.Join(".", text.Split('.').Skip(text.Count(letter => letter == '.') - 1)).Replace("global::", "");

        private Value Of(Operand operand) => operand switch
        {
            { IsConstant: false } => Get(operand.Local),
            { Kind: Kind.Real } => new Value.Known(operand.Value),
            { Kind: Kind.Integer } => new Value.Known((long)operand.Value),
            _ => new Value.Known(operand.Value != 0),
        };

        private Value Get(int local) => _values.TryGetValue(local, out Value? value) && value is not Value.Outdated
            ? value
            : Fail(Descriptors.LastPass, graph.Locals[local].Name);

        private Value Fail(DiagnosticDescriptor descriptor, params string[] arguments)
        {
            _hasFailed = true;
            return lowering.Refuse(site, descriptor, arguments);
        }
    }

    private Graph Graph => graph;

    private ITypeSymbol TypeOf(SpecialType type) => compilation.GetSpecialType(type);

    private bool IsTooMuch()
    {
        cancellation.ThrowIfCancellationRequested();
        if (++_statements > MostStatements)
            GiveUp();
        return _statements > MostStatements;
    }
}
