using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>Takes away steps whose values nothing reads: backwards through the blocks with the sets of locals and arrays that are read later.</summary>
/// <param name="atLoop">What becomes of a loop, given the locals that are read after it; by default nothing.</param>
internal sealed class Liveness(ProcedureList programs, ISet<int> tapeUsers, Func<For, ISet<int>, For>? atLoop = null)
{
    public Procedure Apply(Procedure procedure)
    {
        Live live = new(
            [.. procedure.Results],
            [.. procedure.ArrayParameters.Where(array => procedure.Arrays[array].Role is ArrayRole.Output or ArrayRole.InOut)]);
        Block body = Before(procedure.Body, live);
        live.Locals.UnionWith(procedure.Arrays.Where(array => array.Role == ArrayRole.Own && !array.Length.IsConstant).Select(array => array.Length.Local));
        return procedure with { Body = body, Prologue = Before(procedure.Prologue, live) };
    }

    /// <summary>What is read later; a set of each, changed in place as steps are passed.</summary>
    private sealed record Live(HashSet<int> Locals, HashSet<int> Arrays)
    {
        public Live Copy() => new([.. Locals], [.. Arrays]);

        public int Count => Locals.Count + Arrays.Count;

        public void Add(Live other)
        {
            Locals.UnionWith(other.Locals);
            Arrays.UnionWith(other.Arrays);
        }
    }

    private Block Before(Block block, Live live)
    {
        List<Step> kept = [];
        for (int i = block.Steps.Count - 1; i >= 0; i--)
        {
            if (Before(block.Steps[i], live) is { } step)
                kept.Add(step);
        }
        kept.Reverse();
        return Block.Of(kept);
    }

    private Step? Before(Step step, Live live) => step switch
    {
        If branch => BeforeIf(branch, live),
        For loop => BeforeFor(loop, live),
        While loop => BeforeWhile(loop, live),
        _ => BeforeSimple(step, live),
    };

    private Step? BeforeSimple(Step step, Live live)
    {
        bool isNeeded = step is Push or Pop or PushArray or PopArray
            || step.Targets().Any(live.Locals.Contains)
            || Effects.ArraysWritten(step, programs).Any(live.Arrays.Contains)
            || (step is Call call && tapeUsers.Contains(call.Procedure));
        if (!isNeeded)
            return null;
        live.Locals.ExceptWith(step.Targets());
        if (step is Fill or PopArray)
            live.Arrays.ExceptWith(Effects.ArraysWritten(step, programs));
        Read(step, live);
        return step;
    }

    private void Read(Step step, Live live)
    {
        live.Locals.UnionWith(Effects.LocalsRead(step));
        live.Arrays.UnionWith(Effects.ArraysRead(step, programs));
    }

    private Step? BeforeIf(If branch, Live live)
    {
        Live other = live.Copy();
        Block then = Before(branch.Then, live), otherwise = Before(branch.Else, other);
        live.Add(other);
        if (then.Steps.Count == 0 && otherwise.Steps.Count == 0)
            return null;
        Read(branch, live);
        return new If(branch.Condition, then, otherwise);
    }

    private Step? BeforeFor(For loop, Live live)
    {
        HashSet<int> after = [.. live.Locals];
        Block body = Repeat(live, inside => Before(loop.Body, inside));
        if (body.Steps.Count == 0)
            return null;
        live.Locals.Remove(loop.Counter);
        Read(loop, live);
        loop = loop with { Body = body };
        return atLoop is null ? loop : atLoop(loop, after);
    }

    private Step? BeforeWhile(While loop, Live live)
    {
        if (!Writes(loop, live))
            return null;
        // backwards: a test that fails, or body and test of one more trip after a test that holds
        Block body = Repeat(live, inside =>
        {
            Read(loop, inside);
            Before(loop.Test, inside);
            return Before(loop.Body, inside);
        });
        Read(loop, live);
        return new While(Before(loop.Test, live), loop.Condition, body);
    }

    /// <summary>Whether a loop leaves anything that is read later; one that doesn't is taken away with its condition.</summary>
    private bool Writes(While loop, Live live) => loop.Test.All().Concat(loop.Body.All()).Any(step =>
        step is Push or Pop or PushArray or PopArray
        || step.Targets().Any(live.Locals.Contains)
        || Effects.ArraysWritten(step, programs).Any(live.Arrays.Contains)
        || (step is Call call && tapeUsers.Contains(call.Procedure)));

    /// <summary>The body of a loop at the fixed point of what is read in its next trip or after it.</summary>
    private static Block Repeat(Live live, Func<Live, Block> before)
    {
        while (true)
        {
            Live inside = live.Copy();
            Block body = before(inside);
            int count = live.Count;
            live.Add(inside);
            if (live.Count == count)
                return body;
        }
    }
}
