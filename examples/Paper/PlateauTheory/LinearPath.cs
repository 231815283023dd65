using CurseOfMemory;

namespace Paper.PlateauTheory;

/// <summary>The way |theta - theta0| of the flow beside that of its linearisation (109), until they part.</summary>
internal sealed record LinearPath(double Tau, double Flow, double Linear, double Parting)
{
    public static LinearPath[] Of(TheoryCase theory, double delta, double rtol)
    {
        const int Points = 60;
        FlowEvent moved = FlowEvent.ParametersMoved(delta);
        FlowResult flow = GradientFlow.Run(theory.Loss, theory.Start.Theta, 1e9, FlowOptions.DormandPrince8 with { RelativeTolerance = rtol, Events = [moved] });
        return [.. Enumerable.Range(0, Points).Select(k => flow.Final.Tau * Math.Pow(10, -3 + (3.0 * k / (Points - 1)))).Select(At)];

        LinearPath At(double tau)
        {
            double[] theta = [.. flow.At(Math.Min(tau, flow.Final.Tau)).Theta], linear = TheoryRun.Linearised(theory, tau);
            return new(tau, TheoryRun.Distance(theta, theory.Start.Theta), TheoryRun.Distance(linear, theory.Start.Theta), TheoryRun.Distance(theta, linear));
        }
    }
}
