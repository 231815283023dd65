using CurseOfMemory.Generator.Tests.Oracle;
using static CurseOfMemory.Generator.Tests.Derivatives.Again;
using static CurseOfMemory.Generator.Tests.Oracle.HyperDual;

namespace CurseOfMemory.Generator.Tests.Derivatives;

public class HalfLineTests
{
    private static readonly double[] One = [0.75, 1.25], Two = [0.5, -0.75, 0.625, 1.5], Three = [0.5, -0.75, 0.3, 0.4, 1.5, 3.1];

    private static readonly Case[] Cases =
    [
        new("the paper's", new MemoryLoss(Bump), theta => theta.Shares(2) is [var a, var w]
            ? Quadrature.HalfLine(t => Square(Exponentials(t, a, w) - BumpAt(t)), 0.2) : default, [], One, Two, Three),
        new("a t e^{-wt}", new DelayedLoss(Bump), theta => theta.Shares(2) is [var a, var w]
            ? Quadrature.HalfLine(t => Square(t * Exponentials(t, a, w) - BumpAt(t)), 0.2) : default, [], One, Two, Three),
        new("weight e^{-ct}", new WeightedLoss(0.375), theta => theta.Shares(2) is [var a, var w]
            ? Quadrature.HalfLine(t => Exp(-0.375 * t) * Square(Exponentials(t, a, w) - Exp(-t) + 0.25 * Exp(-3 * t)), 0.2) : default, [], One, Two, Three),
        new("weight and target", new WeightedTargetLoss(Bump, 0.375), theta => theta.Shares(2) is [var a, var w]
            ? Quadrature.HalfLine(t => Exp(-0.375 * t) * Square(Exponentials(t, a, w) - BumpAt(t)), 0.2) : default, [], One, Two, Three),
        new("cube", new CubedLoss(), theta => theta.Shares(2) is [var a, var w]
            ? Quadrature.HalfLine(t => Power(Exponentials(t, a, w) - 0.5 * Exp(-1.5 * t), 3), 0.2) : default, [], One, Two, Three),
        new("w = exp v", new LogRateLoss(Bump), theta => theta.Shares(2) is [var a, var v]
            ? Quadrature.HalfLine(t => Square(Exponentials(t, a, [.. v.Select(Exp)]) - BumpAt(t)), 0.2) : default, [], One, Two, [0.5, -0.75, 0.3, -0.4, 0.5, 1.1]),
        new("a cos(theta t) e^{-wt}", new DampedLoss(), theta => theta.Shares(3) is [var a, var frequency, var w]
            ? Quadrature.HalfLine(t => Square(Damped(t, a, frequency, w) - Exp(-t)), 0.3) : default,
            [], [0.75, 2, 0.8], [0.75, -0.3, 2, 0.8, 0.625, 1.3]),
        new("a user's target", new RampLoss(new RampTarget(1.75)), theta => theta.Shares(2) is [var a, var w]
            ? Quadrature.HalfLine(t => Square(Exponentials(t, a, w) - 1.75 * t * Exp(-2 * t)), 0.2) : default, [], One, Two, Three),
        new("two products", new TwoProducts(), theta => theta.Shares(4) is [var a, var w, var b, var v]
            ? Quadrature.HalfLine(t => Exponentials(t, a, w) * Exponentials(t, b, v) + 2 * Exponentials(t, a, w) * t * Exponentials(t, b, w), 0.2) : default,
            [], [0.5, 0.75, -1.5, 1.25], [0.5, 0.3, 0.75, 1.2, -1.5, 1.1, 1.25, 0.7]),
        new("rates that are scalars", new ScalarRates(), theta => Quadrature.HalfLine(t => theta[0] * Exp(-theta[1] * t) * (1 + t), 0.3) * Quadrature.HalfLine(s => Exp(-(theta[2] + 1) * s), 0.3),
            [0.7, 1.3, 0.4]),
        new("t^3 e^{-t}", new GammaWeight(), theta => theta.Shares(2) is [var a, var w]
            ? Quadrature.HalfLine(t => Power(t, 3) * Exp(-t) * Square(Exponentials(t, a, w) - 1), 0.4) : default, [], One, Two, Three),
        new("sinh and cosh", new Hyperbolic(), theta => theta[..^1].Shares(2) is [var a, var x]
            ? Quadrature.HalfLine(t => Exp(-3 * t) * Square(Sum(a.Length, i => a[i] * Sinh(x[i] * t) - Cosh(theta[^1] * t) * a[i])), 0.4) : default,
            [0.5], [0.75, 0.5, 1.1], [0.75, -0.3, 0.5, 0.8, -0.625]),
        new("three sums", new ThreeSums(), theta => theta.Shares(3) is [var a, var w, var b]
            ? Quadrature.HalfLine(t => Exponentials(t, a, w) * Exponentials(t, b, w) * t * Exponentials(t, a, w) - Square(Exponentials(t, b, w)) * Exp(-t), 0.4) : default,
            [], [0.75, 1.25, 0.6], [0.75, -0.3, 0.5, 0.8, -0.625, 1.3]),
        new("fourth power", new FourthPower(), theta => theta.Shares(2) is [var a, var w]
            ? Quadrature.HalfLine(t => Power(Exponentials(t, a, w) - Exp(-t), 4), 0.4) : default, [], One, Two),
        new("phases and delays", new PhasedLoss(0.25), theta => theta[..^1].Shares(3) is [var a, var phase, var w]
            ? Quadrature.HalfLine(t => Square(Sum(a.Length, i => a[i] * Sin(theta[^1] * t + phase[i]) * Exp(-(w[i] * (t + 0.25) + 0.5))) - Exp(-2 * (t + 0.25))), 0.4) : default,
            [1.5], [0.75, 0.4, 0.8, 1.75], [0.75, -0.3, 0.2, 0.8, 0.625, 1.3, 2.25]),
        new("two variables", new DoubleIntegral(), theta => theta.Shares(2) is [var a, var w]
            ? Quadrature.Interval(s => Quadrature.HalfLine(t => Square(Sum(a.Length, i => a[i] * Exp(-w[i] * t) * (1 + s * Exp(-a[i] * s)))), 0.6), 0, 1) : default, One),
        new("data and integrals", new SummedIntegrals([0.5, 1.5, 2], [1, -0.25, 3]), theta => theta.Shares(2) is [var a, var w]
            ? Sum(3, n => new[] { 1, -0.25, 3 }[n] * Quadrature.HalfLine(t => Square(Exponentials(t, a, w) - Exp(-(new[] { 0.5, 1.5, 2 }[n] * t))), 0.2)) : default, [], One, Two),
        new("lengths and a scalar", new TwoLengths(Bump), theta => theta[4..^1].Shares(2) is [var b, var v]
            ? Quadrature.HalfLine(t => Square(Exponentials(t, theta[..2], theta[2..4]) + theta[^1] * Exponentials(t, b, v) - BumpAt(t)), 0.2) : default,
            [.. Two, 0.5], [.. Two, 0.3, 0.8, -0.6], [.. Two, .. Three, 1.25]),
    ];

    public static IEnumerable<object[]> Names => Cases.SelectMany(@case => @case.Points.Select(point => new object[] { @case.Name, point.Length }));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_closed_form_agrees_with_quadrature(string name, int length)
    {
        Case @case = Cases.Single(one => one.Name == name);
        double[] theta = @case.Points.Single(point => point.Length == length);
        Agreement.Check(@case.Objective, theta, Reference.Of(@case.Loss, theta));
    }
}
