using static System.FormattableString;

namespace CurseOfMemory;

/// <summary>A critical point (a, w) of J_1 with its loss.</summary>
/// <param name="Amplitude">a.</param>
/// <param name="Rate">w.</param>
/// <param name="Loss">J_1(a, w).</param>
public readonly record struct OneTermOptimum(DoubleDouble Amplitude, DoubleDouble Rate, DoubleDouble Loss);

/// <summary>
/// Proposition D.1 in closed form: the line (a_1, ahat - a_1, what, what) of critical points of J_2 that the minimiser (ahat, what) of J_1 induces for the target
/// a*_1 e^{-w*_1 t} + a*_2 e^{-w*_2 t}, in extended precision.
/// </summary>
public sealed class PropositionD1
{
    private readonly DoubleDouble[] amplitudes, rates;

    /// <summary>The line of a target.</summary>
    /// <param name="target">A sum of two exponentials with different rates and amplitudes that aren't zero.</param>
    /// <exception cref="ArgumentException">The target is another one.</exception>
    public PropositionD1(ExponentialSumTarget target)
        : this(Extended((target ?? throw new ArgumentNullException(nameof(target))).Amplitudes), Extended(target.Rates))
    {
    }

    /// <summary>The same for a target known to more digits.</summary>
    /// <param name="amplitudes">a*, two numbers that aren't zero.</param>
    /// <param name="rates">w*, two different positive numbers.</param>
    /// <exception cref="ArgumentException">They are not such numbers.</exception>
    public PropositionD1(IReadOnlyList<DoubleDouble> amplitudes, IReadOnlyList<DoubleDouble> rates)
    {
        ArgumentNullException.ThrowIfNull(amplitudes);
        ArgumentNullException.ThrowIfNull(rates);
        if (amplitudes.Count != 2 || rates.Count != 2 || rates[0] == rates[1] || rates.Any(w => !(w.Hi > 0) || !DoubleDouble.IsFinite(w)) || amplitudes.Any(a => a.Hi == 0 || !DoubleDouble.IsFinite(a)))
            throw new ArgumentException($"Proposition D.1 is about two terms with different positive rates and amplitudes that aren't zero, but the target has {rates.Count} terms or is degenerate.", nameof(rates));
        (this.amplitudes, this.rates) = ([.. amplitudes], [.. rates]);
        for (int k = 0; k < 4; k++)
            SquaredNorm += amplitudes[k / 2] * amplitudes[k % 2] / (rates[k / 2] + rates[k % 2]);
        Optima = [.. FindOptima().OrderBy(optimum => optimum.Loss)];
        (Amplitude, Rate) = (Optima[0].Amplitude, Optima[0].Rate);
        Curvature = CurvatureAt(Amplitude, Rate);
    }

    /// <summary>||rho||^2.</summary>
    public DoubleDouble SquaredNorm { get; }

    /// <summary>All critical points of J_1 with a not 0, the best first; there is but one if both a* are positive and w*_2 / w*_1 is at most 17 + 12 sqrt 2.</summary>
    public IReadOnlyList<OneTermOptimum> Optima { get; }

    /// <summary>ahat.</summary>
    public DoubleDouble Amplitude { get; }

    /// <summary>what.</summary>
    public DoubleDouble Rate { get; }

    /// <summary>c = ahat / (2 what)^3 - sum_j a*_j / (what + w*_j)^3.</summary>
    public DoubleDouble Curvature { get; }

    /// <summary>ahat^2 + 16 what^3 ahat c, positive at the minimiser of J_1: the second-order condition.</summary>
    public DoubleDouble SecondOrder => Amplitude * Amplitude + 16 * Cube(Rate) * Amplitude * Curvature;

    /// <summary>The determinant of the Hessian's reduced 2 x 2 block, whose sign decides: a_1 (ahat - a_1) (ahat c) (ahat^2 + 16 w^3 ahat c) / (ahat^2 w^3).</summary>
    /// <param name="first">a_1.</param>
    public DoubleDouble Determinant(DoubleDouble first)
        => first * (Amplitude - first) * (Amplitude * Curvature) * SecondOrder / (Amplitude * Amplitude * Cube(Rate));

