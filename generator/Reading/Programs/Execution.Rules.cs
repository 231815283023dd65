using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Functions that aren't read, whose derivatives the user names.</summary>
internal sealed partial class Execution
{
    private Value Opaque(IInvocationOperation call, IMethodSymbol method)
    {
        RequireAccess(method, call);
        IOperation[] operations = [.. call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => argument.Value)];
        Operand[] arguments = [.. EvaluateAll(operations).Select((value, i) => Scalar(value, operations[i]))];
        string owner = method.IsStatic ? Types.FullName(method.ContainingType) : OwnerText(call);
        OpaqueRule[] rules = RulesOf(method, owner, call);
        return Value.Of(steps.Set(Kind.Real, target => new CallOpaque(target, new(rules), 0, new(arguments))));
    }

    /// <summary>The function, what its rule names, what the rules of those name, and so on.</summary>
    private OpaqueRule[] RulesOf(IMethodSymbol function, string owner, IOperation at)
    {
        List<IMethodSymbol> methods = [function];
        List<OpaqueRule> rules = [];
        for (int k = 0; k < methods.Count; k++)
        {
            Queue<string> named = Named(methods[k]);
            int[] partials = [.. methods[k].Parameters.Select(parameter => Types.KindOf(parameter.Type) == Kind.Real && named.Count > 0 ? PartialOf(named.Dequeue(), methods, at) : -1)];
            rules.Add(new(owner + "." + Identifiers.Escape(methods[k].Name), new(partials)));
        }
        return [.. rules];
    }

    private static Queue<string> Named(IMethodSymbol method) => Attributes.Find(method.OriginalDefinition, Attributes.DerivativeRule) is AttributeData rule
        ? new(rule.ConstructorArguments.SelectMany(one => one.Kind == TypedConstantKind.Array ? one.Values.Select(value => value.Value) : [one.Value]).Select(name => name as string ?? ""))
        : new();

    // The place among the methods, to which one that is new is added
    private int PartialOf(string name, List<IMethodSymbol> methods, IOperation at)
    {
        if (name.Length == 0)
            return -1;
        IMethodSymbol function = methods[0];
        IMethodSymbol? partial = function.ContainingType.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(one => one.Parameters.Length == function.Parameters.Length);
        if (partial is null)
            throw Refuse(at, Descriptors.Unknown, function.ContainingType.Name + "." + name);
        int known = methods.FindIndex(one => SymbolEqualityComparer.Default.Equals(one, partial));
        if (known >= 0)
            return known;
        RequireAccess(partial, at);
        methods.Add(partial);
        return methods.Count - 1;
    }

    private string OwnerText(IInvocationOperation call) => Read(PlaceOf(call.Instance!)) is Value.Data { Arguments.Length: 0 } data
        ? data.Text
        : throw Refuse(call, Descriptors.Unknown, Identifiers.Short(call.TargetMethod));
}
