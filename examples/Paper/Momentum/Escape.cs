using CurseOfMemory;
using Paper.Definitions;

namespace Paper.Momentum;

/// <summary>How long one saddle is left by gradient flow, by its continuous limit with momentum, and by the discrete heavy ball, measured and exact.</summary>
/// <param name="Eps">The curvature downhill.</param>
/// <param name="Growth">x2^2 at the end relative to the start: 2 gap / eps where x1 has died out.</param>
/// <param name="Flow">tau at which the flow has f = -gap.</param>
/// <param name="Momentum">tau at which the solution of x'' + grad f = 0 has f = -gap.</param>
/// <param name="HeavyBall">The first step with f at most -gap.</param>
internal sealed record Escape(double Eps, double Growth, double Flow, double FlowTheory, double Momentum, double MomentumTheory, int HeavyBall, double HeavyBallTheory)
{
    public static Escape Of(double eps, MomentumOptions options)
    {
        double growth = 2 * options.Gap / eps;
        (double flow, double momentum) = Times(eps, options.Delta, options.Gap, options.Rtol);
        return new(eps, growth, flow, FlowExact(growth, eps, options.Delta), momentum, MomentumExact(eps, options.Delta, options.Gap), Steps(new FlatSaddle(eps), options), StepsExact(eps, options));
    }

    /// <summary>The times to leave: of the gradient flow, which is stiff for small eps, and of its limit with momentum, whose x1 swings for ever.</summary>
    public static (double Flow, double Momentum) Times(double eps, double delta, double gap, double rtol)
    {
        var saddle = new FlatSaddle(eps);
        FlowOptions options = FlowOptions.Radau with
        {
            RelativeTolerance = rtol,
            AbsoluteTolerance = 1e-13,
            DenseOutput = false,
            MaximumSteps = 2_000_000,
            Events = [FlowEvent.When("f has fallen by the gap", state => state.Loss + gap, Crossing.Falling)],
        };
        double latest = 10 * Math.Log(2 * gap / eps) / eps;
        FlowResult flow = GradientFlow.Run(saddle, [delta, 1], latest, options);
        // (147): x'' + grad f = 0 with x'(0) = -grad f(x(0)), eta = rho = 1
        FlowResult momentum = MomentumFlow.Run(saddle, [delta, 1], [-delta, eps], latest, options with { Method = FlowMethod.DormandPrince8 });
        return (TimeOf(flow), TimeOf(momentum));
    }

    private static double TimeOf(FlowResult flow) => flow.Events.Count > 0 ? flow.Events[0].Tau : double.NaN;

    // x1 = delta e^{-tau}, x2 = e^{eps tau}: eps e^{2 eps tau} = 2 gap + delta^2 e^{-2 tau}, by iteration from delta = 0
    private static double FlowExact(double growth, double eps, double delta)
    {
        double tau = Math.Log(growth) / (2 * eps);
        for (int pass = 0; pass < 50; pass++)
            tau = Math.Log(growth + (delta * delta * Math.Exp(-2 * tau) / eps)) / (2 * eps);
        return tau;
    }

    // x1 = delta (cos tau - sin tau), x2 = ((1 + r) e^{r tau} + (1 - r) e^{-r tau}) / 2 with r = sqrt(eps): the first zero of f + gap, no earlier than with delta = 0
    private static double MomentumExact(double eps, double delta, double gap)
    {
        double r = Math.Sqrt(eps), height = Math.Sqrt(2 * gap / eps);
        double Above(double tau) => (0.5 * Math.Pow(delta * (Math.Cos(tau) - Math.Sin(tau)), 2)) - (0.5 * eps * Math.Pow((((1 + r) * Math.Exp(r * tau)) + ((1 - r) * Math.Exp(-r * tau))) / 2, 2)) + gap;
        const double Step = 1e-3;
        double from = Math.Log((height + Math.Sqrt((height * height) - 1 + eps)) / (1 + r)) / r - Step;
        while (Above(from + Step) > 0)
            from += Step;
        double to = from + Step;
        for (int pass = 0; pass < 60; pass++)
            (from, to) = Above(0.5 * (from + to)) > 0 ? (0.5 * (from + to), to) : (from, 0.5 * (from + to));
        return to;
    }

    /// <summary>x_{k+1} = x_k - eta grad f(x_k) + rho (x_k - x_{k-1}) with eta = rho = 1, from a first step of gradient descent.</summary>
    private static int Steps(FlatSaddle saddle, MomentumOptions options)
    {
        Span<double> x = [options.Delta, 1], before = [options.Delta, 1], gradient = stackalloc double[2];
        int step = 0;
        for (double f = saddle.Gradient(x, gradient); f > -options.Gap; f = saddle.Gradient(x, gradient), step++)
        {
            for (int i = 0; i < 2; i++)
                (x[i], before[i]) = (x[i] - gradient[i] + (x[i] - before[i]), x[i]);
        }
        return step;
    }

    // x1 has period 6 with eta = rho = 1; x2_k = p r^k + q r^{-k} with r + 1/r = 2 + eps and x2_0 = 1, x2_1 = 1 + eps
    private static double StepsExact(double eps, MomentumOptions options)
    {
        double[] period = [1, 0, -1, -1, 0, 1];
        double r = 1 + ((eps + Math.Sqrt(eps * (4 + eps))) / 2), q = (r - 1 - eps) / (r - (1 / r));
        double Height(int k)
        {
            double x1 = options.Delta * period[k % 6], x2 = ((1 - q) * Math.Pow(r, k)) + (q * Math.Pow(r, -k));
            return 0.5 * ((x1 * x1) - (eps * x2 * x2));
        }
        int least = Math.Max(0, (int)(Math.Log(Math.Sqrt(2 * options.Gap / eps) / (1 - q)) / Math.Log(r)) - 10);
        while (Height(least) > -options.Gap)
            least++;
        return least;
    }
}
