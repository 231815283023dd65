namespace CurseOfMemory;

/// <summary>An integration method: a name, and data that one driver knows how to step with.</summary>
public abstract record FlowMethod
{
    private protected FlowMethod(string name) => Name = name;

    /// <summary>Adams-Bashforth-Moulton of orders 1 to 12 in Shampine and Gordon's variable-step form.</summary>
    public static FlowMethod Adams { get; } = new Stepping("Adams-Bashforth-Moulton", (system, options) => new AdamsStepper(system, options));

    /// <summary>Dormand and Prince's pair of order 5(4) with dense output of order 4.</summary>
    public static FlowMethod DormandPrince5 { get; } = new RungeKutta(DormandPrince5Tableau.Value);

    /// <summary>Dormand and Prince's pair of order 8(5,3) with Hairer's dense output of order 7.</summary>
    public static FlowMethod DormandPrince8 { get; } = new RungeKutta(DormandPrince8Tableau.Value);

    /// <summary>Euler's method with steps of one length: gradient descent.</summary>
    public static FlowMethod Euler { get; } = new RungeKutta(EulerTableau.Value);

    /// <summary>Radau IIA of order 5 with the exact Jacobian, for stiff flows.</summary>
    public static FlowMethod Radau { get; } = new Stepping("Radau IIA", (system, options) => new RadauStepper(system, options));

    /// <summary>Variable-order BDF, 1 to 5, with the exact Jacobian, for stiff flows.</summary>
    public static FlowMethod Bdf { get; } = new Stepping("BDF", (system, options) => new BdfStepper(system, options));

    /// <summary>Dormand-Prince 8(5,3) where the flow isn't stiff, Radau IIA where it is.</summary>
    public static FlowMethod Auto { get; } = new Switching(DormandPrince8, Radau);

    /// <summary>The method's usual name.</summary>
    public string Name { get; }

    /// <summary>Whether the steps have one length, which must be given.</summary>
    internal virtual bool IsFixedStep => false;

    /// <summary>The method to go on with where the flow turns out to be stiff, as long as it is.</summary>
    internal virtual FlowMethod? WhenStiff => null;

    internal abstract FlowStepper CreateStepper(FlowSystem system, FlowOptions options);

    private sealed record Stepping(string Name, Func<FlowSystem, FlowOptions, FlowStepper> Create) : FlowMethod(Name)
    {
        internal override FlowStepper CreateStepper(FlowSystem system, FlowOptions options) => Create(system, options);
    }

    private sealed record RungeKutta(RungeKuttaTableau Tableau) : FlowMethod(Tableau.Name)
    {
        internal override bool IsFixedStep => Tableau.IsFixedStep;

        internal override FlowStepper CreateStepper(FlowSystem system, FlowOptions options)
            => new RungeKuttaStepper(system, options, Tableau);
    }

    private sealed record Switching(FlowMethod Explicit, FlowMethod Stiff) : FlowMethod($"{Explicit.Name}, {Stiff.Name} where stiff")
    {
        internal override FlowMethod? WhenStiff => Stiff;

        internal override FlowStepper CreateStepper(FlowSystem system, FlowOptions options) => Explicit.CreateStepper(system, options);
    }
}
