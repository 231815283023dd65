using CurseOfMemory;
using Paper.Definitions;

namespace Paper.Momentum;

/// <summary>How long one saddle is left by gradient flow and by the discrete heavy ball, measured and exact.</summary>
/// <param name="Eps">The curvature downhill.</param>
/// <param name="Growth">x2^2 at the end relative to the start: 2 gap / eps where x1 has died out.</param>
/// <param name="Flow">tau at which the flow has f = -gap.</param>
/// <param name="HeavyBall">The first step with f at most -gap.</param>
internal sealed record Escape(double Eps, double Growth, double Flow, double FlowTheory, int HeavyBall, double HeavyBallTheory)
{
    public static Escape Of(double eps, MomentumOptions options)
    {
        var saddle = new FlatSaddle(eps);
        double growth = 2 * options.Gap / eps;
        return new(eps, growth, FlowTime(saddle, growth, eps, options), FlowExact(growth, eps, options.Delta), Steps(saddle, options), StepsExact(eps, options));
    }

    private static double FlowTime(FlatSaddle saddle, double growth, double eps, MomentumOptions options)
    {
        FlowEvent escaped = FlowEvent.When("f has fallen by the gap", state => state.Loss + options.Gap);
        FlowResult flow = GradientFlow.Run(saddle, [options.Delta, 1], 10 * Math.Log(growth) / eps, FlowOptions.Adams with
        {
            RelativeTolerance = options.Rtol,
            AbsoluteTolerance = 1e-16,
            DenseOutput = false,
            Events = [escaped],
        });
        return flow.First(escaped)?.Tau ?? double.NaN;
    }

    // x1 = delta e^{-tau}, x2 = e^{eps tau}: eps e^{2 eps tau} = 2 gap + delta^2 e^{-2 tau}, by iteration from delta = 0
    private static double FlowExact(double growth, double eps, double delta)
    {
        double tau = Math.Log(growth) / (2 * eps);
        for (int pass = 0; pass < 50; pass++)
            tau = Math.Log(growth + (delta * delta * Math.Exp(-2 * tau) / eps)) / (2 * eps);
        return tau;
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
