using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Planning;

/// <summary>Residuals and their Jacobian: one loop in lanes over the residuals, which stores down the columns of the matrix.</summary>
internal sealed partial class KernelPlanner
{
    /// <summary>The kernels of the residuals alone and with their Jacobian; none for a loss of another kind.</summary>
    public IEnumerable<Kernel> Residuals() => Halved.Residuals is ResidualSystem system ? [ResidualsOf(system, "Residuals"), Jacobian(system)] : [];

    private Kernel ResidualsOf(ResidualSystem system, string method) => Build(
        method, Layout.Own(method + "Kernel"), builder => PlanResiduals(builder, system, [system.Value], (row, outputs) => outputs.Add(ResidualItem(row, system))), returnsValue: false);

    private Kernel Jacobian(ResidualSystem system)
    {
        Kernel whole = Columns("Kernel", Everything, withResiduals: true);
        return IsTooLong(whole) ? Split(ResidualsOf(system, "Jacobian"), Everything.Select(i => Columns($"Part{i + 1}", [i], withResiduals: false))) : whole;

        Kernel Columns(string name, IEnumerable<int> variables, bool withResiduals) => Build("Jacobian", Layout.Own("Jacobian" + name), builder =>
        {
            if (!CoversTheta && variables.FirstOrDefault() == 0)
                builder.Root.Statements.Add(new Line($"{Layout.Own("jacobian")}.Clear();"));
            int[] nodes = [.. withResiduals ? new[] { system.Value } : [], .. variables.Select(i => system.Dense[i]), .. variables.Select(i => system.Diagonal[i])];
            PlanResiduals(builder, system, nodes, (row, outputs) =>
            {
                if (withResiduals)
                    outputs.Add(ResidualItem(row, system));
                foreach (int i in variables)
                    outputs.Add(Column(row, Halved.Variables[i], system.Dense[i], system.Diagonal[i]));
            });
        }, returnsValue: false);
    }

    /// <summary>Plans the loop over the residuals: sums that stand before it, then what its body has to compute.</summary>
    private void PlanResiduals(KernelBuilder builder, ResidualSystem system, IEnumerable<int> nodes, Action<Scope, Outputs> fill)
    {
        builder.Plan(builder.Root, [], [], nodes);
        Scope row = new(builder.Root, Index.K(system.Extent), "k", isLanes: true);
        Outputs outputs = Outputs.None;
        fill(row, outputs);
        builder.Plan(row, outputs.Direct, outputs.Looped);
        builder.Add(row, Layout.Length(system.Extent));
    }

    private Outputs ResidualItem(Scope row, ResidualSystem system)
    {
        Outputs outputs = Outputs.None;
        outputs.Direct.Add((system.Value, value => row.Statements.Add(new Store(Layout.Own("residuals"), row.Name, value, row.IsLanes, "r_k"))));
        return outputs;
    }

    /// <summary>The derivatives of the residuals by one variable: a column, or for a whole block as many as it is long.</summary>
    private Outputs Column(Scope row, Variable variable, int dense, int diagonal)
    {
        Outputs outputs = Outputs.None;
        string offset = Layout.Offset(variable.Block), name = BlockName(variable);
        if (!variable.IsIndexed)
            outputs.Direct.Add((dense, value => row.Statements.Add(new StoreColumn(Place(variable), row.Name, value, Adds: IsPartOfBlock(variable), variable.Position < 0 ? $"dr_k/d{name}" : $"dr_k/d{name}_{variable.Position}"))));
        else if (!Graph.IsConstant(dense, 0))
            outputs.Looped.Add(new(dense, Index.J(variable.Extent), (body, value) => body.Statements.Add(new StoreColumn(Sum(offset, body.Name), row.Name, value, Adds: false, $"dr_k/d{name}_j"))));
        if (!Graph.IsConstant(diagonal, 0))
            outputs.Direct.Add((diagonal, value => row.Statements.Add(new AddToJacobianDiagonal(offset, row.Name, value))));
        return outputs;
    }

    /// <summary>Whether a position belongs to a block whose columns are stored as a whole.</summary>
    private bool IsPartOfBlock(Variable position) => Halved.Variables.Any(other => other.IsIndexed && other.Block == position.Block);
}
