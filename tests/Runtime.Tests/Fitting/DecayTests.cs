using DecayFitting;

namespace CurseOfMemory.Runtime.Tests.Fitting;

/// <summary>The example, against the same fit computed to 40 digits (Data/decay.py).</summary>
public class DecayTests
{
    private static readonly double[] Parameters = [2.0150617872048256, 1.2183898237281519, 1.0019961313754872, 0.19834444188568254];
    private static readonly double[] Errors = [0.0180593749549, 0.0224973000905, 0.0175423885647, 0.00276191384181];

    [Fact]
    public void The_example_ends_with_the_slow_lifetime()
    {
        FitResult fit = Decay.Fit();
        Assert.True(fit.Succeeded, fit.Report());
        for (int i = 0; i < Parameters.Length; i++)
        {
            Assert.Equal(Parameters[i], fit.Theta[i], 1e-11);
            Assert.Equal(Errors[i], fit.StandardErrors[i], 1e-10);
        }
        Assert.Equal(0.00542443525356044, fit.ChiSquare, 1e-14);
        (double lifetime, double error) = Decay.SlowLifetime(fit);
        Assert.Equal(5.0417344216600649, lifetime, 1e-10);
        Assert.Equal(Errors[3] / (Parameters[3] * Parameters[3]), error, 1e-8);
    }

    /// <summary>The generated sum of squares is the same problem to a minimiser of objectives.</summary>
    [Fact]
    public void Newton_on_the_generated_hessian_agrees()
    {
        var problem = new BiexponentialFit(Fluorescence.Times, Fluorescence.Intensities);
        OptimizationResult result = Minimize.Run(problem, [1, 3, 1, 0.1], OptimizationOptions.Newton);
        Assert.True(result.Outcome.Converged, result.ToString());
        for (int i = 0; i < Parameters.Length; i++)
            Assert.Equal(Parameters[i], result.Theta[i], 1e-11);
    }

    [Fact]
    public void A_fit_with_generated_residuals_allocates_nothing()
    {
        var problem = new BiexponentialFit(Fluorescence.Times, Fluorescence.Intensities);
        Minimizer minimizer = Minimize.PrepareLeastSquares(problem, 4, OptimizationOptions.LevenbergMarquardt);
        double[] start = [1, 3, 1, 0.1];
        minimizer.Run(start);
        long before = GC.GetAllocatedBytesForCurrentThread();
        minimizer.Run(start);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
