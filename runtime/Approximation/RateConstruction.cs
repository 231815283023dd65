using static System.FormattableString;

namespace CurseOfMemory;

/// <summary>
/// The construction behind Theorem 4.2: W = -diag(j beta / (alpha + 1)), j = 1 .. m. With s = e^{-beta t / (alpha + 1)} and q(s) = rho(t) / s the L1 distance
/// is (alpha + 1) / beta times that of q from polynomials of degree m - 1 on [0, 1] (equation 60), and the polynomial that agrees with q at the zeros of
/// U_m is the best one wherever the error changes its sign there and nowhere else.
/// </summary>
public sealed class RateConstruction
{
    private const int MostTerms = 200, SamplesPerStretch = 12;
    private readonly IExtendedTarget target;
    private readonly CanonicalPoints points;
    private readonly DoubleDouble[] values;
    private readonly DoubleDouble slowest;

    private RateConstruction(ITarget target, double alpha, double beta, int terms)
    {
        this.target = ExtendedTarget.Of(target);
        (Terms, points) = (terms, new CanonicalPoints(terms));
        slowest = beta / ((DoubleDouble)alpha + 1);
        values = [.. points.Points.Select(Scaled)];
        LowerBound = DoubleDouble.Abs(Dual()) / slowest;
        Certified = ChangesSignAtPoints();
        Error = Certified ? LowerBound : Distance() / slowest;
    }

    /// <summary>Builds the approximation.</summary>
    /// <param name="target">rho, with |rho(t)| e^{beta t} bounded.</param>
    /// <param name="alpha">The theorem's alpha, a positive number (whole there).</param>
    /// <param name="beta">The theorem's beta, positive.</param>
    /// <param name="terms">m, from 1 to 200.</param>
    /// <exception cref="ArgumentException">An argument is out of range, or rho isn't a number somewhere.</exception>
    public static RateConstruction Of(ITarget target, double alpha, double beta, int terms)
    {
        ArgumentNullException.ThrowIfNull(target);
        ApproximationChecks.Terms(terms, MostTerms);
        ApproximationChecks.Positive(alpha, nameof(alpha), "exponent alpha");
        ApproximationChecks.Positive(beta, nameof(beta), "decay rate beta");
        CheckDecay(target, (alpha + 1) / beta);
        var construction = new RateConstruction(target, alpha, beta, terms);
        if (DoubleDouble.IsNaN(construction.LowerBound))
            throw new ArgumentException("The target is not a number somewhere on the half line.", nameof(target));
        return construction;
    }

    // Beyond some e-foldings of the slowest term nothing may be left that the quadrature doesn't reach
    private static void CheckDecay(ITarget target, double time)
    {
        double late = 90 * time, left = time * Math.Abs(target.At(late)), size = time * Math.Max(Math.Abs(target.At(0)), Math.Abs(target.At(time)));
        if (!(left <= 1e-12 * size))
            throw new ArgumentException(Invariant($"Theorem 4.2 needs exponential decay, but at t = {late:G4} the target is still {target.At(late):G4}; truncate it first."), nameof(target));
    }

    /// <summary>m.</summary>
    public int Terms { get; }

    /// <summary>The rates j beta / (alpha + 1).</summary>
    public IReadOnlyList<DoubleDouble> Rates => [.. Enumerable.Range(1, Terms).Select(j => j * slowest)];

    /// <summary>The L1[0, inf) distance of the construction from the target.</summary>
    public DoubleDouble Error { get; }

    /// <summary>|int rho sgn U_m|: no sum of exponentials with these rates is nearer.</summary>
    public DoubleDouble LowerBound { get; }

    /// <summary>Whether both bounds coincide, so that the construction is the best one with its rates.</summary>
    public bool Certified { get; }

