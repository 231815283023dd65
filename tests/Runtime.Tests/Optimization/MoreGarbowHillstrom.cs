using static CurseOfMemory.Runtime.Tests.Optimization.Jet;
using static CurseOfMemory.Runtime.Tests.Optimization.MoreGarbowHillstromData;

namespace CurseOfMemory.Runtime.Tests.Optimization;

/// <summary>
/// The 35 problems of Moré, Garbow and Hillstrom, "Testing unconstrained optimization software", ACM TOMS 7 (1981), numbered as there, with their
/// standard starts and published minima.
/// </summary>
internal static class MoreGarbowHillstrom
{
    public static readonly ResidualProblem[] Problems =
    [
        new("1 Rosenbrock", [-1.2, 1], [0], x => [10 * (x[1] - x[0] * x[0]), 1 - x[0]]),
        new("2 Freudenstein and Roth", [0.5, -2], [0, 48.98425], x => [-13 + x[0] + ((5 - x[1]) * x[1] - 2) * x[1], -29 + x[0] + ((x[1] + 1) * x[1] - 14) * x[1]]),
        new("3 Powell badly scaled", [0, 1], [0], x => [1e4 * x[0] * x[1] - 1, Exp(-x[0]) + Exp(-x[1]) - 1.0001]),
        new("4 Brown badly scaled", [1, 1], [0], x => [x[0] - 1e6, x[1] - 2e-6, x[0] * x[1] - 2]),
        new("5 Beale", [1, 1], [0], x => [1.5 - x[0] * (1 - x[1]), 2.25 - x[0] * (1 - x[1] * x[1]), 2.625 - x[0] * (1 - x[1] * x[1] * x[1])]),
        new("6 Jennrich and Sampson", [0.3, 0.4], [124.3621824], x => Each(10, i => 2 + 2 * i - (Exp(i * x[0]) + Exp(i * x[1])))),
        new("7 helical valley", [-1, 0, 0], [0], x => [10 * (x[2] - 10 * Turn(x[0], x[1])), 10 * (Sqrt(x[0] * x[0] + x[1] * x[1]) - 1), x[2]]),
        new("8 Bard", [1, 1, 1], [8.214877e-3], x => Each(15, i => BardY[i - 1] - (x[0] + i / ((16 - i) * x[1] + Math.Min(i, 16 - i) * x[2])))),
        new("9 Gaussian", [0.4, 1, 0], [1.127933e-8], x => Each(15, i => x[0] * Exp(-x[1] * Square((8 - i) / 2.0 - x[2]) / 2) - GaussianY[i - 1])),
        new("10 Meyer", [0.02, 4000, 250], [87.945855], x => Each(16, i => x[0] * Exp(x[1] / (45 + 5 * i + x[2])) - MeyerY[i - 1])),
        new("11 Gulf research and development", [5, 2.5, 0.15], [0], x => Each(99, i => Exp(-Pow(Abs(25 + Math.Pow(-50 * Math.Log(i / 100.0), 2.0 / 3) - x[1]), x[2]) / x[0]) - i / 100.0)),
        new("12 Box three-dimensional", [0, 10, 20], [0], x => Each(10, i => Exp(-0.1 * i * x[0]) - Exp(-0.1 * i * x[1]) - x[2] * (Math.Exp(-0.1 * i) - Math.Exp(-i)))),
        new("13 Powell singular", [3, -1, 0, 1], [0], Powell),
        new("14 Wood", [-3, -1, -3, -1], [0], x => [10 * (x[1] - x[0] * x[0]), 1 - x[0], Math.Sqrt(90) * (x[3] - x[2] * x[2]), 1 - x[2], Math.Sqrt(10) * (x[1] + x[3] - 2), (x[1] - x[3]) / Math.Sqrt(10)]),
        new("15 Kowalik and Osborne", [0.25, 0.39, 0.415, 0.39], [3.075056e-4], x => Each(11, i => KowalikY[i - 1] - x[0] * (KowalikU[i - 1] * KowalikU[i - 1] + KowalikU[i - 1] * x[1]) / (KowalikU[i - 1] * KowalikU[i - 1] + KowalikU[i - 1] * x[2] + x[3]))),
        new("16 Brown and Dennis", [25, 5, -5, -1], [85822.2016], x => Each(20, i => Square(x[0] + i / 5.0 * x[1] - Math.Exp(i / 5.0)) + Square(x[2] + Math.Sin(i / 5.0) * x[3] - Math.Cos(i / 5.0)))),
        new("17 Osborne 1", [0.5, 1.5, -1, 0.01, 0.02], [5.464895e-5], x => Each(33, i => OsborneY1[i - 1] - (x[0] + x[1] * Exp(-10 * (i - 1) * x[3]) + x[2] * Exp(-10 * (i - 1) * x[4])))),
        new("18 Biggs EXP6", [1, 2, 1, 1, 1, 1], [0, 5.655650e-3], x => Each(13, i => x[2] * Exp(-0.1 * i * x[0]) - x[3] * Exp(-0.1 * i * x[1]) + x[5] * Exp(-0.1 * i * x[4]) - Biggs(0.1 * i))),
        new("19 Osborne 2", [1.3, 0.65, 0.65, 0.7, 0.6, 3, 5, 7, 2, 4.5, 5.5], [4.013774e-2], x => Each(65, i => OsborneY2[i - 1] - Osborne(x, (i - 1) / 10.0))),
        new("20 Watson, n = 6", new double[6], [2.287670e-3], Watson),
        new("20 Watson, n = 9", new double[9], [1.399760e-6], Watson),
        new("21 extended Rosenbrock, n = 10", Repeat(10, -1.2, 1), [0], x => Each(10, i => i % 2 == 1 ? 10 * (x[i] - x[i - 1] * x[i - 1]) : 1 - x[i - 2])),
        new("22 extended Powell singular, n = 12", Repeat(12, 3, -1, 0, 1), [0], x => [.. Enumerable.Range(0, 3).SelectMany(b => Powell(x[(4 * b)..(4 * b + 4)]))]),
        new("23 penalty I, n = 10", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [7.087651e-5], x => [.. x.Select(xi => Math.Sqrt(1e-5) * (xi - 1)), Sum(x.Select(xi => xi * xi)) - 0.25]),
        new("24 penalty II, n = 4", Repeat(4, 0.5), [9.376293e-6], PenaltyII),
        new("24 penalty II, n = 10", Repeat(10, 0.5), [2.936605e-4], PenaltyII),
        new("25 variably dimensioned, n = 10", [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0], [0], VariablyDimensioned),
        new("26 trigonometric, n = 10", Repeat(10, 0.1), [0, 2.795061e-5], x => Each(10, i => 10 - Sum(x.Select(Cos)) + i * (1 - Cos(x[i - 1])) - Sin(x[i - 1]))),
        new("27 Brown almost-linear, n = 10", Repeat(10, 0.5), [0, 1], x => Each(10, i => i < 10 ? x[i - 1] + Sum(x) - 11 : x.Aggregate((p, q) => p * q) - 1)),
        new("28 discrete boundary value, n = 10", [.. Enumerable.Range(1, 10).Select(j => j / 11.0 * (j / 11.0 - 1))], [0], x => Each(10, i => 2 * x[i - 1] - At(x, i - 2) - At(x, i) + Cube(x[i - 1] + i / 11.0 + 1) / (2 * 121))),
        new("29 discrete integral equation, n = 10", [.. Enumerable.Range(1, 10).Select(j => j / 11.0 * (j / 11.0 - 1))], [0], IntegralEquation),
        new("30 Broyden tridiagonal, n = 10", Repeat(10, -1), [0], x => Each(10, i => (3 - 2 * x[i - 1]) * x[i - 1] - At(x, i - 2) - 2 * At(x, i) + 1)),
        new("31 Broyden banded, n = 10", Repeat(10, -1), [0], x => Each(10, i => x[i - 1] * (2 + 5 * x[i - 1] * x[i - 1]) + 1 - Sum(Enumerable.Range(Math.Max(1, i - 5), Math.Min(10, i + 1) - Math.Max(1, i - 5) + 1).Where(j => j != i).Select(j => x[j - 1] * (1 + x[j - 1]))))),
        new("32 linear, full rank, n = 5", Repeat(5, 1), [10 - 5], x => Each(10, i => At(x, i - 1) - 2.0 / 10 * Sum(x) - 1)),
        new("33 linear, rank 1, n = 5", Repeat(5, 1), [10 * 9 / (2.0 * 21)], x => Each(10, i => i * Weighted(x, 0, x.Length) - 1)),
        new("34 linear, rank 1 with zeros, n = 5", Repeat(5, 1), [(100 + 30 - 6) / (2.0 * 17)], x => Each(10, i => i is 1 or 10 ? -1 + 0 * x[0] : (i - 1) * Weighted(x, 1, x.Length - 1) - 1)),
        new("35 Chebyquad, n = 8", [.. Enumerable.Range(1, 8).Select(j => j / 9.0)], [3.516874e-3], Chebyquad),
        new("35 Chebyquad, n = 9", [.. Enumerable.Range(1, 9).Select(j => j / 10.0)], [0], Chebyquad),
    ];

