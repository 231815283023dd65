using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Reads a loss that is no formula as a program: one with branches, with loops that carry a state, or with arrays.</summary>
internal static class ProgramObjectiveReader
{
    /// <summary>Whether a loss may be a program: integrals are only known of formulas.</summary>
    public static bool IsPossible(IMethodSymbol loss) => loss is { IsGenericMethod: false, ReturnType.SpecialType: SpecialType.System_Double }
        && loss.Parameters.All(parameter => parameter.RefKind == RefKind.None && Attributes.Find(parameter, Attributes.Integrated) is null);

    /// <param name="blocks">The parameter blocks and their extents.</param>
    /// <param name="count">The number of terms, null where the loss has no [Summed] parameter.</param>
    /// <returns>The loss, or null after problems were added.</returns>
    public static ProgramObjective? Read(
        TypeShape shape, IMethodSymbol loss, LeafTables blocks, Extent? count, Compilation compilation, ProblemList problems, CancellationToken cancellation)
    {
        if (FunctionReader.Read(loss, loss.ContainingType, compilation, problems, cancellation) is not FunctionModel term)
            return null;
        IParameterSymbol? number = loss.Parameters.SingleOrDefault(parameter => Attributes.Find(parameter, Attributes.Summed) is not null);
        bool isResidual = Attributes.Find(loss, Attributes.Residual) is not null;
        string text = count is null ? "1" : count.Kind == LengthKind.Fixed ? $"{count.Size}" : count.Text;
        FunctionModel? sum = number is null ? term : Summation.Of(isResidual ? Summation.Square(term) : term, number.Ordinal, text);
        if (sum is null)
            problems.Add(new Problem(Descriptors.Construct, number!.Locations[0], Constructs.Operator.Words));
        return sum is null
            ? null
            : new(shape, term, sum, number?.Ordinal ?? -1, text, isResidual, loss.IsStatic, blocks.Blocks.ToEquatableArray(), blocks.Extents.ToEquatableArray());
    }
}
