using System.Reflection;
using System.Runtime.Loader;

namespace CurseOfMemory.Runtime.Tests.Lanes;

/// <summary>Switches are of the process: nothing else may look at them meanwhile.</summary>
[CollectionDefinition(nameof(PlainExponentialsTests), DisableParallelization = true)]
public sealed class PlainExponentialsCollection;

/// <summary>The switch that keeps recurrences on uniform grids out.</summary>
[Collection(nameof(PlainExponentialsTests))]
public class PlainExponentialsTests
{
    private const string Switch = "CurseOfMemory.PlainExponentials";

    private const double From = 0.3, Step = -0.0107;

    private const int Count = 100;

    [Fact]
    public void The_switch_makes_every_pass_take_the_function()
    {
        Lanes128 first = Lanes128.MultiplyAdd(LaneIndices.From<Lanes128>(0), Lanes128.Broadcast(Step), Lanes128.Broadcast(From));
        double[] plain = [.. Enumerable.Range(0, Count / 2).SelectMany(pass => Both(Lanes128.Exp(Lanes128.MultiplyAdd(2 * pass, Lanes128.Broadcast(Step), first))))];
        Assert.Equal(plain, Exponentials(isOn: true));
        Assert.NotEqual(plain, Exponentials(isOn: false));
    }

    private static double[] Both(Lanes128 lanes) => [Lanes128.Extract(lanes, 0), Lanes128.Extract(lanes, 1)];

    /// <summary>e^x on a grid, by a copy of the library that reads the switch anew.</summary>
    private static double[] Exponentials(bool isOn)
    {
        AppContext.SetSwitch(Switch, isOn);
        try
        {
            Assembly copy = new AssemblyLoadContext(Switch).LoadFromAssemblyPath(typeof(Lanes128).Assembly.Location);
            Type lanes = copy.GetType(typeof(Lanes128).FullName!)!, type = copy.GetType(typeof(UniformGrid<>).FullName!)!.MakeGenericType(lanes);
            object grid = type.GetMethod("ExpAlong")!.Invoke(null, [From, Step, Count])!, value = Activator.CreateInstance(lanes)!;
            List<double> found = [];
            for (int k = 0; k < Count; k += 2)
            {
                value = type.GetMethod("Exp")!.Invoke(grid, [k, value])!;
                found.AddRange(Enumerable.Range(0, 2).Select(lane => (double)lanes.GetMethod("Extract")!.Invoke(null, [value, lane])!));
            }
            return [.. found];
        }
        finally
        {
            AppContext.SetSwitch(Switch, false);
        }
    }
}
