using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Arrays whose elements are of different types, or methods: loops over them are written out, so that each call knows its method.</summary>
internal sealed partial class Execution
{
    /// <summary>More passes than this are not written out.</summary>
    private const int MostPasses = 64;

    private Value.Several Holding(IReadOnlyList<IOperation> values) => new([.. EvaluateAll([.. values.Select(Unboxed)]).Select(value => Kept(Frozen(value)))]);

    /// <summary>An element without its conversion to the type of the array.</summary>
    private static IOperation Unboxed(IOperation element) =>
        element is IConversionOperation { OperatorMethod: null, Type: { IsReferenceType: true, TypeKind: not TypeKind.Delegate }, Operand: IOperation operand } ? Unboxed(operand) : element;

    /// <summary>Whether a loop's counter chooses from such an array.</summary>
    private static bool Indexes(IOperation body, ILocalSymbol counter) => body.DescendantsAndSelf().OfType<IArrayElementReferenceOperation>().Any(element =>
        Types.IsHolder(element.Type) && element.Indices.Any(index => index.DescendantsAndSelf().Any(part => part is ILocalReferenceOperation local && SymbolEqualityComparer.Default.Equals(local.Local, counter))));

    private static int? PassesOf(Operand from, Operand to, int stride)
    {
        if (!from.IsConstant || !to.IsConstant)
            return null;
        double passes = Math.Max(0, Math.Ceiling((to.Value - from.Value) / stride));
        return passes <= MostPasses ? (int)passes : null;
    }

    /// <summary>The passes of a loop one after the other, from one of them on.</summary>
    private Exits Unrolled(ILoopOperation loop, int passes, int broken, Action<int> bind, int from = 0)
    {
        if (IsOutermost)
            RefuseCheckpoint(Current.Method);
        if (from == passes)
            return Exits.Next;
        bind(from);
        Exits ends = Pass(loop, loop.Body, broken);
        if (ends == Exits.Next)
            return Unrolled(loop, passes, broken, bind, from + 1);
        Exits rest = Exits.None;
        if (ends.HasFlag(Exits.Next))
        {
            Current.Breakables.Add(new(loop.ExitLabel, null, broken, -1));
            Operand stays = Stays(ends);
            Current.Breakables.RemoveAt(Current.Breakables.Count - 1);
            Block others = steps.Nest(() => rest = Unrolled(loop, passes, broken, bind, from + 1));
            steps.Emit(new If(stays, others, Block.Empty));
        }
        return ((ends | rest) & (Exits.Break | Exits.Next)) != 0 ? (ends | rest) & Exits.Return | Exits.Next : ends | rest;
    }
}
