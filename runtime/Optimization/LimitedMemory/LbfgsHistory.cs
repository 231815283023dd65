namespace CurseOfMemory;

/// <summary>The last pairs of steps and changes of the gradient, and the two-loop recursion (Nocedal 1980; Nocedal and Wright 2006, algorithm 7.4).</summary>
internal sealed class LbfgsHistory(int parameters, int pairs)
{
    /// <summary>A pair counts where its curvature is positive beyond rounding.</summary>
    private const double SmallestCosine = 1e-12;

    private readonly double[] steps = new double[parameters * pairs], changes = new double[parameters * pairs];
    private readonly double[] weights = new double[pairs], products = new double[pairs];
    private readonly double[] maskedStep = new double[parameters], maskedChange = new double[parameters];
    private int count, next;

    public bool IsEmpty => count == 0;

    public void Clear() => (count, next) = (0, 0);

    public void Add(ReadOnlySpan<double> step, ReadOnlySpan<double> change)
    {
        double curvature = Vectors.Dot(step, change);
        if (!(curvature > SmallestCosine * Vectors.Norm(step) * Vectors.Norm(change)))
            return;
        step.CopyTo(Slot(steps, next));
        change.CopyTo(Slot(changes, next));
        next = (next + 1) % pairs;
        count = Math.Min(count + 1, pairs);
    }

    /// <summary>direction = -H gradient over the free components, H being the inverse Hessian that the pairs, cut to these components, describe.</summary>
    public void Direction(ReadOnlySpan<double> gradient, ReadOnlySpan<bool> free, Span<double> direction)
    {
        for (int i = 0; i < direction.Length; i++)
            direction[i] = free[i] ? -gradient[i] : 0;
        double gamma = 0;
        for (int age = 1; age <= count; age++)
        {
            int slot = Cut(age, free);
            double curvature = Vectors.Dot(maskedStep, maskedChange), square = Vectors.Square(maskedChange);
            weights[slot] = curvature > SmallestCosine * Math.Sqrt(square) * Vectors.Norm(maskedStep) ? 1 / curvature : 0;
            if (weights[slot] == 0)
                continue;
            gamma = gamma == 0 ? curvature / square : gamma;
            products[slot] = weights[slot] * Vectors.Dot(maskedStep, direction);
            Vectors.AddScaled(direction, -products[slot], maskedChange);
        }
        Scale(direction, gamma);
        for (int age = count; age >= 1; age--)
        {
            int slot = Cut(age, free);
            if (weights[slot] == 0)
                continue;
            double beta = weights[slot] * Vectors.Dot(maskedChange, direction);
            Vectors.AddScaled(direction, products[slot] - beta, maskedStep);
        }
    }

    private static void Scale(Span<double> direction, double gamma)
    {
        if (gamma == 0)
            return;
        foreach (ref double component in direction)
            component *= gamma;
    }

    /// <summary>The free components of the pair of an age, 1 being the youngest; returns its slot.</summary>
    private int Cut(int age, ReadOnlySpan<bool> free)
    {
        int slot = (next - age + pairs) % pairs;
        ReadOnlySpan<double> step = Slot(steps, slot), change = Slot(changes, slot);
        for (int i = 0; i < free.Length; i++)
            (maskedStep[i], maskedChange[i]) = free[i] ? (step[i], change[i]) : (0, 0);
        return slot;
    }

    private Span<double> Slot(double[] vectors, int slot) => vectors.AsSpan(slot * parameters, parameters);
}