    /// <summary>The four eigenvalues of the Hessian of J_2 at (a_1, ahat - a_1, what, what), ascending: an exact zero and three others.</summary>
    /// <param name="first">a_1.</param>
    public DoubleDouble[] Eigenvalues(DoubleDouble first)
    {
        DoubleDouble w = Rate, second = Amplitude - first, root = DoubleDouble.Sqrt((DoubleDouble)2), half = -1 / (root * w * w), pair = 1 / (2 * Cube(w));
        // In the directions (1, 1)/sqrt 2 of a, w_1 and w_2; (1, -1) of a is the null vector
        DoubleDouble[] matrix =
        [
            2 / w, half * first, half * second,
            half * first, pair * first * first + 4 * Curvature * first, pair * first * second,
            half * second, pair * first * second, pair * second * second + 4 * Curvature * second,
        ];
        var values = new DoubleDouble[3];
        DenseDoubleDouble.SymmetricEigen(matrix, [], values);
        return [.. values.Append(0).Order()];
    }

    /// <summary>Where along the line the smallest eigenvalue is negative, and where zero, in a sentence.</summary>
    public override string ToString()
    {
        double ahat = Amplitude.Hi, from = Math.Min(0, ahat), to = Math.Max(0, ahat);
        string inside = Invariant($"a_1 strictly between {from:G6} and {to:G6}"), outside = Invariant($"a_1 outside [{from:G6}, {to:G6}]");
        return (Amplitude * Curvature).Hi < 0
            ? $"The smallest eigenvalue is negative for {inside}, and zero elsewhere: saddles inside, degenerate minima outside."
            : $"The smallest eigenvalue is negative for {outside}, and zero elsewhere: degenerate minima inside, saddles outside.";
    }

    private static DoubleDouble[] Extended(ReadOnlySpan<double> numbers) => [.. numbers.ToArray().Select(x => (DoubleDouble)x)];

    private static DoubleDouble Cube(DoubleDouble w) => w * w * w;

    // L(w) = sum_j a*_j / (w + w*_j), a(w) = 2 w L(w), J_1 = ||rho||^2 - 2 w L^2
    private OneTermOptimum OptimumAt(DoubleDouble w)
    {
        DoubleDouble laplace = amplitudes[0] / (w + rates[0]) + amplitudes[1] / (w + rates[1]);
        return new(2 * w * laplace, w, SquaredNorm - 2 * w * laplace * laplace);
    }

    // L + 2 w L' = sum_j a*_j (w*_j - w) / (w + w*_j)^2
    private DoubleDouble Slope(DoubleDouble w)
    {
        DoubleDouble sum = 0;
        for (int j = 0; j < 2; j++)
            sum += amplitudes[j] * (rates[j] - w) / ((w + rates[j]) * (w + rates[j]));
        return sum;
    }

    private DoubleDouble CurvatureAt(DoubleDouble a, DoubleDouble w)
        => a / Cube(2 * w) - amplitudes[0] / Cube(w + rates[0]) - amplitudes[1] / Cube(w + rates[1]);

    private IEnumerable<OneTermOptimum> FindOptima()
    {
        const int PerUnit = 40;
        double from = Math.Log(rates.Min(w => w.Hi)) - 12, to = Math.Log(rates.Max(w => w.Hi)) + 12;
        double[] grid = [.. Enumerable.Range(0, (int)((to - from) * PerUnit)).Select(k => Math.Exp(from + (k + 0.5) / PerUnit))];
        return from k in Enumerable.Range(1, grid.Length - 1)
               where Slope(grid[k - 1]).Hi * Slope(grid[k]).Hi < 0
               select OptimumAt(Root(grid[k - 1], grid[k]));
    }

    private DoubleDouble Root(DoubleDouble from, DoubleDouble to)
    {
        int sign = Math.Sign(Slope(from).Hi);
        for (int k = 0; k < 110; k++)
        {
            DoubleDouble middle = 0.5 * (from + to);
            (from, to) = Math.Sign(Slope(middle).Hi) == sign ? (middle, to) : (from, middle);
        }
        return 0.5 * (from + to);
    }
}
