namespace Paper.Representation;

/// <summary>An input x of one component as a function of time, which vanishes at infinity.</summary>
internal delegate double Signal(double t);

/// <summary>A functional H_t of the input.</summary>
internal delegate double Functional(Signal x, double t);

/// <summary>Inputs to try functionals on.</summary>
internal static class Signals
{
    /// <summary>A smooth random input: waves under a wide bell, of size below 1.</summary>
    public static Signal Random(Random random)
    {
        (double Amplitude, double Frequency, double Phase)[] waves =
            [.. Enumerable.Range(0, 6).Select(_ => (random.NextDouble() / 6, 3 * random.NextDouble(), 2 * Math.PI * random.NextDouble()))];
        return t => Math.Exp(-t * t / 800) * waves.Sum(wave => wave.Amplitude * Math.Cos((wave.Frequency * t) + wave.Phase));
    }

    /// <summary>The same up to a time, another after it.</summary>
    public static Signal Until(double time, Signal before, Signal after) => t => t <= time ? before(t) : before(t) + (after(t) * (t - time) * (t - time));

    public static Signal Combine(double a, Signal x, double b, Signal y) => t => (a * x(t)) + (b * y(t));

    public static Signal Shift(double time, Signal x) => t => x(t - time);

    /// <summary>A spike of height 1 around a time.</summary>
    public static Signal Spike(double time, double width) => t => Math.Max(0, 1 - (Math.Abs(t - time) / width));
}
