using CurseOfMemory.Generator.Tests.Oracle;
using static CurseOfMemory.Generator.Tests.Derivatives.Again;
using static CurseOfMemory.Generator.Tests.Oracle.HyperDual;

namespace CurseOfMemory.Generator.Tests.Derivatives;

public class FormulaTests
{
    private static readonly double[] Times = [0, 0.25, 0.5, 1, 2, 3.5, 5], Data = [1.1, 0.8, 0.75, 0.3, 0.25, 0.1, -0.05];

    private static readonly Case[] Cases =
    [
        new("log-sum-exp", new LogSumExp(1.5), x => Log(Sum(x.Length, i => Exp(1.5 * x[i]))) / 1.5 - x[0], [0.5, -0.25, 1.75]),
        new("centred", new Centred(), x => Sum(x.Length, i => x[i] / x.Length) is var mean
            ? Log(Sum(x.Length, i => Exp(x[i] - mean) + Square(x[i] - mean) / 2)) * mean : default, [0.5], [0.5, -0.25, 1.75, 0.125], Ramp(19)),
        new("pairwise", new Pairwise(), theta => theta.Shares(2) is [var x, var q]
            ? Sum(x.Length, i => Sum(x.Length, j => q[i] * q[j] * Exp(-Square(x[i] - x[j]))) - x[i] / 3) : default, [], [0.5, 2], Ramp(6), Ramp(22)),
        new("nested", new Nested(), theta => theta.Shares(2) is [var x, var y]
            ? Sum(x.Length, i => Square(1 + Sum(y.Length, j => Sin(x[i] * y[j]) / y.Length)) * x[i]) is var outer ? outer + outer * outer : default : default,
            [], [0.5, 2], Ramp(6), Ramp(22)),
        new("network", new Network(Times, Data), theta => theta[..^1].Shares(3) is [var a, var w, var b]
            ? Sum(Times.Length, n => Square(theta[^1] + Sum(a.Length, i => a[i] * Tanh(w[i] * Times[n] + b[i])) - Data[n]) / 2) : default,
            [0.5], Ramp(4), Ramp(13), Ramp(28)),
        new("no data", new Network([], []), theta => theta[0] * 0.0, Ramp(4)),
        new("Poisson", new Poisson(Times, [3, 2, 2, 1, 0, 1, 0]), theta => theta.Shares(2) is [var a, var w]
            ? Sum(Times.Length, n => Exponentials(Times[n], a, w) is var intensity ? intensity - new double[] { 3, 2, 2, 1, 0, 1, 0 }[n] * Log(intensity) : default) : default,
            [0.5, 0.75], [0.5, 0.75, 1.25, 0.1, 0.5, 2]),
        new("constant positions", new Biexponential(Times, Data), b =>
            Sum(Times.Length, n => Square(b[0] * Exp(-b[1] * Times[n]) + b[2] * Exp(-b[3] * Times[n]) - Data[n])), [0.5, 0.75, 1.25, 0.1], [0.5, 0.75, 1.25, 0.1, 7]),
        new("scalars", new Scalars(), p => Scalar(p[0], p[1], p[2]), [0.75, 0.5, 1.25]),
        new("counters", new Counted([.. Enumerable.Range(0, 20).Select(i => 1 - 0.125 * i)]), theta => theta[..^1] is var x
            ? Sum(x.Length, i => (i + 1) * (1 - 0.125 * i) * Pow(x[i], theta[^1]) / (1.5 + i)) / (1 + Square(Sum(x.Length, k => 1 / (k + x[k])))) : default,
            [1.5], [0.75, 2.5], [.. Positive(5), 0.5], [.. Positive(17), 1.75]),
        new("rational", new Rational(), theta => theta.Shares(2) is [var x, var y]
            && Sum(x.Length, i => x[i] * y[i]) is var xy && Sum(x.Length, i => x[i] * x[i]) is var xx && Sum(x.Length, i => y[i] * y[i]) is var yy
            ? (xy + 1) / Sqrt((xx + 1) * (yy + 2)) + 1 / (xy * xy + 1) : default, [], [0.5, 0.25], Ramp(6), Ramp(34)),
        new("helpers", new Helpers(), theta => Sum(theta.Length - 1, i => theta[i] + theta[^1] is var sum ? (sum * sum + sum) * (theta[i] * theta[^1]) : default) + theta[^1] * 7.0,
            [0.5], [0.5, 0.25], Ramp(6), Ramp(18)),
        new("quotients", new Quotients(), theta => theta.Shares(2) is [var x, var y]
            ? Sum(x.Length, i => Sum(y.Length, j => y[j] * Exp(-x[i] * y[j])) / Sum(y.Length, j => Exp(-x[i] * y[j]))) : default, [], Ramp(6), Ramp(18)) { Cancelling = [[0.5, 2]] },
        new("saturating", new Saturating(Times), theta => theta.Shares(2) is [var a, var w]
            ? Sum(Times.Length, n => Square(Exponentials(Times[n], a, w)) is var f ? Log(2 + f) - f / (1 + f) : default) : default, [], [0.5, 2], Ramp(6), Ramp(18)),
        new("triple", new Triple(), x => Sum(x.Length, i => Sum(x.Length, j => Sum(x.Length, k => Cos(x[i] * x[j] + x[k])))), [], [0.5], Ramp(2), Ramp(5), Ramp(9)),
        new("nest", new Nest(), q => Sum(q.Length, p => Log(1 + Square(Sum(q.Length, u => Square(Sum(q.Length, k => q[k] * Sin(q[u] * q[p]))) * q[u]))) * q[p]),
            [], Ramp(2), Ramp(5)) { Cancelling = [[0.5]] },
        new("table", new Table(), p => Functions(p[0], p[1], p[2]), [0.75, 0.5, 1.25]),
        new("both", new Both(), x => Square(Sum(x.Length, i => x[i] * x[i] * x[0] * x[2])) + x[1] * x[0], Ramp(3), Ramp(5), Ramp(11)),
        new("shuffled", new Shuffled(), theta => theta[..^1].Shares(2) is [var x, var y] && Sum(x.Length, i => x[i] * theta[^1]) is var a
            && Sum(x.Length, i => (x[i] + 3) * y[i] - y[i] / (1 + Exp(-x[i]))) is var b
            ? a * b * (b + a) - Power(theta[^1], 3) * x.Length + Exp(theta[^1] * Log(2)) / Square(theta[^1]) : default,
            [0.5], [.. Ramp(2), 0.5], [.. Ramp(6), 1.5], [.. Ramp(18), 0.75]),
        new("cosine", new Cosine(), theta => theta.Shares(2) is [var x, var y]
            && Sum(x.Length, i => x[i] * y[i]) / Sqrt(Sum(x.Length, i => x[i] * x[i]) * Sum(x.Length, i => y[i] * y[i])) is var c
            ? Sum(x.Length, i => Exp(c * x[i]) * y[0]) * x[1] + x[0] * y[1] : default, Ramp(4), Ramp(6), Ramp(18)),
        new("fixed", new Fixed(), theta => (1 + theta[0]) is var s && Sum(17, i => Square(theta[1 + i]) * s) is var t
            ? Sum(theta.Length - 18, i => Sin(Iterated(theta[18 + i]) * t)) * s + t : default, Ramp(18)) { Cancelling = [Ramp(19), Ramp(27)] },
    ];

