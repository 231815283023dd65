using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Adjoints.Lanes;

/// <summary>Finds the loops of a derivative that can do several passes at once, and puts those passes beside them; the last thing that is done to a derivative.</summary>
internal static class LoopsInLanes
{
    public static ProcedureList Apply(ProcedureList programs)
    {
        // a loop in another is looked at again and again, until it is known what the next pass of the other reads
        Dictionary<(For Loop, string ReadLater), LanePass?> known = [];
        For WithPass(For loop, ISet<int> readLater)
        {
            if (!LanePassBuilder.IsCandidate(loop))
                return loop;
            HashSet<int> left = [.. loop.Body.All().SelectMany(step => step.Targets()).Where(readLater.Contains)];
            (For, string) key = (loop, string.Join(" ", left.OrderBy(local => local)));
            if (!known.TryGetValue(key, out LanePass? pass))
                known.Add(key, pass = LanePassBuilder.Build(programs.Main, loop, left));
            return loop with { InLanes = pass };
        }
        return programs.Procedures.Count > 1 ? programs : programs.WithMain(new Liveness(programs, TapeLowering.TapeUsers(programs), WithPass).Apply(programs.Main));
    }
}
