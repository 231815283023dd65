using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CurseOfMemory.Generator.Reading;

/// <summary>The runtime's annotations, by name: the generator doesn't reference the runtime.</summary>
internal static class Attributes
{
    private const string Space = "CurseOfMemory";

    public const string Objective = "CurseOfMemory.ObjectiveAttribute";
    public const string Loss = "CurseOfMemory.LossAttribute";
    public const string Residual = "CurseOfMemory.ResidualAttribute";
    public const string Integrated = "CurseOfMemory.IntegratedAttribute";
    public const string Summed = "CurseOfMemory.SummedAttribute";
    public const string Length = "CurseOfMemory.LengthAttribute";
    public const string Constant = "CurseOfMemory.ConstantAttribute";
    public const string Differentiable = "CurseOfMemory.DifferentiableAttribute";
    public const string DerivativeRule = "CurseOfMemory.DerivativeRuleAttribute";
    public const string Graph = "CurseOfMemory.DifferentiableGraphAttribute";
    public const string Checkpoint = "CurseOfMemory.CheckpointAttribute";
    public const string PerProblem = "CurseOfMemory.PerProblemAttribute";
    public const string Work = "CurseOfMemory.WorkAttribute";

    public static AttributeData? Find(ISymbol symbol, string name) =>
        symbol.GetAttributes().FirstOrDefault(attribute => Is(attribute.AttributeClass, name));

    /// <summary>Whether a type has a full name; asked of every symbol that is read, so without making the name.</summary>
    private static bool Is(INamedTypeSymbol? type, string name) => type is { ContainingType: null, ContainingNamespace: { Name: Space, ContainingNamespace.IsGlobalNamespace: true } }
        && name.Length == Space.Length + 1 + type.Name.Length
        && name.EndsWith(type.Name, StringComparison.Ordinal);

    /// <summary>Whether a method is the loss of its type, or the residual of which the loss is made.</summary>
    public static bool IsLoss(ISymbol method) => Find(method, Loss) is not null || Find(method, Residual) is not null;

    /// <summary>Where one argument of an attribute stands.</summary>
    public static Location LocationOf(AttributeData attribute, int argument, CancellationToken cancellation)
    {
        AttributeSyntax syntax = (AttributeSyntax)attribute.ApplicationSyntaxReference!.GetSyntax(cancellation);
        return syntax.ArgumentList is { } list && argument < list.Arguments.Count ? list.Arguments[argument].GetLocation() : syntax.GetLocation();
    }
}
