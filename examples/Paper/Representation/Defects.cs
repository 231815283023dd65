namespace Paper.Representation;

/// <summary>How far a functional is from a property of Definition 3.1, on random inputs: 0 where it has it.</summary>
internal static class Defects
{
    private const double Time = 1.5;

    /// <summary>|H_t(x) - H_t(x')| for inputs that agree up to t.</summary>
    public static double Causal(Functional functional, Random random)
    {
        Signal x = Signals.Random(random), changed = Signals.Until(Time, x, Signals.Random(random));
        return Math.Abs(functional(x, Time) - functional(changed, Time));
    }

    /// <summary>|H_t(a x + b y) - a H_t(x) - b H_t(y)|.</summary>
    public static double Linear(Functional functional, Random random)
    {
        Signal x = Signals.Random(random), y = Signals.Random(random);
        return Math.Abs(functional(Signals.Combine(2, x, -3, y), Time) - (2 * functional(x, Time)) + (3 * functional(y, Time)));
    }

    /// <summary>|H_t(spike)| for a spike of width 1e-2 and height 1 at t.</summary>
    public static double Regular(Functional functional) => Math.Abs(functional(Signals.Spike(Time, 1e-2), Time));

    /// <summary>|H_t(x) - H_{t + tau}(x shifted by tau)|.</summary>
    public static double Homogeneous(Functional functional, Random random)
    {
        Signal x = Signals.Random(random);
        return Math.Abs(functional(x, Time) - functional(Signals.Shift(2.25, x), Time + 2.25));
    }
}
