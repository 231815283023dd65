using CsCheck;

namespace CurseOfMemory.Generator.Tests.Adjoints;

/// <summary>Graphs of programs that nobody wrote, the same ones in each run.</summary>
public class RandomProgramTests
{
    [Fact]
    public void First_derivatives_of_random_programs() => VerifySome(order: 1, count: 80);

    [Fact]
    public void Second_derivatives_of_random_programs() => VerifySome(order: 2, count: 8);

    private static void VerifySome(int order, int count)
    {
        // Sample would take a given seed for the first program only, and others in each run
        PCG pcg = new(0, (ulong)order);
        Gen<int> programs = Gen.Int[0, int.MaxValue - 1];
        int[] seeds = [.. Enumerable.Range(0, count).Select(i => programs.Generate(pcg, null, out _))];
        Parallel.ForEach(seeds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed => Verify(seed, order));
    }

    private static void Verify(int seed, int order)
    {
        (Graphs.Programs.ProcedureList program, Inputs inputs) = RandomProgram.Of(seed);
        Exception? failure = Record.Exception(() => Check.Derivatives(program, inputs, order));
        Assert.True(failure is null, $"program {seed}: {failure?.Message}");
    }
}
