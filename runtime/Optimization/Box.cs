namespace CurseOfMemory;

/// <summary>The box lower &lt;= theta &lt;= upper, perhaps the whole space.</summary>
internal sealed class Box
{
    private readonly double[]? lower, upper;

    public Box(IReadOnlyList<double>? lower, IReadOnlyList<double>? upper, int parameters)
    {
        (this.lower, this.upper) = (Copy(lower, parameters, "Lower", double.PositiveInfinity), Copy(upper, parameters, "Upper", double.NegativeInfinity));
        for (int i = 0; i < parameters; i++)
            if (Lower(i) > Upper(i))
                throw new ArgumentException($"Lower[{i}] = {FlowNumber.Text(Lower(i))} must be at most Upper[{i}] = {FlowNumber.Text(Upper(i))}.", nameof(lower));
    }

    /// <summary>Whether there are bounds at all.</summary>
    public bool IsBounded => lower is not null || upper is not null;

    public double Lower(int i) => lower is null ? double.NegativeInfinity : lower[i];

    public double Upper(int i) => upper is null ? double.PositiveInfinity : upper[i];

    public double Clamp(int i, double value) => Math.Min(Math.Max(value, Lower(i)), Upper(i));

    public void Project(Span<double> theta)
    {
        if (!IsBounded)
            return;
        for (int i = 0; i < theta.Length; i++)
            theta[i] = Clamp(i, theta[i]);
    }

    /// <summary>Whether descent would push a parameter through the bound that it stands at.</summary>
    public bool Blocks(int i, double theta, double gradient)
        => (gradient > 0 && theta <= Lower(i)) || (gradient < 0 && theta >= Upper(i)) || Lower(i) == Upper(i);

    public void CheckStart(ReadOnlySpan<double> start)
    {
        for (int i = 0; IsBounded && i < start.Length; i++)
            if (Clamp(i, start[i]) != start[i])
                throw new ArgumentException($"start[{i}] = {FlowNumber.Text(start[i])} must lie within its bounds [{FlowNumber.Text(Lower(i))}, {FlowNumber.Text(Upper(i))}].", nameof(start));
    }

    private static double[]? Copy(IReadOnlyList<double>? bounds, int parameters, string name, double never)
    {
        if (bounds is null)
            return null;
        OptimizationChecks.Length(name, bounds.Count, parameters);
        for (int i = 0; i < parameters; i++)
            if (double.IsNaN(bounds[i]) || bounds[i] == never)
                throw new ArgumentException($"{name}[{i}] = {FlowNumber.Text(bounds[i])} is no bound.", name);
        return [.. bounds];
    }
}
