using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Planning;

/// <summary>The Hessian with its columns in lanes, for few terms: the sums over rows stay in lanes, where sums along a row would cross them.</summary>
internal sealed partial class KernelPlanner
{
    /// <summary>The kernel, or null where blocks differ in length, have to be mirrored, or are not all of the Hessian.</summary>
    private Kernel? HessianOfFew()
    {
        HessianBlock[] dense = Dense;
        if (!CoversTheta || dense.Length == 0 || dense.Length < Halved.Hessian.Count || !dense.All(IsRoleBlind)
            || Halved.Variables.Select(variable => variable.Extent).Distinct().Count() > 1)
            return null;
        Kernel kernel = Ranges.Apply(
            Build("Hessian", Layout.Own("HessianOfFewKernel"), builder => Finish(
                builder, Totals(builder, inRows: true) + Gradient(builder, Everything, Plain.Gradient) + Columns(builder, dense) + Diagonals(Plain))),
            Layout);
        return kernel.Range is null || IsTooLong(kernel) ? null : kernel;
    }

    /// <summary>The dense blocks, and their mirror images, row by row inside the loop over columns.</summary>
    private Outputs Columns(KernelBuilder builder, HessianBlock[] dense)
    {
        Outputs outputs = Outputs.None;
        Index k = Index.K(Halved.Variables[0].Extent);
        string[] names = [.. Halved.Variables.Select(variable => builder.Names.Take("h" + Layout.Block(variable.Block)))];
        LoopItem[] rows = [.. dense.SelectMany(block => block.Row == block.Column ? [block] : new[] { block, Transposed(block) })
            .Select(block => ColumnItem(block, names[block.Row]))];
        outputs.Looped.Add(new LoopItem(Graph.Zero, k, (_, _) => { }) { Inner = rows });
        return outputs;
    }

    /// <summary>Part of a row, which is cut out of the matrix once: what is cut out of the row then needs no check where lengths are known.</summary>
    private LoopItem ColumnItem(HessianBlock block, string name)
    {
        Variable row = Halved.Variables[block.Row], column = Halved.Variables[block.Column];
        return new LoopItem(Transposed(block).Dense, Index.J(row.Extent), (body, value) =>
        {
            Line line = new($"var {name} = {Layout.Own("hessian")}.Slice({Entry(Sum(Layout.Offset(row.Block), body.Name), "0")}, {Layout.Own("n")});");
            if (!body.Statements.Contains(line))
                body.Statements.Add(line);
            string part = $"{name}.Slice({Layout.Offset(column.Block)}, {Layout.Length(column.Extent)})";
            body.Statements.Add(new Store(part, "k", value, IsLanes: true, $"d2J/d{BlockName(row)}_{body.Name} d{BlockName(column)}_k"));
        });
    }
}
