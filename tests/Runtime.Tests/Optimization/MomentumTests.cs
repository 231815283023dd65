namespace CurseOfMemory.Runtime.Tests.Optimization;

/// <summary>
/// The paper's Appendix E in its discrete form: on f = (x1^2 - eps x2^2) / 2 with rate 1 the steps until f &lt;= -gap grow as ln(1/eps) / eps for gradient
/// descent and as ln(1/eps) / sqrt(eps) for the undamped heavy ball. The hitting times of the limits are those of its closed forms (60 digits).
/// </summary>
public class MomentumTests
{
    [Theory]
    [InlineData(1e-2, 0.1, 149.78661367769955, 20.830918967374668)]
    [InlineData(1e-2, 2, 299.57322735539910, 35.929499492413515)]
    [InlineData(1e-3, 0.5, 3453.8776394910685, 130.14802446309582)]
    [InlineData(1e-4, 0.1, 38004.512297710412, 448.35230685384951)]
    [InlineData(1e-4, 2, 52983.173665480367, 598.15079668212311)]
    public void Momentum_leaves_a_flat_saddle_in_the_root_of_the_steps(double eps, double gap, double descent, double momentum)
    {
        // x2 grows by 1 + eps a step instead of e^eps, and by e^(2 asinh(sqrt(eps) / 2)) instead of e^sqrt(eps).
        double slower = eps / Math.Log(1 + eps), faster = Math.Sqrt(eps) / (2 * Math.Asinh(Math.Sqrt(eps) / 2));
        Assert.InRange(Steps(OptimizationOptions.GradientDescent(1), eps, gap), descent * slower, descent * slower + 1);
        Assert.InRange(Steps(OptimizationOptions.HeavyBall(1, 1), eps, gap), momentum * faster - 1, momentum * faster + 2);
    }

    [Theory]
    [InlineData(1e-2, 20.830918967374668)]
    [InlineData(1e-4, 448.35230685384951)]
    [InlineData(1e-6, 6795.1827529908549)]
    public void The_undamped_heavy_ball_takes_the_logarithm_over_the_root_in_steps(double eps, double momentum)
    {
        const double Gap = 0.1;
        int steps = Steps(OptimizationOptions.HeavyBall(1, 1), eps, Gap);

        // x_k = 2 x_{k-1} - x_{k-2} + eps x_{k-1} from 1 and 1 + eps on is cosh((2 k + 1) t) / cosh(t) with sinh(t) = sqrt(eps) / 2.
        double t = Math.Asinh(Math.Sqrt(eps) / 2);
        double exact = (Math.Acosh(Math.Sqrt(2 * Gap / eps) * Math.Cosh(t)) / t - 1) / 2;
        Assert.Equal(Math.Ceiling(exact), steps);
        // The flow starts with a velocity, the ball with a step: half a step apart, and one for counting whole ones.
        Assert.InRange(steps, momentum - 1, momentum + 2);
        // ln(8 gap / eps) / (2 sqrt(eps)), the leading term.
        Assert.InRange(steps - Math.Log(8 * Gap / eps) / (2 * Math.Sqrt(eps)), -2, 2);
    }

    /// <summary>The first step with f at most -gap; f falls from step to step.</summary>
    private static int Steps(OptimizationOptions options, double eps, double gap)
    {
        int low = 1, high = 1 << 20;
        while (low < high)
        {
            int middle = (low + high) / 2;
            Minimizer minimizer = Minimize.Prepare(new Bowl([1, -eps], [0, 0]), 2, options with { MaximumIterations = middle });
            minimizer.Run([0, 1]);
            (low, high) = minimizer.Value <= -gap ? (low, middle) : (middle + 1, high);
        }
        return low;
    }
}
