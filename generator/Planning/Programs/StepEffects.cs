using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Planning.Programs;

using AddTo = Graphs.Programs.AddTo;
using Store = Graphs.Programs.Store;

/// <summary>What single steps do to arrays, not looking into their blocks.</summary>
internal static class StepEffects
{
    /// <summary>The arrays whose elements a step may assign.</summary>
    public static IEnumerable<int> WrittenArrays(Step step) => step switch
    {
        Store store => [store.Array],
        AddTo add => [add.Array],
        Fill fill => [fill.Array],
        PopArray pop => [pop.Array],
        Call call => call.Arrays.Select(view => view.Array),
        _ => [],
    };

    /// <summary>The arrays that a step touches in any way.</summary>
    public static IEnumerable<int> Arrays(Step step) => step switch
    {
        Load load => [load.Array],
        LengthOf length => [length.Array],
        PushArray push => [push.Array],
        _ => WrittenArrays(step),
    };

    /// <summary>Whether all that a step does is to give its target a value.</summary>
    public static bool IsPure(Step step) => step is Compute or Load or LengthOf or ReadData or CallOpaque;

    public static bool IsLoop(Step step) => step is For or While;
}
