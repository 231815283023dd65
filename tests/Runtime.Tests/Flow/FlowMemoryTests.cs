namespace CurseOfMemory.Runtime.Tests.Flow;

/// <summary>Alone: a collection of garbage that another thread starts shifts a thread's count of bytes by its unused share of the heap.</summary>
[CollectionDefinition(nameof(FlowMemoryTests), DisableParallelization = true)]
public class FlowMemoryCollection;

/// <summary>What a run allocates depends on what it keeps, and not on its steps.</summary>
[Collection(nameof(FlowMemoryTests))]
public class FlowMemoryTests
{
    public static TheoryData<string> Names => Methods.All;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_hundred_thousand_steps_allocate_no_more_than_a_thousand(string method)
    {
        FlowOptions options = Methods.Named(method) with { Events = [FlowEvent.LossChanged(1e3), FlowEvent.ParametersMoved(1e3)] };
        Allocated(options, 1_000);
        long few = Allocated(options, 1_000);

        Assert.InRange(few, 1, 20_000);
        Assert.Equal(few, Allocated(options, 100_000));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Sampling_events_inside_steps_allocates_nothing(string method)
    {
        FlowOptions options = Methods.Named(method) with { Events = [FlowEvent.When("never", s => 1 + s.Loss + s.Gradient[0] * s.Gradient[0])] };
        Allocated(options, 1_000);

        Assert.Equal(Allocated(options, 1_000), Allocated(options, 5_000));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Steps_in_double_double_allocate_nothing(string method)
    {
        FlowOptions options = Methods.Named(method) with { Precision = Precision.DoubleDouble };
        var objective = new PlateauLoss(new MemoryTarget(new ExponentialSumTarget([1.0], [1.0]), new GaussianTarget(1, 10, 1)));
        double[] start = [1, 0, 1, 0.5];
        Allocated(objective, start, options, 500);

        Assert.Equal(Allocated(objective, start, options, 500), Allocated(objective, start, options, 2_000));
    }

    [Theory]
    [InlineData("none", 0)]
    [InlineData("at", 5)]
    [InlineData("logarithmic", 25)]
    public void A_million_steps_hold_the_memory_of_ten_thousand(string policy, int kept)
    {
        SavePolicy? save = policy switch
        {
            "at" => SavePolicy.At(0, 0.1, 1, 10, 99.99),
            "logarithmic" => SavePolicy.Logarithmic(0.1, 8),
            _ => null,
        };
        Kept(save, 10_000);
        (long few, FlowResult coarse) = Kept(save, 10_000);
        (long many, FlowResult fine) = Kept(save, 1_000_000);

        Assert.Equal(kept, coarse.Saved.Count);
        Assert.Equal(kept, fine.Saved.Count);
        Assert.InRange(few, 1, 20_000);
        Assert.Equal(few, many);
    }

    [Fact]
    public void To_keep_every_step_costs_the_states_alone()
    {
        Kept(SavePolicy.EveryStep, 10_000);
        (long few, FlowResult coarse) = Kept(SavePolicy.EveryStep, 10_000);
        (long many, FlowResult fine) = Kept(SavePolicy.EveryStep, 100_000);

        Assert.Equal(fine.Statistics.Steps + 1, fine.Saved.Count);
        // A state of one parameter is an object of 72 bytes with three arrays of 32, and its place in a list that grows by doubling takes 8 to 32 bytes.
        Assert.InRange((many - few) / (double)(fine.Saved.Count - coarse.Saved.Count), 168 + 8, 168 + 32);
    }

    /// <summary>The bytes of a run of so many Euler steps over the same stretch of tau.</summary>
    private static (long Bytes, FlowResult Run) Kept(SavePolicy? save, int steps)
    {
        FlowOptions options = FlowOptions.Euler with { InitialStep = 100.0 / steps, MaximumSteps = 2 * steps, DenseOutput = false, Save = save };
        double[] start = [1];
        long before = GC.GetAllocatedBytesForCurrentThread();
        FlowResult run = GradientFlow.Run(new Quadratic(0.1), start, 100, options);
        long after = GC.GetAllocatedBytesForCurrentThread();
        Assert.InRange(run.Statistics.Steps, steps, steps + 1);
        return (after - before, run);
    }

    private static long Allocated(FlowOptions options, int steps) => Allocated(new Quadratic(1, 3, 10, 100), [1, 1, 1, 1], options, steps);

    private static long Allocated<TObjective>(TObjective objective, double[] start, FlowOptions options, int steps)
        where TObjective : IObjective<double>
    {
        options = options with { DenseOutput = false, MaximumSteps = steps, MaximumStep = 100 };
        // Whatever shifts the count only adds to it, and not each time.
        return Enumerable.Range(0, 3).Min(_ =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            FlowResult run = GradientFlow.Run(objective, start, 1e9, options);
            long after = GC.GetAllocatedBytesForCurrentThread();
            Assert.Equal(steps, run.Statistics.Steps);
            return after - before;
        });
    }
}
