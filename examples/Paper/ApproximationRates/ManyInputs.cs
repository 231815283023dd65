using CurseOfMemory;

namespace Paper.ApproximationRates;

/// <summary>Theorem 4.2's construction for a functional of d inputs: each has its kernel, and all share the rates j beta / (alpha + 1).</summary>
/// <param name="Error">sup_t ||H_t - H^_t||, the sum over inputs of L1 errors.</param>
/// <param name="Measured">The largest response of H - H^ to inputs of size 1, found as the response to the signs of rho_i - phi_i.</param>
internal sealed record ManyInputs(int Inputs, int Terms, double Error, double Measured)
{
    public static ManyInputs Of(IReadOnlyList<ITarget> kernels, RateOptions options, int terms)
    {
        RateConstruction[] constructions = [.. kernels.Select(kernel => RateConstruction.Of(kernel, options.Alpha, options.Beta, terms))];
        return new(kernels.Count, terms, constructions.Sum(one => one.Error.Hi), kernels.Zip(constructions, (kernel, one) => Distance(kernel, one, (options.Alpha + 1) / options.Beta)).Sum());
    }

    // the integral of |rho - phi| dt with t = -scale log s, by the midpoint rule in s
    private static double Distance(ITarget kernel, RateConstruction construction, double scale)
    {
        const int Points = 4000;
        double sum = 0;
        for (int k = 0; k < Points; k++)
        {
            double s = (k + 0.5) / Points, t = -scale * Math.Log(s);
            sum += Math.Abs(kernel.At(t) - construction.At((DoubleDouble)t).Hi) / s;
        }
        return scale * sum / Points;
    }
}
