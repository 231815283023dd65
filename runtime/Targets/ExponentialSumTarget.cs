using System.Runtime.CompilerServices;

namespace CurseOfMemory;

/// <summary>rho(t) = sum_i a_i e^{-r_i t}: the memory of a diagonal linear RNN. Without terms it is zero.</summary>
public sealed partial class ExponentialSumTarget : ITarget, IExtendedTarget
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
    [OverloadResolutionPriority(1)]
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
    public double Moment(int n, double s) => Moment(n, s, double.PositiveInfinity);

    /// <inheritdoc cref="ITarget.Moment(int, double, double)"/>
    public double Moment(int n, double s, double upTo)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        double sum = 0;
        for (int i = 0; i < rates.Length; i++)
            sum += Term(n, amplitudes[i], s + rates[i], upTo);
        return sum;
    }

    /// <inheritdoc cref="ITarget.SquaredMoment(int, double)"/>
    public double SquaredMoment(int n, double s) => SquaredMoment(n, s, double.PositiveInfinity);

    /// <inheritdoc cref="ITarget.SquaredMoment(int, double, double)"/>
    public double SquaredMoment(int n, double s, double upTo)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        double sum = 0;
        for (int i = 0; i < rates.Length; i++)
            for (int j = 0; j <= i; j++)
                sum += Term(n, (i == j ? 1 : 2) * amplitudes[i] * amplitudes[j], s + (rates[i] + rates[j]), upTo);
        return sum;
    }

    /// <summary><see cref="Moment(int, double)"/> lane by lane.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">Their scalar, <see cref="double"/> or <see cref="DoubleDouble"/>.</typeparam>
    public TLanes Moment<TLanes, T>(int n, TLanes s)
        where TLanes : struct, ILanes<TLanes, T>
        => TargetLanes.MomentInLanes<ExponentialSumTarget, Wide, TLanes, T>(this, new(this), n, s);

    /// <summary><see cref="ITarget.Moment(int, double, out double)"/> lane by lane.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">Their scalar, <see cref="double"/> or <see cref="DoubleDouble"/>.</typeparam>
    public TLanes Moment<TLanes, T>(int n, TLanes s, out TLanes next)
        where TLanes : struct, ILanes<TLanes, T>
        => TargetLanes.MomentInLanes<ExponentialSumTarget, Wide, TLanes, T>(this, new(this), n, s, out next);

    internal TLanes MomentInLanes<TLanes>(int n, TLanes s, out TLanes next)
        where TLanes : struct, ILanes<TLanes, double>
    {
        TLanes sum = TLanes.Zero;
        next = TLanes.Zero;
        for (int i = 0; i < rates.Length; i++)
        {
            if (amplitudes[i] == 0)
                continue;
            TLanes rate = s + rates[i], reciprocal = TLanes.Broadcast(1) / rate, moment = reciprocal;
            for (int k = 1; k <= n; k++)
                moment *= k * reciprocal;
            TLanes height = amplitudes[i] * TLanes.Select(TLanes.GreaterThan(rate, TLanes.Zero), TLanes.Broadcast(1), TLanes.Broadcast(double.NaN));
            sum += height * moment;
            next += height * ((n + 1) * reciprocal * moment);
        }
        return sum;
    }

    private readonly struct Wide(ExponentialSumTarget target) : ILaneTarget
    {
        public TLanes MomentInLanes<TLanes>(int n, TLanes s, out TLanes next)
            where TLanes : struct, ILanes<TLanes, double> => target.MomentInLanes(n, s, out next);
    }

    /// <summary>The integral over t in [0, T] of t^n e^{-st} rho(t) other(t): sum_i a_i M_n(s + r_i) of the other.</summary>
    internal double ProductMoment(int n, double s, double upTo, ITarget other)
    {
        double sum = 0;
        for (int i = 0; i < rates.Length; i++)
            sum += amplitudes[i] * other.Moment(n, s + rates[i], upTo);
        return sum;
    }

    // a times the integral of t^n e^{-rt} over [0, T]
    private static double Term(int n, double a, double r, double upTo)
    {
        if (a == 0)
            return 0;
        if (!double.IsPositiveInfinity(upTo))
            return upTo >= 0 ? a * Special.LaplaceOfPower(n, r, upTo) : double.NaN;
        return r > 0 ? a * Special.LaplaceOfPower(n, r) : double.NaN;
    }
}
