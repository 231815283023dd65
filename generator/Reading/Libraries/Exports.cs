using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using CurseOfMemory.Generator.Graphs.Programs.Encoding;
using CurseOfMemory.Generator.Reading.Forms;
using CurseOfMemory.Generator.Reading.Programs;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Reading.Libraries;

/// <summary>The graphs of a method and of the structs in its signature, or why other assemblies won't see any.</summary>
internal sealed record Export(EquatableArray<ExportedGraph> Graphs, Problem? Problem);

/// <summary>Reads what other assemblies may differentiate of this one: its public methods that are marked for it.</summary>
internal static class Exports
{
    /// <returns>Null for a method that no other assembly can call.</returns>
    public static Export? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        IMethodSymbol method = (IMethodSymbol)context.TargetSymbol;
        Compilation compilation = context.SemanticModel.Compilation;
        if (compilation.Options.OutputKind != OutputKind.DynamicallyLinkedLibrary || !IsPublic(method))
            return null;
        ProblemList problems = new();
        if (WhyNot(method) is string reason)
            return Refuse(method, reason);
        bool returnsArray = Types.IsSequence(method.ReturnType);
        if (!returnsArray && FunctionReader.Read(method, null, compilation, problems, cancellation) is FunctionModel model)
            return new(new([new(method.GetDocumentationCommentId()!, GraphWriter.Write(model)), .. Parts.Of(method, compilation, new(), cancellation)]), null);
        return returnsArray && Parts.Of(method, compilation, problems, cancellation) is { Length: > 0 } graphs && problems.Problems.Count == 0
            ? new(new(graphs), null)
            : problems.Problems.Count == 0 ? null : Refuse(method, WhyNot(problems.Problems[0]));
    }

    /// <summary>Whether every assembly sees a symbol.</summary>
    public static bool IsPublic(ISymbol symbol)
    {
        for (ISymbol? one = symbol; one is not (null or INamespaceSymbol); one = one.ContainingSymbol)
        {
            if (one.DeclaredAccessibility != Accessibility.Public && one is not (IParameterSymbol or ILocalSymbol))
                return false;
        }
        return true;
    }

    private static string? WhyNot(IMethodSymbol method)
    {
        if (method.IsGenericMethod || method.ContainingType.IsGenericType)
            return "it is generic, so that its numbers have no type yet";
        return method.IsAbstract || method.IsVirtual && !method.ContainingType.IsSealed ? "it is virtual, so that another method may run" : null;
    }

    private static string WhyNot(Problem problem) => problem.Descriptor.Id == Descriptors.Inaccessible.Id
        ? $"it reads '{problem.Arguments[0]}' of '{problem.Arguments[2]}', which is not public"
        : problem.ToDiagnostic().GetMessage();

    private static bool IsDerivative(IMethodSymbol method, IMethodSymbol function) => FormAttributes.KindOf(method) is FormKind kind
        && Attributes.Find(method, FormAttributes.All[(int)kind].Attribute)!.ConstructorArguments is [{ Value: string name }] && name == function.Name;

    /// <summary>Says why there is no graph, unless a derivative of the method is declared here, which says what is wrong.</summary>
    private static Export? Refuse(IMethodSymbol method, string why) => method.ContainingType.GetMembers().OfType<IMethodSymbol>().Any(other => IsDerivative(other, method))
        ? null
        : new(default, new(Descriptors.NotExported, method.Locations[0], method.Name, why));
}
