using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading;

/// <summary>Finds the bodies of methods whose source is in the compilation, in whatever file; each is bound once.</summary>
internal sealed class Bodies(Compilation compilation, CancellationToken cancellation)
{
    private readonly Dictionary<IMethodSymbol, IOperation?> _found = new(SymbolEqualityComparer.Default);

    /// <summary>The body of a method, accessor, operator or local function; null without source.</summary>
    public IOperation? Of(IMethodSymbol method)
    {
        IMethodSymbol definition = method.OriginalDefinition;
        definition = definition.PartialImplementationPart ?? definition;
        if (!_found.TryGetValue(definition, out IOperation? body))
            _found.Add(definition, body = Find(definition));
        return body;
    }

    private IOperation? Find(IMethodSymbol method)
    {
        if (method.DeclaringSyntaxReferences.FirstOrDefault() is not SyntaxReference reference || !compilation.ContainsSyntaxTree(reference.SyntaxTree))
            return null;
        return compilation.GetSemanticModel(reference.SyntaxTree).GetOperation(reference.GetSyntax(cancellation), cancellation) switch
        {
            IMethodBodyOperation body => body.BlockBody ?? body.ExpressionBody,
            ILocalFunctionOperation local => local.Body,
            IBlockOperation block => block,
            _ => null,
        };
    }
}
