using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Reading;

/// <summary>
/// Gives each parameter of a loss its part: a block of theta, the variable of an integral, or the index of a sum.
/// </summary>
internal sealed class ParameterRoles(
    INamedTypeSymbol type, Graph graph, LeafTables leaves, Lowering lowering, ProblemList problems, CancellationToken cancellation)
{
    private readonly List<(IParameterSymbol, Value)> _bindings = [];
    private readonly List<(int Variable, int From, int To, int[] Rule)> _integrals = [];
    private readonly List<Index> _sums = [];

    /// <summary>What each parameter stands for while the body is run.</summary>
    public IReadOnlyList<(IParameterSymbol Parameter, Value Value)> Bindings => _bindings;

    /// <summary>The index of the one sum, or null.</summary>
    public Index? Number => _sums.Count == 1 ? _sums[0] : null;

    public void Add(IParameterSymbol parameter) => _bindings.Add((parameter, ValueOf(parameter)));

    /// <summary>The body under its integrals, and these under its sums.</summary>
    public int Wrap(int body)
    {
        body = Integrated(body);
        foreach (Index index in _sums)
            body = graph.Sum(index, body);
        return body;
    }

    /// <summary>The sum of the squares of a residual under its integrals, and the residual at the free index k.</summary>
    public (int Root, Residual Residual) WrapSquares(int body)
    {
        body = Integrated(body);
        Index number = _sums[0];
        return (graph.Sum(number, graph.Power(body, 2)), new(graph.Substitute(body, number, Index.K(number.Extent)), number.Extent));
    }

    private int Integrated(int body) =>
        _integrals.Aggregate(body, (inner, integral) => graph.Integral(integral.Variable, integral.From, integral.To, inner, integral.Rule));

    private Value ValueOf(IParameterSymbol parameter)
    {
        AttributeData? integrated = Attributes.Find(parameter, Attributes.Integrated);
        AttributeData? summed = Attributes.Find(parameter, Attributes.Summed);
        AttributeData? length = Attributes.Find(parameter, Attributes.Length);
        if (new[] { integrated, summed, length }.Count(role => role is not null) > 1)
            return Refuse(parameter, Descriptors.Role, parameter.Name, "more than one of [Integrated], [Summed] and [Length]", "one of them");
        if (Attributes.Find(parameter, Attributes.Constant) is not null)
            return Refuse(parameter, Descriptors.Parameter, parameter.Name, "[Constant]");
        return parameter.Type.SpecialType switch
        {
            SpecialType.System_Int32 when summed is not null => Summed(parameter, summed),
            SpecialType.System_Double when integrated is not null => Variable(integrated),
            _ when summed is not null => Refuse(parameter, Descriptors.Role, parameter.Name, "[Summed]", "an 'int'"),
            _ when integrated is not null => Refuse(parameter, Descriptors.Role, parameter.Name, "[Integrated]", "a 'double'"),
            _ => Block(parameter, length),
        };
    }

    private Value Block(IParameterSymbol parameter, AttributeData? length)
    {
        bool scalar = parameter.Type.SpecialType == SpecialType.System_Double;
        if (scalar && length is not null)
            return Refuse(parameter, Descriptors.Role, parameter.Name, "[Length]", "a 'ReadOnlySpan<double>'");
        if (!scalar && !IsInput(parameter.Type))
            return Refuse(parameter, Descriptors.Parameter, parameter.Name, $"'{parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'");
        Extent? extent = scalar ? null : length is null ? new(LengthKind.Share, 0, "") : ExtentOf(length);
        if (!scalar && extent is null)
            return Value.Unknown.Instance;
        leaves.Blocks.Add(new(parameter.Name, leaves.Blocks.Count, extent is null ? -1 : leaves.NumberOf(extent)));
        int number = leaves.Blocks.Count - 1;
        return scalar ? new Value.Number(graph.Parameter(number, Index.None)) : new Value.Span(number);
    }

    private static bool IsInput(ITypeSymbol type) => type is INamedTypeSymbol
    {
        Name: "ReadOnlySpan",
        TypeArguments: [{ SpecialType: SpecialType.System_Double }],
        ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true },
    };

    private Value Summed(IParameterSymbol parameter, AttributeData attribute)
    {
        if (ExtentOf(attribute) is not Extent extent)
            return Value.Unknown.Instance;
        Index index = graph.Temporary(leaves.NumberOf(extent));
        _sums.Add(index);
        return new Value.Integer(graph.IndexValue(index), index);
    }

    private Value Variable(AttributeData attribute)
    {
        if (End(attribute, 0) is not int from || End(attribute, 1) is not int to)
            return Value.Unknown.Instance;
        _integrals.Add((_integrals.Count, from, to, Rule(attribute, from, to)));
        return new Value.Number(graph.Variable(_integrals.Count - 1));
    }

    /// <summary>The number, places and weights of the nodes that Quadrature allows; empty where it is not given.</summary>
    private int[] Rule(AttributeData attribute, int from, int to)
    {
        if (attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Quadrature").Value.Value is not int nodes)
            return [];
        if (nodes < 1)
        {
            problems.Add(new Problem(Descriptors.NegativeLength, attribute.ApplicationSyntaxReference!.GetSyntax(cancellation).GetLocation(), $"{nodes}"));
            return [];
        }
        bool isFinite = !IsInfinite(from) && !IsInfinite(to);
        string rule = $"global::CurseOfMemory.QuadratureRule.{(isFinite ? "Interval" : "HalfLine")}";
        int extent = leaves.NumberOf(new Extent(LengthKind.Fixed, nodes, ""));
        int Leaf(string what) => graph.Data(leaves.NumberOf(new DataLeaf($"{rule}{what}({nodes})", what.ToLowerInvariant(), IsConstructorParameter: false)), Index.At(0));
        return [graph.ExtentSize(extent), Leaf("Nodes"), Leaf("Weights")];
    }

    private bool IsInfinite(int node) => graph[node].Op == Op.Constant && double.IsInfinity(graph[node].Value);

    /// <summary>The length that the argument of [Length] or [Summed] gives: a number, or a member that holds it.</summary>
    private Extent? ExtentOf(AttributeData attribute) => attribute.ConstructorArguments is not [var argument] ? null : argument.Value switch
    {
        int and >= 0 and var size => new Extent(LengthKind.Fixed, size, ""),
        string name => Named(attribute, 0, name, "int", member => member.SpecialType == SpecialType.System_Int32) switch
        {
            Value.Known { Constant: long and >= 0 and var size } => new Extent(LengthKind.Fixed, (int)size, ""),
            Value.Member member => new Extent(LengthKind.Member, 0, member.Text),
            _ => null,
        },
        object other => Refuse(attribute, other),
        _ => null,
    };

    private Extent? Refuse(AttributeData attribute, object length)
    {
        problems.Add(new Problem(Descriptors.NegativeLength, Attributes.LocationOf(attribute, 0, cancellation), $"{length}"));
        return null;
    }

    /// <summary>An end of an integral: a number, or a member that holds it.</summary>
    private int? End(AttributeData attribute, int argument)
    {
        if (attribute.ConstructorArguments.Length <= argument)
            return null;
        Value? value = attribute.ConstructorArguments[argument].Value switch
        {
            double number => new Value.Known(number),
            string name => Named(attribute, argument, name, "double", member => member.SpecialType is SpecialType.System_Double or SpecialType.System_Int32),
            _ => null,
        };
        return value is null ? null : lowering.NumberOf(value);
    }

    private Value? Named(AttributeData attribute, int argument, string name, string typeName, Func<ITypeSymbol, bool> fits)
    {
        Location location = Attributes.LocationOf(attribute, argument, cancellation);
        ISymbol? member = Members(name).FirstOrDefault();
        if (member is null)
            problems.Add(new Problem(Descriptors.NoMember, location, type.Name, name));
        else if (TypeOf(member) is not ITypeSymbol found || !fits(found))
            problems.Add(new Problem(Descriptors.WrongMember, location, name, typeName));
        else
            return lowering.Member(member);
        return null;
    }

    /// <summary>The members and primary constructor parameters of a name.</summary>
    private IEnumerable<ISymbol> Members(string name)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            foreach (ISymbol member in current.GetMembers(name))
                yield return member;
        }
        foreach (IParameterSymbol parameter in TypeShapes.PrimaryConstructor(type)?.Parameters.Where(parameter => parameter.Name == name) ?? [])
            yield return parameter;
    }

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol { GetMethod: not null, IsIndexer: false } property => property.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };

    private Value Refuse(IParameterSymbol parameter, Microsoft.CodeAnalysis.DiagnosticDescriptor descriptor, params string[] arguments)
    {
        problems.Add(new Problem(descriptor, parameter.Locations[0], arguments));
        return Value.Unknown.Instance;
    }
}
