using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Reading.Forms;

/// <summary>The attributes of derivative methods, as data.</summary>
internal static class FormAttributes
{
    /// <summary>Each kind with its attribute and what messages call it.</summary>
    public static readonly (FormKind Kind, string Attribute, string Words)[] All =
    [
        (FormKind.Gradient, "CurseOfMemory.GradientOfAttribute", "the gradient"),
        (FormKind.Hessian, "CurseOfMemory.HessianOfAttribute", "the Hessian"),
        (FormKind.HessianProduct, "CurseOfMemory.HessianProductOfAttribute", "the Hessian product"),
        (FormKind.HessianDiagonal, "CurseOfMemory.HessianDiagonalOfAttribute", "the Hessian diagonal"),
        (FormKind.Jacobian, "CurseOfMemory.JacobianOfAttribute", "the Jacobian"),
        (FormKind.Tangent, "CurseOfMemory.TangentOfAttribute", "the tangent"),
        (FormKind.Adjoint, "CurseOfMemory.AdjointOfAttribute", "the adjoint"),
    ];

    public static string WordsOf(FormKind kind) => All[(int)kind].Words;

    /// <summary>Which derivative a method is, or null.</summary>
    public static FormKind? KindOf(IMethodSymbol method)
    {
        foreach ((FormKind kind, string attribute, string _) in All)
        {
            if (Attributes.Find(method, attribute) is not null)
                return kind;
        }
        return null;
    }
}
