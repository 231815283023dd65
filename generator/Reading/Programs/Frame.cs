using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>A method, local function or lambda being run.</summary>
/// <param name="method">The method; null for an initialiser.</param>
/// <param name="outer">The frame in whose source a local function or lambda stands.</param>
/// <param name="self">The instance.</param>
/// <param name="types">What the type parameters in sight stand for.</param>
internal sealed class Frame(IMethodSymbol? method, Frame? outer, Place? self, TypeArguments types)
{
    private readonly Dictionary<ISymbol, Place> _places = new(SymbolEqualityComparer.Default);

    public IMethodSymbol? Method { get; } = method;

    public Frame? Outer { get; } = outer;

    public Place? Self { get; } = self;

    public TypeArguments Types { get; } = types;

    /// <summary>The object that an initialiser in braces fills.</summary>
    public Stack<Place> Initialized { get; } = new();

    /// <summary>Where <c>return</c> puts its value, if there is more than one or it isn't last.</summary>
    public Place? Result { get; set; }

    /// <summary>The value of the one <c>return</c> at the end.</summary>
    public Value? Value { get; set; }

    /// <summary>Whether the function has returned, a truth value.</summary>
    public int Returned { get; set; } = -1;

    /// <summary>The loops and switches in work, the innermost last.</summary>
    public List<Breakable> Breakables { get; } = [];

    public Place? Find(ISymbol symbol)
    {
        for (Frame? frame = this; frame is not null; frame = frame.Outer)
        {
            if (frame._places.TryGetValue(symbol.OriginalDefinition, out Place? place))
                return place;
        }
        return null;
    }

    public void Bind(ISymbol symbol, Place place) => _places[symbol.OriginalDefinition] = place;
}

/// <summary>A loop or switch that <c>break</c> and <c>continue</c> leave.</summary>
/// <param name="Exit">The label at its end.</param>
/// <param name="Continue">The label of the next pass, or null.</param>
/// <param name="Broken">The truth value that says that it was left.</param>
/// <param name="Skipped">The truth value that says that the rest of the pass is skipped, -1 of a switch.</param>
internal sealed record Breakable(ILabelSymbol Exit, ILabelSymbol? Continue, int Broken, int Skipped)
{
    /// <summary>The switch, null of a loop.</summary>
    public ISwitchOperation? Switch { get; init; }

    /// <summary>The cases to which a <c>goto case</c> in work has led.</summary>
    public HashSet<ISwitchCaseOperation> Entered { get; } = [];
}