    private static Jet[] Each(int count, Func<int, Jet> residual) => [.. Enumerable.Range(1, count).Select(residual)];

    private static double[] Repeat(int n, params double[] pattern) => [.. Enumerable.Range(0, n).Select(i => pattern[i % pattern.Length])];

    private static Jet Sum(IEnumerable<Jet> terms) => terms.Aggregate((Jet)0, (sum, term) => sum + term);

    private static Jet Square(Jet x) => x * x;

    private static Jet Cube(Jet x) => x * x * x;

    private static Jet At(Jet[] x, int i) => i >= 0 && i < x.Length ? x[i] : 0;

    private static Jet Weighted(Jet[] x, int from, int to) => Sum(Enumerable.Range(from, to - from).Select(j => (j + 1) * x[j]));

    private static Jet Turn(Jet x, Jet y) => Atan(y / x) / (2 * Math.PI) + (x.Value < 0 ? 0.5 : 0);

    private static Jet[] Powell(Jet[] x) => [x[0] + 10 * x[1], Math.Sqrt(5) * (x[2] - x[3]), Square(x[1] - 2 * x[2]), Math.Sqrt(10) * Square(x[0] - x[3])];

    private static double Biggs(double t) => Math.Exp(-t) - 5 * Math.Exp(-10 * t) + 3 * Math.Exp(-4 * t);

