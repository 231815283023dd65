using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Planning;

/// <summary>Kernels over a batch of problems, one per lane: the same plans with a loop over groups of problems around them and plain loops within.</summary>
internal sealed partial class KernelPlanner
{
    /// <summary>A planner over batches, which reads the same fields.</summary>
    private KernelPlanner(KernelPlanner single)
    {
        (_prepared, Constants) = (single._prepared, single.Constants);
        Layout = new Layout(Plain.Definition, _prepared.Formulas, single.Layout.Precision, isBatch: true);
    }

    public KernelPlanner ForBatches() => new(this);

    /// <summary>The kernels of the three methods over a batch.</summary>
    public IEnumerable<Kernel> Batched() => [Value(), Gradient(), HessianProduct()];

    /// <summary>What must be positive for the integrals to converge, as C#; null where there is nothing to test.</summary>
    private string? Margin(KernelBuilder builder, Outputs outputs) => Plain.Conditions.Count > 0
        ? new DomainPlanner(Plain, Layout, Constants, Graph).Margin(builder, outputs.Looped)
        : null;

    /// <summary>Stores J of a group of problems, NaN outside the domain.</summary>
    private Statement StoreValue(KernelBuilder builder, Expression value, string? margin)
    {
        string lanes = Layout.Own("L"), values = Layout.Own("values");
        return margin is null
            ? new Store(values, Layout.First, value, IsLanes: true, "J")
            : new Around(
                $"{lanes}.Store({lanes}.Select({lanes}.GreaterThan({margin}, {lanes}.Zero), ", builder.InLanes(value),
                $", {lanes}.Broadcast({Layout.Precision.Scalar}.NaN)), {Layout.Group(values, Layout.First)}, 0);  // J, where the integrals converge");
    }
}
