namespace CurseOfMemory;

/// <summary>The sum of targets, rho(t) = sum_k rho_k(t).</summary>
public sealed partial class MemoryTarget : ITarget, IExtendedTarget
{
    private readonly ITarget[] parts;

    /// <summary>The sum of the given targets, one or more, the runtime's own or the user's.</summary>
    /// <exception cref="ArgumentException">No target is given, or one of them is null.</exception>
    public MemoryTarget(params ITarget[] parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Length == 0)
            throw new ArgumentException("A sum of targets needs at least one, but 0 were given.", nameof(parts));
        int missing = Array.IndexOf(parts, null);
        if (missing >= 0)
            throw new ArgumentException($"Target {missing} of {parts.Length} is null.", nameof(parts));
        this.parts = [.. parts.SelectMany(PartsOf)];
        SquaredNorm = SquaredMoment(0, 0);
    }

    /// <inheritdoc/>
    public double SquaredNorm { get; }

    /// <inheritdoc/>
    public double At(double t)
    {
        double sum = 0;
        foreach (ITarget part in parts)
            sum += part.At(t);
        return sum;
    }

    /// <inheritdoc/>
    public double Moment(int n, double s)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        double sum = 0;
        foreach (ITarget part in parts)
            sum += part.Moment(n, s);
        return sum;
    }

    /// <inheritdoc/>
    public double Moment(int n, double s, out double next)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        double sum = 0;
        next = 0;
        foreach (ITarget part in parts)
        {
            sum += part.Moment(n, s, out double after);
            next += after;
        }
        return sum;
    }

    /// <inheritdoc cref="ITarget.Moment(int, double, double)"/>
    public double Moment(int n, double s, double upTo)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        double sum = 0;
        foreach (ITarget part in parts)
            sum += part.Moment(n, s, upTo);
        return sum;
    }

    /// <inheritdoc cref="ITarget.SquaredMoment(int, double)"/>
    /// <remarks>In closed form but for products of two targets neither of which is an exponential sum nor both Gaussian.</remarks>
    public double SquaredMoment(int n, double s) => SquaredMoment(n, s, double.PositiveInfinity);

    /// <inheritdoc cref="ITarget.SquaredMoment(int, double, double)"/>
    /// <inheritdoc cref="SquaredMoment(int, double)" path="/remarks"/>
    public double SquaredMoment(int n, double s, double upTo)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        double sum = 0;
        for (int k = 0; k < parts.Length; k++)
        {
            sum += double.IsPositiveInfinity(upTo) ? parts[k].SquaredMoment(n, s) : parts[k].SquaredMoment(n, s, upTo);
            for (int l = 0; l < k; l++)
                sum += 2 * TargetProduct.Moment(n, s, upTo, parts[k], parts[l]);
        }
        return sum;
    }

    internal double ProductMoment(int n, double s, double upTo, ITarget other)
    {
        double sum = 0;
        foreach (ITarget part in parts)
            sum += TargetProduct.Moment(n, s, upTo, part, other);
        return sum;
    }

    /// <summary><see cref="Moment(int, double)"/> lane by lane.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">Their scalar, <see cref="double"/> or <see cref="DoubleDouble"/>.</typeparam>
    public TLanes Moment<TLanes, T>(int n, TLanes s)
        where TLanes : struct, ILanes<TLanes, T>
        => TargetLanes.MomentInLanes<MemoryTarget, Wide, TLanes, T>(this, new(parts), n, s);

    /// <summary><see cref="ITarget.Moment(int, double, out double)"/> lane by lane.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">Their scalar, <see cref="double"/> or <see cref="DoubleDouble"/>.</typeparam>
    public TLanes Moment<TLanes, T>(int n, TLanes s, out TLanes next)
        where TLanes : struct, ILanes<TLanes, T>
        => TargetLanes.MomentInLanes<MemoryTarget, Wide, TLanes, T>(this, new(parts), n, s, out next);

    private readonly struct Wide(ITarget[] parts) : ILaneTarget
    {
        public TLanes MomentInLanes<TLanes>(int n, TLanes s, out TLanes next)
            where TLanes : struct, ILanes<TLanes, double>
        {
            TLanes sum = TLanes.Zero;
            next = TLanes.Zero;
            foreach (ITarget part in parts)
            {
                TLanes after;
                sum += part switch
                {
                    ExponentialSumTarget decay => decay.MomentInLanes(n, s, out after),
                    GaussianTarget bump => bump.MomentInLanes(n, s, out after),
                    _ => TargetLanes.LaneByLane(part, n, s, out after),
                };
                next += after;
            }
            return sum;
        }
    }

    /// <summary>What a target is a sum of: itself, or its parts, none of which is a sum.</summary>
    internal static IReadOnlyList<ITarget> PartsOf(ITarget target) => target is MemoryTarget sum ? sum.parts : [target];
}