    private static Jet Osborne(Jet[] x, double t)
        => x[0] * Exp(-t * x[4]) + x[1] * Exp(-Square(t - x[8]) * x[5]) + x[2] * Exp(-Square(t - x[9]) * x[6]) + x[3] * Exp(-Square(t - x[10]) * x[7]);

    private static Jet[] Watson(Jet[] x)
    {
        var residuals = new List<Jet>();
        for (int i = 1; i <= 29; i++)
        {
            double t = i / 29.0;
            Jet slope = Sum(Enumerable.Range(1, x.Length - 1).Select(j => j * Math.Pow(t, j - 1) * x[j])), value = Sum(x.Select((xj, j) => Math.Pow(t, j) * xj));
            residuals.Add(slope - Square(value) - 1);
        }
        return [.. residuals, x[0], x[1] - Square(x[0]) - 1];
    }

    private static Jet[] PenaltyII(Jet[] x)
    {
        int n = x.Length;
        double a = Math.Sqrt(1e-5);
        return
        [
            x[0] - 0.2,
            .. Enumerable.Range(1, n - 1).Select(i => a * (Exp(x[i] / 10) + Exp(x[i - 1] / 10) - (Math.Exp((i + 1) / 10.0) + Math.Exp(i / 10.0)))),
            .. Enumerable.Range(1, n - 1).Select(i => a * (Exp(x[i] / 10) - Math.Exp(-1 / 10.0))),
            Sum(x.Select((xj, j) => (n - j) * (xj * xj))) - 1,
        ];
    }

    private static Jet[] VariablyDimensioned(Jet[] x)
    {
        Jet sum = Sum(x.Select((xj, j) => (j + 1) * (xj - 1)));
        return [.. x.Select(xi => xi - 1), sum, sum * sum];
    }

    private static Jet[] IntegralEquation(Jet[] x)
    {
        double h = 1.0 / (x.Length + 1);
        Jet Term(int j) => Cube(x[j - 1] + j * h + 1);
        return Each(x.Length, i => x[i - 1] + h / 2 * ((1 - i * h) * Sum(Enumerable.Range(1, i).Select(j => j * h * Term(j))) + i * h * Sum(Enumerable.Range(i + 1, x.Length - i).Select(j => (1 - j * h) * Term(j)))));
    }

    /// <summary>The mean of the shifted Chebyshev polynomial T_i over the points, against its integral over [0, 1].</summary>
    private static Jet[] Chebyquad(Jet[] x)
    {
        Jet Shifted(Jet y, int degree)
        {
            Jet before = 1, current = 2 * y - 1;
            for (int i = 1; i < degree; i++)
                (before, current) = (current, 2 * (2 * y - 1) * current - before);
            return current;
        }
        return Each(x.Length, i => Sum(x.Select(xj => Shifted(xj, i))) / x.Length + (i % 2 == 0 ? 1.0 / (i * i - 1) : 0));
    }
}
