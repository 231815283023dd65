using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Tests.Reading;

public class PaperLossTests
{
    [Fact]
    public void The_paper_s_loss_is_an_integral_of_a_square()
    {
        Definition definition = Harness.Read(Samples.Kernel + Samples.Loss);
        Assert.Equal("integral((sum_i a_i exp(-w_i t) - target(t))^2)", new Formula(new Graph(definition.Nodes), definition).Text(definition.Root));
    }

    [Fact]
    public void The_generated_half_compiles_and_implements_the_objective()
    {
        Type loss = Harness.Run(Samples.Kernel + Samples.Loss).Accepted().Load().GetType("MemoryLoss")!;
        Assert.Contains(typeof(IObjective<double>), loss.GetInterfaces());
    }
}
