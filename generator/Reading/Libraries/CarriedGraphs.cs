using System.Runtime.CompilerServices;
using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using CurseOfMemory.Generator.Graphs.Programs.Encoding;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Reading.Libraries;

/// <summary>The graph of a method as its assembly carries it.</summary>
internal sealed class CarriedGraph(int version, string text)
{
    private readonly Lazy<FunctionModel?> _model = new(() => version == GraphWriter.Version ? GraphReader.Read(text) : null);

    /// <summary>The graph, or null where this generator can't read it.</summary>
    public FunctionModel? Model => _model.Value;

    /// <summary>Why there is no model.</summary>
    public string Why => version == GraphWriter.Version
        ? "its text is damaged"
        : $"it is of version {version}, and this generator reads version {GraphWriter.Version}";
}

/// <summary>The graphs that assemblies carry in attributes, of their public differentiable methods.</summary>
internal static class CarriedGraphs
{
    // Keyed by symbols that live as long as the reference does, and holding none.
    private static readonly ConditionalWeakTable<IAssemblySymbol, IReadOnlyDictionary<string, CarriedGraph>> Known = new();

    /// <summary>The graph of a method, or null where its assembly carries none.</summary>
    public static CarriedGraph? Of(IMethodSymbol method) => Of(method, "");

    /// <summary>The graph of a method over the parts of its structs and arrays, or null where its assembly carries none.</summary>
    public static CarriedGraph? PartsOf(IMethodSymbol method) => Of(method, Apart);

    /// <summary>Whether members of a type may have such graphs.</summary>
    public static bool HasPartsOf(ITypeSymbol type) =>
        type.ContainingAssembly is IAssemblySymbol assembly && Known.GetValue(assembly, AllOf).Keys.Any(key => key.EndsWith(Apart, StringComparison.Ordinal));

    /// <summary>What follows the id of a method whose graph is over parts.</summary>
    public const string Apart = "/parts";

    private static CarriedGraph? Of(IMethodSymbol method, string suffix)
    {
        if (method.ContainingAssembly is not IAssemblySymbol assembly || method.OriginalDefinition.GetDocumentationCommentId() is not string id)
            return null;
        id += suffix;
        return Known.GetValue(assembly, AllOf).TryGetValue(id, out CarriedGraph? graph) ? graph : null;
    }

    /// <summary>The complaint about a graph that can't be read.</summary>
    public static Problem Unreadable(IMethodSymbol method, CarriedGraph graph, Location at) =>
        new(Descriptors.Unreadable, at, Identifiers.Short(method), method.ContainingAssembly.Name, graph.Why);

    private static IReadOnlyDictionary<string, CarriedGraph> AllOf(IAssemblySymbol assembly)
    {
        Dictionary<string, CarriedGraph> graphs = [];
        foreach (AttributeData attribute in assembly.GetAttributes())
        {
            if (attribute.AttributeClass?.ToDisplayString() == Attributes.Graph
                && attribute.ConstructorArguments is [{ Value: int version }, { Value: string method }, { Value: string text }])
                graphs[method] = new(version, text);
        }
        return graphs;
    }
}