    public static IEnumerable<object[]> Names => Cases.SelectMany(@case => @case.Points.Concat(@case.Cancelling).Select(point => new object[] { @case.Name, point.Length }));

    [Theory]
    [MemberData(nameof(Names))]
    public void Derivatives_of_formulas_agree_with_hyper_dual_numbers(string name, int length)
    {
        Case @case = Cases.Single(one => one.Name == name);
        double[] theta = @case.Points.Concat(@case.Cancelling).Single(point => point.Length == length);
        Agreement.Check(@case.Objective, theta, Reference.Of(@case.Loss, theta), ofLargest: @case.Points.Contains(theta));
    }

    private static HyperDual Scalar(HyperDual x, HyperDual y, HyperDual z)
    {
        HyperDual r = Sqrt(x * x + y * y + 0.5);
        return 3 * Pow(r, z) / (1 + z * z) - Atan(y / x) + x / (y * z) - Log(r) * Tanh(x - z);
    }

    private static HyperDual Iterated(HyperDual v)
    {
        for (int p = 0; p < 3; p++)
            v = v * v - 0.3 * v + 0.1 * p;
        return v;
    }

    private static HyperDual Functions(HyperDual x, HyperDual y, HyperDual c)
    {
        HyperDual cube = Exp(Log(c) / 3), tangent = Sin(c / 3) / Cos(c / 3), sine = c / 10, cosine = y / 9;
        HyperDual arcs = Atan(sine / Sqrt(1 - sine * sine)) * (Extended.Pi * 0.5 - Atan(cosine / Sqrt(1 - cosine * cosine)));
        return Atan(x / c) + Sqrt(y * y + c * c) * cube + Log(c) / Log(2) * (Log(y) / Log(10)) + arcs
            + Log(c + 2 + Sqrt((c + 2) * (c + 2) - 1)) * Log(x + Sqrt(x * x + 1)) + 0.5 * Log((1 + y / 8) / (1 - y / 8)) * tangent + (Exp(c) - 1) * Log(1 + x);
    }

    private static double[] Ramp(int n) => [.. Enumerable.Range(0, n).Select(i => (i % 2 == 0 ? 0.75 : -0.5) + 0.046875 * i)];

    private static double[] Positive(int n) => [.. Enumerable.Range(0, n).Select(i => 0.75 + 0.046875 * i)];
}
