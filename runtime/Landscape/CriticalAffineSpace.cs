using static System.FormattableString;

namespace CurseOfMemory;

/// <summary>
/// A coincided critical affine space of J_m (Definition D.1, Theorem D.1): neuron i has the rate v_s of its block s, and the amplitudes of a block
/// add up to b_s, where (b, v) is critical for J_d. Along the space the loss is constant and the gradient zero.
/// </summary>
public sealed class CriticalAffineSpace
{
    private readonly int[] blocks;
    private readonly DoubleDouble[] amplitudes, rates;

    /// <summary>Builds the space.</summary>
    /// <param name="blocks">For each of the m neurons the number of its block, from 0 to d - 1, each of which occurs.</param>
    /// <param name="amplitudes">b, d numbers, none zero.</param>
    /// <param name="rates">v, d positive numbers, all different.</param>
    /// <exception cref="ArgumentException">The lengths disagree, a block is empty, or (b, v) is degenerate.</exception>
    public CriticalAffineSpace(IReadOnlyList<int> blocks, IReadOnlyList<DoubleDouble> amplitudes, IReadOnlyList<DoubleDouble> rates)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        ArgumentNullException.ThrowIfNull(amplitudes);
        ArgumentNullException.ThrowIfNull(rates);
        LandscapeChecks.Length(nameof(rates), rates.Count, amplitudes.Count);
        LandscapeChecks.Range("The number of terms", rates.Count, 1, int.MaxValue);
        CheckBlocks(blocks, rates.Count);
        CheckTerms(amplitudes, rates);
        (this.blocks, this.amplitudes, this.rates) = ([.. blocks], [.. amplitudes], [.. rates]);
    }

    /// <summary>m.</summary>
    public int Width => blocks.Length;

    /// <summary>d.</summary>
    public int Terms => rates.Length;

    /// <summary>m - d.</summary>
    public int Dimension => Width - Terms;

    /// <summary>For each neuron the number of its block.</summary>
    public IReadOnlyList<int> Blocks => blocks;

    /// <summary>The rank that the Hessian has at most (Theorem D.3): m + d.</summary>
    public int RankBound => Width + Terms;

    /// <summary>The middle of the space, theta = (a, w): each block's amplitude in equal shares.</summary>
    public DoubleDouble[] Center()
        => Theta([.. blocks.Select(s => amplitudes[s] / blocks.Count(other => other == s))]);

    /// <summary>The nearest point of the space to given amplitudes: what a block's sum is off by is taken off in equal shares.</summary>
    /// <param name="amplitudes">m numbers.</param>
    /// <returns>theta = (a, w).</returns>
    /// <exception cref="ArgumentException">There are not m of them, or one is not finite.</exception>
    public DoubleDouble[] Nearest(IReadOnlyList<DoubleDouble> amplitudes)
    {
        ArgumentNullException.ThrowIfNull(amplitudes);
        CheckAmplitudes(amplitudes);
        DoubleDouble[] a = [.. amplitudes];
        for (int s = 0; s < Terms; s++)
        {
            int[] members = [.. Enumerable.Range(0, Width).Where(i => blocks[i] == s)];
            DoubleDouble off = this.amplitudes[s];
            foreach (int i in members)
                off -= a[i];
            foreach (int i in members)
                a[i] += off / members.Length;
        }
        return Theta(a);
    }

    /// <summary>A basis of the directions along the space, m - d vectors of length 2m; the Hessian maps them to zero.</summary>
    public IReadOnlyList<double[]> Directions()
    {
        List<double[]> directions = [];
        for (int i = 0; i < Width; i++)
        {
            int first = Array.IndexOf(blocks, blocks[i]);
            if (first == i)
                continue;
            var direction = new double[2 * Width];
            (direction[first], direction[i]) = (1, -1);
            directions.Add(direction);
        }
        return directions;
    }

    /// <summary>
    /// For a completely monotone target and amplitudes that aren't zero: sum over blocks of (number of a_k with the sign of b_s) - 1 negative eigenvalues and
    /// rank m + d.
    /// </summary>
    /// <param name="amplitudes">The point's m amplitudes.</param>
    /// <returns>The inertia, or null where an amplitude is zero and the rank is therefore less.</returns>
    /// <exception cref="ArgumentException">There are not m of them, or one is not finite.</exception>
    public Inertia? InertiaForMonotoneTargets(IReadOnlyList<DoubleDouble> amplitudes)
    {
        ArgumentNullException.ThrowIfNull(amplitudes);
        CheckAmplitudes(amplitudes);
        if (amplitudes.Any(a => a.Hi == 0))
            return null;
        int negative = Enumerable.Range(0, Width).Count(i => amplitudes[i].Hi * this.amplitudes[blocks[i]].Hi > 0) - Terms;
        return new(RankBound - negative, negative, Dimension);
    }

    /// <summary>The largest component of the gradient along the space: at the middle and at the ends of its directions.</summary>
    /// <param name="loss">J_m.</param>
    /// <exception cref="ArgumentException">The space lies outside the loss's domain.</exception>
    public DoubleDouble LargestGradient(IObjective<DoubleDouble> loss)
    {
        ArgumentNullException.ThrowIfNull(loss);
        DoubleDouble[] center = Center(), gradient = new DoubleDouble[2 * Width];
        LandscapeChecks.Inside(loss.Violation(center), "the space");
        DoubleDouble largest = 0;
        foreach (double[] direction in Directions().Prepend(new double[2 * Width]))
        {
            loss.Gradient([.. center.Zip(direction, (x, u) => x + u)], gradient);
            largest = gradient.Aggregate(largest, (most, g) => DoubleDouble.Max(most, DoubleDouble.Abs(g)));
        }
        return largest;
    }

    /// <summary>The space in a sentence.</summary>
    public override string ToString()
        => Invariant($"a {Terms}-coincided affine space of dimension {Dimension} in {2 * Width} parameters, on which the Hessian's rank is at most {RankBound}.");

    private DoubleDouble[] Theta(DoubleDouble[] a) => [.. a, .. blocks.Select(s => rates[s])];

    private void CheckAmplitudes(IReadOnlyList<DoubleDouble> values)
    {
        LandscapeChecks.Length("amplitudes", values.Count, Width);
        LandscapeChecks.Theta([.. values], "amplitudes");
    }

    private static void CheckBlocks(IReadOnlyList<int> blocks, int d)
    {
        for (int s = 0; s < d; s++)
        {
            if (!blocks.Contains(s))
                throw new ArgumentException($"Block {s} of {d} has no neuron; each block needs one or more.", nameof(blocks));
        }
        foreach (int s in blocks)
            LandscapeChecks.Range("a block's number", s, 0, d - 1);
    }

    private static void CheckTerms(IReadOnlyList<DoubleDouble> amplitudes, IReadOnlyList<DoubleDouble> rates)
    {
        for (int s = 0; s < rates.Count; s++)
        {
            if (!(rates[s].Hi > 0) || !DoubleDouble.IsFinite(rates[s]) || amplitudes[s].Hi == 0 || !DoubleDouble.IsFinite(amplitudes[s]))
                throw new ArgumentException(Invariant($"Term {s} is {amplitudes[s].Hi:R} e^(-{rates[s].Hi:R} t), but needs a positive rate and an amplitude that is not zero, both finite."), nameof(rates));
            for (int r = 0; r < s; r++)
            {
                if (rates[r] == rates[s])
                    throw new ArgumentException(Invariant($"Terms {r} and {s} have the same rate {rates[s].Hi:R}; the rates must be different."), nameof(rates));
            }
        }
    }
}
