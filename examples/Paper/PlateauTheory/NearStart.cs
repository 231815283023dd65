using CurseOfMemory;
using Paper.Definitions;
using Paper.Verbs;

namespace Paper.PlateauTheory;

/// <summary>A start off M*, rho-hat(theta0) near rho-bar and not equal to it: it is drawn to M* first, and then stays as long.</summary>
/// <param name="Distance">How far the start lies from M*.</param>
/// <param name="Loss">The first tau with |J - J0| above 0.01.</param>
/// <param name="Theta">The first tau with |theta - theta0| above 0.1.</param>
internal sealed record NearStart(double Memory, double Distance, double Loss, double Theta)
{
    private static readonly double[] Start = [0.5, 0.5, 1.0625, 0.9375];

    // hitting times of this start in quadruple precision: loss by 0.01, theta by 0.1
    private static readonly Dictionary<double, (double Loss, double Theta)> Reference = new()
    {
        [8] = (13.90010953309734254533553073243, 6.820590739092417733613266206942),
        [10] = (121.5559434775901291479590172810, 55.52264195247374821216978633878),
        [12] = (1050.468663234943623772348828490, 358.6820933354822088693995595312),
    };

    public static IEnumerable<NearStart> All(double rtol) => Reference.Keys.Select(mu => Of(mu, rtol));

    private static NearStart Of(double mu, double rtol)
    {
        MemoryLoss loss = TheoryStart.E.Loss(mu, BumpTemplate.Gaussian);
        FlowEvent changed = FlowEvent.LossChanged(0.01), moved = FlowEvent.ParametersMoved(0.1).NonTerminal();
        FlowResult flow = GradientFlow.Run(loss, Start, 1e6, FlowOptions.DormandPrince8 with { RelativeTolerance = rtol, DenseOutput = false, Events = [changed, moved] });
        return new(mu, new EquivalentParameters(new ExponentialSumTarget([1], [1])).Nearest(Start).Distance, flow.First(changed)?.Tau ?? double.NaN, flow.First(moved)?.Tau ?? double.NaN);
    }

    public IEnumerable<Verdict> Verdicts()
    {
        string where = FormattableString.Invariant($"start {Distance:G3} off M*, mu = {Memory}");
        yield return new($"tau at which the loss has changed by 0.01, {where}", "quadruple precision", Loss, Reference[Memory].Loss, 1e-6);
        yield return new($"tau at which theta has moved by 0.1, {where}", "quadruple precision", Theta, Reference[Memory].Theta, 1e-6);
    }

    public static Sheet Sheet(IEnumerable<NearStart> rows) => new(
        "plateau-theory-near", ["mu", "distance from M*", "tau: loss", "tau: theta"], [.. rows.Select(row => new object?[] { row.Memory, row.Distance, row.Loss, row.Theta })]);
}
