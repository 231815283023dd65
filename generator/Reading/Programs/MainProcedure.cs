using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>The function itself as a procedure: gives each parameter its part, and runs the body.</summary>
internal sealed class MainProcedure(Session session, IMethodSymbol function)
{
    private readonly ProcedureBuilder _steps = session.Begin(function.Name);
    private readonly List<FunctionParameter> _parameters = [];
    private readonly List<int> _changed = [];

    public FunctionModel? Read()
    {
        if (session.Bodies.Of(function) is not IOperation body)
        {
            session.Problems.Add(new Problem(Descriptors.Unknown, function.Locations[0], Identifiers.Short(function)));
            return null;
        }
        session.Procedures.Add(null);
        IReadOnlyList<Place> places = Parameters();
        Procedure main = new Execution(session, _steps).Run(function, body, places, SelfOf(), _changed);
        session.Procedures[0] = main;
        if (session.HasRefused)
            return null;
        return new(
            function.Name,
            Summary(),
            new ProcedureList(ArrayRoles.Settle([.. session.Procedures.Select(procedure => procedure!)]).ToEquatableArray()),
            Numbered(main).ToEquatableArray(),
            !function.ReturnsVoid);
    }

    /// <summary>The parameters with the numbers that they have in the finished procedure, whose locals were counted anew.</summary>
    private IEnumerable<FunctionParameter> Numbered(Procedure main)
    {
        Queue<int> scalars = new(main.Parameters), arrays = new(main.ArrayParameters);
        return _parameters.Select(parameter => parameter.Kind switch
        {
            ParameterKind.Data => parameter,
            ParameterKind.Real or ParameterKind.Integer => parameter with { Number = scalars.Dequeue() },
            _ => parameter with { Number = arrays.Dequeue() },
        });
    }

    private string Summary() => function.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(session.Cancellation) is MethodDeclarationSyntax declaration
        ? Summaries.Of(declaration)
        : "";

    private Place? SelfOf() => function.IsStatic
        ? null
        : new Place.Fixed(new Value.Data(session.IsExport ? Placeholders.Self : "this", [], function.ContainingType));

    private IReadOnlyList<Place> Parameters()
    {
        // Scalars and arrays are numbered apart.
        List<Place> places = [];
        foreach (IParameterSymbol parameter in function.Parameters)
        {
            (Place place, ParameterKind kind, int number) = Part(parameter);
            bool isConstant = Attributes.Find(parameter, Attributes.Constant) is not null;
            bool isActive = !isConstant && kind is ParameterKind.Real or ParameterKind.Input or ParameterKind.Output;
            string prefix = parameter.RefKind switch { RefKind.In => "in ", RefKind.RefReadOnlyParameter => "ref readonly ", _ => "" };
            _parameters.Add(new(Identifiers.Escape(parameter.Name), prefix + Types.FullName(parameter.Type), kind, isActive && !isConstant, number));
            places.Add(place);
        }
        return places;
    }

    private (Place Place, ParameterKind Kind, int Number) Part(IParameterSymbol parameter)
    {
        string name = Identifiers.Escape(parameter.Name);
        ITypeSymbol type = parameter.Type;
        if (Types.KindOf(type) is Kind kind && (session.IsExport || type.TypeKind != TypeKind.Enum && !Types.IsSingle(type)))
        {
            Place.Cell cell = _steps.Parameter(name, kind);
            if (session.IsExport && parameter.RefKind is RefKind.Ref or RefKind.Out)
                _changed.Add(cell.Local);
            return (cell, kind == Kind.Real ? ParameterKind.Real : ParameterKind.Integer, cell.Local);
        }
        bool isRow = Types.IsSpan(type) || session.IsExport && Types.ElementOf(type) is not null;
        if (isRow && Types.ElementOf(type) is { SpecialType: SpecialType.System_Double } element)
            return Row(parameter, name, element);
        return (new Place.Fixed(new Value.Data(session.IsExport ? Placeholders.Of(parameter.Ordinal) : name, [], type)), ParameterKind.Data, -1);
    }

    private (Place Place, ParameterKind Kind, int Number) Row(IParameterSymbol parameter, string name, ITypeSymbol element)
    {
        (ArrayRole role, ParameterKind part) = parameter.Type.Name != "Span" ? (ArrayRole.Input, ParameterKind.Input)
            : Attributes.Find(parameter, Attributes.Work) is not null ? (ArrayRole.Work, ParameterKind.Work)
            : (ArrayRole.Output, ParameterKind.Output);
        int array = _steps.AddArray(name, Kind.Real, role);
        Operand length = _steps.Set(Kind.Integer, target => new LengthOf(target, array));
        Value.Sequence whole = new(new Storage.Array(array, Kind.Real, element), Operand.Integer(0), _steps.Pin(length));
        return (new Place.Fixed(whole), part, array);
    }
}
