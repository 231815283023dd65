namespace CurseOfMemory;

/// <summary>rho(t) = sum_i a_i e^{-r_i t}: the memory of a diagonal linear RNN. Without terms it is zero.</summary>
public sealed class ExponentialSumTarget : ITarget
{
    private readonly double[] amplitudes, rates;

    /// <summary>A sum of decaying exponentials.</summary>
    /// <param name="amplitudes">a_i, finite, any sign.</param>
    /// <param name="rates">r_i &gt; 0, in units of 1/t, as many as amplitudes.</param>
    /// <exception cref="ArgumentException">The lengths differ, an amplitude isn't finite, or a rate isn't positive and finite.</exception>
    public ExponentialSumTarget(ReadOnlySpan<double> amplitudes, ReadOnlySpan<double> rates)
    {
        if (amplitudes.Length != rates.Length)
            throw new ArgumentException($"There are {rates.Length} rates for {amplitudes.Length} amplitudes; each amplitude needs one rate.", nameof(rates));
        for (int i = 0; i < rates.Length; i++)
        {
            Require.Finite(amplitudes[i], nameof(amplitudes), $"amplitude a[{i}]");
            Require.Positive(rates[i], nameof(rates), $"rate r[{i}]");
        }
        this.amplitudes = amplitudes.ToArray();
        this.rates = rates.ToArray();
        SquaredNorm = SquaredMoment(0, 0);
    }

    /// <inheritdoc cref="ExponentialSumTarget(ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    public ExponentialSumTarget(double[] amplitudes, double[] rates)
        : this((amplitudes ?? throw new ArgumentNullException(nameof(amplitudes))).AsSpan(),
               (rates ?? throw new ArgumentNullException(nameof(rates))).AsSpan())
    {
    }

    /// <summary>a_i.</summary>
    public ReadOnlySpan<double> Amplitudes => amplitudes;

    /// <summary>r_i, in units of 1/t.</summary>
    public ReadOnlySpan<double> Rates => rates;

    /// <inheritdoc/>
    public double SquaredNorm { get; }

    /// <inheritdoc/>
    public double At(double t)
    {
        double sum = 0;
        for (int i = 0; i < rates.Length; i++)
            sum += amplitudes[i] * Math.Exp(-rates[i] * t);
        return sum;
    }

    /// <inheritdoc/>
    public double Moment(int n, double s)
    {
        Require.Order(n);
        double sum = 0;
        for (int i = 0; i < rates.Length; i++)
            sum += Term(n, amplitudes[i], s + rates[i]);
        return sum;
    }

    /// <summary>The integral over t in [0, inf) of t^n e^{-st} rho(t)^2. NaN where it diverges.</summary>
    public double SquaredMoment(int n, double s)
    {
        Require.Order(n);
        double sum = 0;
        for (int i = 0; i < rates.Length; i++)
            for (int j = 0; j <= i; j++)
                sum += Term(n, (i == j ? 1 : 2) * amplitudes[i] * amplitudes[j], s + (rates[i] + rates[j]));
        return sum;
    }

    // a times the integral of t^n e^{-rt} over [0, inf): a n! / r^{n+1}
    private static double Term(int n, double a, double r)
    {
        if (!(r > 0))
            return a == 0 ? 0 : double.NaN;
        double reciprocal = 1 / r, term = a * reciprocal;
        for (int k = 1; k <= n; k++)
            term *= k * reciprocal;
        return term;
    }
}
