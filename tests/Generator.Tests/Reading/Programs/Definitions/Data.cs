using System.Collections.Generic;
using System.Linq;

public sealed class Rates
{
    public double[] Times { get; init; } = [0.5, 1, 2];

    public double this[int i] => 0.01 * (i + 1);

    public double Spread(int i) => 0.001 * i;

    public int Count => Times.Length;
}

public enum Compounding { Simple, Continuous }

public readonly partial struct Portfolio(double[] weights, Rates rates)
{
    private readonly double _fee = 0.01;

    public Compounding Compounding { get; init; } = Compounding.Continuous;

    public static Portfolio Instance => new([0.2, 0.3, 0.5], new Rates());

    public static object[][] Inputs => [[new double[] { 1.5, 2.5, 3.5 }, 0.1]];

    private double Discount(double t, double r) => Compounding == Compounding.Continuous ? Math.Exp(-r * t) : 1 / (1 + r * t);

    [Differentiable]
    public double F(ReadOnlySpan<double> cash, double shift)
    {
        double value = 0;
        for (int i = 0; i < rates.Count; i++)
            value += weights[i] * cash[i] * Discount(rates.Times[i], rates[i] + rates.Spread(i) + shift);
        foreach (double w in weights)
            value += w * shift;
        return value * (1 - this._fee) * weights.Length;
    }
}

public static class Lanczos
{
    private const double G = 7;

    private static readonly double[] Coefficients =
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
        12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    private static readonly double HalfLogTwoPi = 0.5 * Math.Log(2 * Math.PI);

    public static double LogGamma(double x)
    {
        if (x < 0.5)
            return Math.Log(Math.PI / Math.Abs(Math.Sin(Math.PI * x))) - LogGamma2(1 - x);
        return LogGamma2(x);
    }

    private static double LogGamma2(double x)
    {
        x -= 1;
        double a = Coefficients[0], t = x + G + 0.5;
        for (int i = 1; i < Coefficients.Length; i++)
            a += Coefficients[i] / (x + i);
        return HalfLogTwoPi + (x + 0.5) * Math.Log(t) - t + Math.Log(a);
    }
}

public static partial class GammaLikelihood
{
    public static object[][] Inputs => [[2.5, 1.3, new double[] { 0.4, 1.9, 2.2 }, 0], [0.2, 1.3, new double[] { 0.4, 1.9, 2.2 }, 1]];

    [Differentiable]
    public static double F(double shape, double scale, [Constant] ReadOnlySpan<double> x, int offset)
    {
        double log = 0;
        foreach (double v in x[offset..])
            log += (shape - 1) * Math.Log(v) - v / scale;
        return log - (x.Length - offset) * (Lanczos.LogGamma(shape) + shape * Math.Log(scale));
    }
}

public static partial class DataKinds
{
    public readonly record struct Sample(double Time, double Value, bool Valid);

    public static double[,] Table => new double[,] { { 1, 2, 3 }, { 4, 5, 6 } };

    public static object[][] Inputs =>
    [
        [0.7, new Sample[] { new(0, 1, true), new(1, 2, false), new(2, 0.5, true) }, new List<double> { 1, 2, 3 }, new Dictionary<int, double> { [2] = 5 },
            new double[][] { [1, 2], [3] }, Table, new int[] { 2, 0, 1 }, 0.25f, (1.5, 2), new Rates()],
    ];

    [Differentiable]
    public static double F(
        double a, Sample[] samples, IReadOnlyList<double> list, IReadOnlyDictionary<int, double> map, double[][] ragged, double[,] table, int[] order, float single,
        (double Low, int Power) limits, Rates rates)
    {
        double sum = 0;
        foreach (Sample s in samples)
            if (s.Valid)
                sum += s.Value * Math.Exp(-a * s.Time);
        for (int i = 0; i < list.Count; i++)
            sum += list[i] * a;
        sum += map[2] + ragged[1][0] * ragged.Length;
        foreach (double[] row in ragged)
            foreach (double v in row)
                sum += v * a;
        for (int i = 0; i < table.GetLength(0); i++)
            for (int j = 0; j < table.GetLength(1); j++)
                sum += table[i, j] * a;
        foreach (int k in order)
            sum = sum * 0.5 + samples[k].Time;
        Rates own = rates;
        double[] times = own.Times;
        return sum + single * a + Math.Max(limits.Low, a) * limits.Power + times[^1] + times[1..].Length + Sum(times.AsSpan(1), a);
    }

    private static double Sum(ReadOnlySpan<double> x, double a)
    {
        double sum = 0;
        foreach (double v in x) sum += v * a;
        return sum;
    }
}
