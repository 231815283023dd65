using CurseOfMemory;

namespace Paper.PlateauTheory;

/// <summary>The flow from one case: when it leaves, and how far from its linearisation it is then.</summary>
/// <param name="Theta">The first tau with |theta - theta0| above delta.</param>
/// <param name="Loss">The first tau with |J - J0| above delta.</param>
/// <param name="Parting">|theta - linearised theta| at <paramref name="Theta"/>, relative to delta.</param>
/// <param name="HalfParting">The same where theta has moved by half of delta.</param>
internal sealed record TheoryRun(TheoryCase Case, double Delta, double Theta, double Loss, double Parting, double HalfParting)
{
    public static TheoryRun Of(TheoryCase theory, double delta, double rtol)
    {
        FlowEvent moved = FlowEvent.ParametersMoved(delta).NonTerminal(), half = FlowEvent.ParametersMoved(delta / 2).NonTerminal();
        FlowEvent changed = FlowEvent.LossChanged(delta);
        FlowResult flow = GradientFlow.Run(theory.Loss, theory.Start.Theta, 1e9, FlowOptions.DormandPrince8 with { RelativeTolerance = rtol, DenseOutput = false, Events = [moved, half, changed] });
        return new(theory, delta, flow.First(moved)?.Tau ?? double.NaN, flow.First(changed)?.Tau ?? double.NaN, PartingAt(flow.First(moved), delta), PartingAt(flow.First(half), delta / 2));

        double PartingAt(LocatedEvent? hit, double distance) => hit is null ? double.NaN : Distance([.. hit.Theta], Linearised(theory, hit.Tau)) / distance;
    }

    // (109): theta0 - integral over s in [0, tau] of e^{-H0 s} g0 = theta0 - sum_k (1 - e^{-lambda_k tau}) / lambda_k (v_k g0) v_k
    public static double[] Linearised(TheoryCase theory, double tau)
    {
        double[] theta = [.. theory.Start.Theta], gradient = theory.Gradient;
        Spectrum spectrum = theory.Spectrum;
        for (int k = 0; k < theta.Length; k++)
        {
            double lambda = spectrum.Eigenvalues[k];
            double[] v = spectrum.Eigenvector(k);
            double along = v.Zip(gradient, (x, y) => x * y).Sum();
            double time = Math.Abs(lambda * tau) < 1e-12 ? tau : -double.ExpM1(-lambda * tau) / lambda;
            for (int i = 0; i < theta.Length; i++)
                theta[i] -= time * along * v[i];
        }
        return theta;
    }

    public static double Distance(double[] x, double[] y) => Math.Sqrt(x.Zip(y, (one, other) => (one - other) * (one - other)).Sum());
}