    /// <summary>
    /// The amplitudes, and how many of their digits survive: they grow like 6^m and cancel, so that from m = 20 on the sum is better evaluated by <see cref="At"/>.
    /// </summary>
    public (IReadOnlyList<DoubleDouble> Amplitudes, double Digits) Amplitudes()
    {
        DoubleDouble[] coefficients = points.Coefficients(values);
        double growth = coefficients.Max(c => Math.Abs(c.Hi)) / Math.Max(values.Max(v => Math.Abs(v.Hi)), double.Epsilon);
        return (coefficients, Math.Max(0, 31 - Math.Log10(Math.Max(1, growth))));
    }

    /// <summary>The construction at t, in the barycentric form that no cancellation harms.</summary>
    public DoubleDouble At(DoubleDouble t)
    {
        DoubleDouble s = DoubleDouble.Exp(-slowest * t);
        return s * points.Interpolate(values, s);
    }

    /// <summary>The error and how it is known, in a sentence.</summary>
    public override string ToString() => Certified
        ? Invariant($"{Terms} terms: the L1 error is {Error.Hi:G6}, and no sum with these rates is nearer.")
        : Invariant($"{Terms} terms: the L1 error is {Error.Hi:G6}; with these rates it can't be under {LowerBound.Hi:G6}.");

    // q(s) = rho(t) / s
    private DoubleDouble Scaled(DoubleDouble s) => target.At(-DoubleDouble.Log(s) / slowest) / s;

    // int q sgn U_m
    private DoubleDouble Dual()
    {
        DoubleDouble[] ends = points.Ends;
        DoubleDouble sum = 0;
        for (int k = 0; k <= Terms; k++)
            sum += (k % 2 == 0 ? 1 : -1) * DoubleExponential.Integrate(new Quotient(this), ends[k + 1], ends[k]);
        return sum;
    }

    private DoubleDouble Deviation(DoubleDouble s) => Scaled(s) - points.Interpolate(values, s);

    private DoubleDouble[] Samples()
    {
        DoubleDouble[] ends = points.Ends;
        return [.. from k in Enumerable.Range(0, Terms + 1)
                   from l in Enumerable.Range(0, SamplesPerStretch)
                   select ends[k] + (ends[k + 1] - ends[k]) * ((l + 0.5) / SamplesPerStretch)];
    }

    private bool ChangesSignAtPoints()
    {
        int[] signs = [.. Samples().Select(s => Math.Sign(Deviation(s).Hi))];
        return Enumerable.Range(0, signs.Length).All(k => signs[k] == (k / SamplesPerStretch % 2 == 0 ? signs[0] : -signs[0]));
    }

    // The integral of the deviation's size, cut where its sign changes
    private DoubleDouble Distance()
    {
        DoubleDouble[] samples = Samples(), ends = points.Ends;
        List<DoubleDouble> cuts = [.. ends];
        for (int k = 1; k < samples.Length; k++)
        {
            if (k % SamplesPerStretch != 0 && Deviation(samples[k]).Hi * Deviation(samples[k - 1]).Hi < 0)
                cuts.Add(Zero(samples[k], samples[k - 1]));
        }
        cuts.Sort();
        DoubleDouble sum = 0;
        for (int k = 1; k < cuts.Count; k++)
            sum += DoubleDouble.Abs(DoubleExponential.Integrate(new Difference(this), cuts[k - 1], cuts[k]));
        return sum;
    }

    private DoubleDouble Zero(DoubleDouble from, DoubleDouble to)
    {
        int sign = Math.Sign(Deviation(from).Hi);
        for (int k = 0; k < 60; k++)
        {
            DoubleDouble middle = 0.5 * (from + to);
            (from, to) = Math.Sign(Deviation(middle).Hi) == sign ? (middle, to) : (from, middle);
        }
        return from;
    }

    private readonly struct Quotient(RateConstruction owner) : IExtendedIntegrand
    {
        public DoubleDouble At(DoubleDouble s) => owner.Scaled(s);
    }

    private readonly struct Difference(RateConstruction owner) : IExtendedIntegrand
    {
        public DoubleDouble At(DoubleDouble s) => owner.Deviation(s);
    }
}
