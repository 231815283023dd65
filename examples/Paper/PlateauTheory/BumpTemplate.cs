using CurseOfMemory;
using Paper.Verbs;

namespace Paper.PlateauTheory;

/// <summary>A template rho0 of the target's far part, rho0(t - 1/omega).</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="At">rho0 on the whole line.</param>
/// <param name="Kept">How many of the conditions (i) to (iv) and (79) it keeps.</param>
internal sealed record BumpTemplate(string Name, Func<double, double> At, int Kept)
{
    public static BumpTemplate Gaussian { get; } = new("Gaussian", t => Math.Exp(-t * t / 2), 5);

    public static IReadOnlyList<BumpTemplate> All { get; } =
    [
        Gaussian,
        new("compact, twice differentiable", t => Math.Abs(t) < 2 ? Math.Pow(1 - (t * t / 4), 3) : 0, 5),
        new("1/cosh t, no sub-Gaussian tail", t => 1 / Math.Cosh(t), 4),
        new("1/(1 + e^t), no limit 0 at -infinity", t => 1 / (1 + Math.Exp(t)), 2),
    ];

    /// <summary>rho0(t - mu), t >= 0.</summary>
    public ITarget Shifted(double mu) => this == Gaussian ? new GaussianTarget(1, mu, 1) : new ShiftedTemplate(this, mu);

    /// <summary>The conditions of Appendix C.2, tried on values.</summary>
    public (string Name, bool Holds)[] Conditions() =>
    [
        ("(i) not zero", Largest(50) > 0),
        ("(ii) square integrable and twice differentiable", Energy(200) <= 1.000001 * Energy(50) && Jump(1.0 / 512) <= 0.75 * Jump(1.0 / 256)),
        ("(iii) bounded", Largest(200) <= 1.000001 * Largest(50)),
        ("(iv) limit 0 at -infinity", Math.Abs(At(-100)) < 1e-9),
        // |rho0| <= c0 e^{-c1 t^2}: the logarithm falls fourfold where t doubles
        ("(79) sub-Gaussian tail", Fall(16) >= 3.5 * Fall(8) && Fall(-16) >= 3.5 * Fall(-8)),
    ];

    private static IEnumerable<double> Grid(double reach, double step) => Enumerable.Range(0, 1 + (int)(2 * reach / step)).Select(k => -reach + (k * step));

    private double Largest(double reach) => Grid(reach, 0.01).Largest(t => Math.Abs(At(t)));

    private double Energy(double reach) => 0.01 * Grid(reach, 0.01).Sum(t => At(t) * At(t));

    /// <summary>The largest change of the second derivative over one step, which shrinks with the step where that is continuous.</summary>
    private double Jump(double step)
    {
        double Second(double t) => (At(t + 0.01) - (2 * At(t)) + At(t - 0.01)) / 1e-4;
        return Grid(6, step).Largest(t => Math.Abs(Second(t + step) - Second(t)));
    }

    private double Fall(double t) => At(t) == 0 ? double.PositiveInfinity : -Math.Log(Math.Abs(At(t)));

    /// <summary>Integrals over the half line by Gauss-Legendre panels of width 1 or less, the first of them finer towards 0.</summary>
    private sealed class ShiftedTemplate(BumpTemplate template, double mu) : ITarget
    {
        private const int Order = 20, Beyond = 40;
        private readonly (double Node, double Weight)[] _points = [.. Panels(mu + Beyond)];

        public double SquaredNorm => _points.Sum(point => point.Weight * Math.Pow(At(point.Node), 2));

        public double At(double t) => template.At(t - mu);

        public double Moment(int n, double s) => _points.Sum(point => point.Weight * Math.Pow(point.Node, n) * Math.Exp(-s * point.Node) * At(point.Node));

        private static IEnumerable<(double Node, double Weight)> Panels(double end)
        {
            var rule = new MathNet.Numerics.Integration.GaussLegendreRule(0, 1, Order);
            double width = 0.5;
            for (double from = 0; from < end; from += width)
            {
                for (int q = 0; q < Order; q++)
                    yield return (from + (width * rule.GetAbscissa(q)), width * rule.GetWeight(q));
            }
        }
    }
}
