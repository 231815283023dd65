using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Reading;

/// <summary>
/// Runs a loss symbolically: locals are names of nodes, calls of methods with source are inlined, and loops become sums. A construct that
/// can't be followed is reported at its token; its value is unknown, and what depends on it is unknown too, so that each mistake is told once.
/// </summary>
internal sealed partial class Lowering(
    Compilation compilation, INamedTypeSymbol objective, Bodies bodies, Graph graph, LeafTables leaves, ProblemList problems, CancellationToken cancellation)
{
    private readonly Dictionary<ISymbol, Value> _values = new(SymbolEqualityComparer.Default);
    private readonly Stack<Frame> _frames = new();
    private readonly Dictionary<int, Location> _places = [];

    /// <summary>A method being run.</summary>
    private sealed class Frame(IMethodSymbol method, Value.Member? self, TypeArguments types)
    {
        public IMethodSymbol Method { get; } = method;

        public Value.Member? Self { get; } = self;

        /// <summary>What its type parameters stand for.</summary>
        public TypeArguments Types { get; } = types;

        public Value? Result { get; set; }
    }

    /// <summary>The source of nodes: the first token that made each.</summary>
    public IReadOnlyDictionary<int, Location> Places => _places;

    /// <summary>The node of the loss with its parameters bound, or null if something was refused.</summary>
    public int? Lower(IMethodSymbol loss, IEnumerable<(IParameterSymbol Parameter, Value Value)> bindings)
    {
        foreach ((IParameterSymbol parameter, Value value) in bindings)
            _values[parameter] = value;
        Value.Member? self = loss.IsStatic ? null : new("this", "", objective, IsConstructorParameter: false);
        Value result = Run(loss, self, new(compilation));
        return result is Value.Unknown ? null : NumberOf(result, bodies.Of(loss)!);
    }

    /// <summary>A named member or primary constructor parameter of the type, as data.</summary>
    public Value Member(ISymbol symbol) => symbol switch
    {
        IParameterSymbol parameter => ConstructorParameter(parameter),
        IFieldSymbol field when Initializers.Constant(field, compilation, cancellation) is object constant => new Value.Known(constant),
        _ => new Value.Member(MemberText(symbol), symbol.Name, TypeOf(symbol), IsConstructorParameter: false) { IsPerProblem = IsPerProblem(symbol, TypeOf(symbol)) },
    };

    /// <summary>Reports a construct, unless the C# compiler already does.</summary>
    private Value Refuse(IOperation at, DiagnosticDescriptor descriptor, params string[] arguments)
    {
        if (at.Type is not IErrorTypeSymbol && at.Kind != OperationKind.Invalid)
            problems.Add(new Problem(descriptor, at.Syntax.GetLocation(), arguments));
        return Value.Unknown.Instance;
    }

    /// <summary>Remembers which token made a node.</summary>
    private int Placed(int node, IOperation at)
    {
        if (!_places.ContainsKey(node))
            _places.Add(node, at.Syntax.GetLocation());
        return node;
    }

    private static string Text(IOperation operation)
    {
        string text = operation.Syntax.ToString();
        int line = text.IndexOfAny(['\r', '\n']);
        text = line < 0 ? text : text.Substring(0, line).TrimEnd() + " ...";
        return text.Length <= 60 ? text : text.Substring(0, 56) + " ...";
    }
}
