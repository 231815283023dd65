using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Planning;

/// <summary>Kernels for many terms, which leave sums over pairs to the runtime.</summary>
internal sealed partial class KernelPlanner
{
    /// <summary>The value with its double sums over pairs left to the runtime, or null where it has none.</summary>
    private Kernel? ValueOfMany()
    {
        if (Layout.Precision.IsExtended || CauchyForm.AllIn(Graph, Plain.Value) is not { Length: > 0 } forms)
            return null;
        TopLevelSums totals = TopLevelSums.Of(Graph, Plain.Value, sum => Array.Exists(forms, form => form.Sum == sum));
        Kernel kernel = Build("Value", Layout.Own("ValueOfManyKernel"), builder =>
        {
            builder.Plan(forms);
            Finish(builder, Totals(builder, totals));
        });
        return kernel.HasColumns || IsTooLong(kernel) ? null : kernel with { Condition = $"global::CurseOfMemory.CauchyForms.Pay({Longest(forms.Select(form => form.X))})" };
    }

    /// <summary>The gradient with its sums over pairs left to the runtime, or null where it has none.</summary>
    private Kernel? GradientOfMany()
    {
        if (Layout.Precision.IsExtended || CauchySum.In(Graph, Halved.Gradient) is not { Count: > 0 } sums)
            return null;
        KernelBuilder builder = new(Graph, Layout, Constants, sums.Keys) { PairSums = sums, Positive = _prepared.Positive };
        Finish(builder, Totals(builder) + Gradient(builder, Everything));
        builder.Close(builder.Root);
        Kernel kernel = Kernel("Gradient", Layout.Own("GradientOfManyKernel"), builder, returnsValue: true);
        return IsTooLong(kernel) ? null : kernel with { Condition = $"global::CurseOfMemory.CauchySums.Pays({Longest(sums.Values.Select(sum => sum.X))})" };
    }

    /// <summary>The Hessian product with its sums over pairs multiplied out and left to the runtime's quadrature, or null where there are other sums.</summary>
    private Kernel? ProductOfMany()
    {
        if (Layout.Precision.IsExtended)
            return null;
        int[] product = SeparatedSums.Apply(Graph, _prepared.Product);
        Dictionary<int, CauchyPower> sums = CauchyPower.AllIn(Graph, [.. Halved.Gradient, .. product, .. _prepared.HalvedTotals.Bodies.Values]);
        if (sums.Count == 0)
            return null;
        KernelBuilder builder = new(Graph, Layout, Constants, sums.Keys) { PowerSums = sums, Positive = _prepared.Positive };
        Finish(builder, Totals(builder) + Gradient(builder, Everything) + Vector(builder, Layout.Own("product"), product.ToEquatableArray(), Everything, Layout.Product, "(Hv)_{0}_k"));
        builder.Close(builder.Root);
        Kernel kernel = Kernel("HessianProduct", Layout.Own("HessianProductOfManyKernel"), builder, returnsValue: true);
        return IsTooLong(kernel) ? null : kernel with { Condition = builder.NodesPay() };
    }

    /// <summary>The largest of the lengths of some leaves, as C#.</summary>
    private string Longest(IEnumerable<Node> leaves) => leaves.Select(leaf => new Index(leaf.B).Extent).Distinct().OrderBy(extent => extent).Select(Layout.Length)
        .Aggregate((left, right) => $"global::System.Math.Max({left}, {right})");
}
