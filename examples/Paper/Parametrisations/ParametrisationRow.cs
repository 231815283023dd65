using CurseOfMemory;
using MathNet.Numerics.Integration;
using Paper.Definitions;

namespace Paper.Parametrisations;

/// <summary>One parametrisation: how long its plateau is, and what its start looks like.</summary>
/// <param name="Tau">The first tau with |J - J(0)| above the gap.</param>
/// <param name="Theory">The same by the reduced flow in these parameters.</param>
/// <param name="GradientOverWeight">|dJ/dv| / |v| at the start.</param>
/// <param name="Condition">The largest eigenvalue of the Hessian at the start over the most negative.</param>
internal sealed record ParametrisationRow(Parametrisation Form, double Tau, double Theory, double GradientOverWeight, double Condition)
{
    private const double Gap = 0.01, Rate = 0.5;

    public static ParametrisationRow Of(Parametrisation form, double mu, double rtol)
    {
        var bump = new GaussianTarget(1, mu, 1);
        IObjective<double> loss = form.Loss(PlateauTarget.Of(mu));
        double[] start = form.Start, gradient = new double[4];
        loss.Gradient(start, gradient);
        Spectrum spectrum = Landscape.HessianSpectrum(loss, start);
        FlowResult flow = GradientFlow.Run(loss, start, 1e10, FlowOptions.DormandPrince8 with { RelativeTolerance = rtol, DenseOutput = false, MaximumSteps = 20_000_000, Events = [FlowEvent.LossChanged(Gap)] });
        return new(form, flow.Final.Tau, TheoryOf(form, new ReducedFlow(1, bump)), Norm(gradient[2..]) / Norm(start[2..]), spectrum.Largest / Math.Abs(spectrum.Smallest));
    }

    // v' = -dJ/dv makes w' = (dw/dv)^2 times that of w = v: tau = integral of dw / ((dw/dv)^2 w'), up to the rate at which the loss has fallen by the gap
    private static double TheoryOf(Parametrisation form, ReducedFlow reduced)
    {
        double direction = Math.Sign(reduced.Velocity(Rate)), low = 0, high = 0;
        while (reduced.Fitted(Rate + (direction * high)) < Gap)
            (low, high) = (high, high + 1e-3);
        for (int k = 0; k < 60; k++)
            (low, high) = reduced.Fitted(Rate + (direction * (low + high) / 2)) < Gap ? ((low + high) / 2, high) : (low, (low + high) / 2);
        double Slowness(double distance)
        {
            double w = Rate + (direction * distance);
            return direction / (form.Slope(w) * form.Slope(w) * reduced.Velocity(w));
        }
        return GaussLegendreRule.Integrate(Slowness, 0, high, 128);
    }

    private static double Norm(double[] x) => Math.Sqrt(x.Sum(component => component * component));
}
