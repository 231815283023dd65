using CurseOfMemory.Generator.Tests.Oracle;
using static CurseOfMemory.Generator.Tests.Derivatives.Again;
using static CurseOfMemory.Generator.Tests.Oracle.HyperDual;

namespace CurseOfMemory.Generator.Tests.Derivatives;

public class IntervalTests
{
    private static readonly double[] Tiny = [0.5, -0.75, 0.3, 1e-9, -1e-12, 0], Mixed = [0.5, -0.75, 0.3, 0.4, -0.5, 3.1], Equal = [0.5, -0.75, 0.3, -1, 1, 1];

    public static TheoryData<double, double[]> Horizons
    {
        get
        {
            TheoryData<double, double[]> data = [];
            foreach (double horizon in new[] { 1e-8, 0.5, 3, 20 })
            {
                data.Add(horizon, []);
                foreach (double[] theta in new[] { Tiny, Mixed, Equal })
                    data.Add(horizon, theta);
            }
            data.Add(200, [0.5, -0.75, 0.3, 0.4, 1.5, 3.1]);
            data.Add(0, Mixed);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Horizons))]
    public void A_field_ends_the_interval(double horizon, double[] theta) =>
        Compare(new FiniteLoss(horizon), theta, all => all.Shares(2) is [var a, var w]
            ? Quadrature.Interval(t => Square(Exponentials(t, a, w) - Exp(-t)), 0, horizon) : default);

    [Theory]
    [MemberData(nameof(Horizons))]
    public void A_target_on_an_interval(double horizon, double[] theta) =>
        Compare(new FiniteTargetLoss(Bump, horizon), theta, all => all.Shares(2) is [var a, var w]
            ? Quadrature.Interval(t => Square(Exponentials(t, a, w) - BumpAt(t)), 0, horizon) : default);

    [Theory]
    [InlineData(0.25, 3)]
    [InlineData(-1.5, 1e-3)]
    [InlineData(2, 12)]
    [InlineData(1, -1)]
    public void Waves_between_two_members(double from, double to)
    {
        Func<HyperDual[], HyperDual> loss = all => all.Shares(3) is [var a, var frequency, var w]
            ? Quadrature.Interval(t => Square(Damped(t, a, frequency, w) - t * Exp(-t)), from, to) : default;
        Compare(new FiniteWave(from, to), [0.75, -0.3, 2, 0, 0.625, -0.3], loss);
        Compare(new FiniteWave(from, to), [0.75, -0.3, 2, 2, 0.5, 0.5], loss);
        Compare(new FiniteWave(from, to), [0.75, -0.3, 1e-9, 5, 1e-7, 0], loss);
    }

    [Fact]
    public void A_polynomial_fit() => Compare(new Polynomial(), [0.75, -0.5, 0.25], c =>
        Quadrature.Interval(t => Square(c[0] + t * (c[1] + t * c[2]) - Exp(t)), -1, 2));

    [Theory]
    [InlineData(1e-4)]
    [InlineData(2.5)]
    [InlineData(30)]
    public void Hyperbolic_functions_and_powers(double horizon) => Compare(new Growing(horizon), [0.75, -0.5, 0.25, 1e-7], all => all.Shares(2) is [var a, var w]
        ? Quadrature.Interval(t => Sum(w.Length, i => Cosh(w[i] * t) * t * t) * Exponentials(t, a, w) + t, 0, horizon) : default);

    private static void Compare(IObjective<double> objective, double[] theta, Func<HyperDual[], HyperDual> loss) =>
        Agreement.Check(objective, theta, Reference.Of(loss, theta));
}
