using CsCheck;

namespace CurseOfMemory.Generator.Tests.Adjoints;

public class RandomProgramTests
{
    [Fact]
    public void First_derivatives_of_random_programs() =>
        Gen.Int[0, int.MaxValue - 1].Sample(seed => Verify(seed, 1), seed: "0000000000001", iter: 80, threads: 2, print: seed => $"program {seed}");

    [Fact]
    public void Second_derivatives_of_random_programs() =>
        Gen.Int[0, int.MaxValue - 1].Sample(seed => Verify(seed, 2), seed: "0000000000002", iter: 8, threads: 2, print: seed => $"program {seed}");

    private static void Verify(int seed, int order)
    {
        (Graphs.Programs.ProcedureList program, Inputs inputs) = RandomProgram.Of(seed);
        Check.Derivatives(program, inputs, order);
    }
}
