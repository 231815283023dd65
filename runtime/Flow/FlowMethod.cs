namespace CurseOfMemory;

/// <summary>An integration method: a name, and data that one driver knows how to step with.</summary>
public abstract record FlowMethod
{
    private protected FlowMethod(string name) => Name = name;

    /// <summary>Adams-Bashforth-Moulton of orders 1 to 12 in Shampine and Gordon's variable-step form.</summary>
    public static FlowMethod Adams { get; } = new AdamsMoulton();

    /// <summary>Dormand and Prince's pair of order 8(5,3) with Hairer's dense output of order 7.</summary>
    public static FlowMethod DormandPrince8 { get; } = new RungeKutta(DormandPrince8Tableau.Value);

    /// <summary>The method's usual name.</summary>
    public string Name { get; }

    internal abstract FlowStepper CreateStepper(FlowSystem system, FlowOptions options);

    private sealed record AdamsMoulton() : FlowMethod("Adams-Bashforth-Moulton")
    {
        internal override FlowStepper CreateStepper(FlowSystem system, FlowOptions options) => new AdamsStepper(system, options);
    }

    private sealed record RungeKutta(RungeKuttaTableau Tableau) : FlowMethod(Tableau.Name)
    {
        internal override FlowStepper CreateStepper(FlowSystem system, FlowOptions options)
            => new RungeKuttaStepper(system, options, Tableau);
    }
}
