using System.Runtime.CompilerServices;

namespace CurseOfMemory.Benchmarks;

/// <summary>Calls of C# in loops that do nothing else, as the peers in C++ have them.</summary>
internal static class Repeated
{
    // the loop around the first calls is not to be slower than the one around later calls
    private const MethodImplOptions Optimized = MethodImplOptions.AggressiveOptimization;

    public static Func<long, double> Value(ExponentialFit fit, Pairs p) => [MethodImpl(Optimized)] (reps) =>
    {
        ReadOnlySpan<double> theta = p.Theta;
        double total = 0;
        for (long i = 0; i < reps; i++)
            total += fit.Value(theta);
        return total;
    };

    public static Func<long, double> Gradient(ExponentialFit fit, Pairs p) => [MethodImpl(Optimized)] (reps) =>
    {
        Span<double> theta = p.Theta, gradient = p.Gradient;
        double total = 0;
        for (long i = 0; i < reps; i++)
            total += fit.Gradient(theta, gradient);
        return total;
    };

    public static Func<long, double> Hessian(ExponentialFit fit, Pairs p) => [MethodImpl(Optimized)] (reps) =>
    {
        Span<double> theta = p.Theta, gradient = p.Gradient, hessian = p.Result;
        double total = 0;
        for (long i = 0; i < reps; i++)
            total += fit.Hessian(theta, gradient, hessian);
        return total;
    };

    public static Func<long, double> Product(ExponentialFit fit, Pairs p) => [MethodImpl(Optimized)] (reps) =>
    {
        Span<double> theta = p.Theta, direction = p.Direction, gradient = p.Gradient, product = p.Result;
        double total = 0;
        for (long i = 0; i < reps; i++)
            total += fit.HessianProduct(theta, direction, gradient, product);
        return total;
    };

    public static Func<long, double> Batch(ExponentialFit fit, Aligned problems, Aligned results, Aligned slopes) => [MethodImpl(Optimized)] (reps) =>
    {
        Span<double> theta = problems.Span, values = results.Span, gradients = slopes.Span;
        double total = 0;
        for (long i = 0; i < reps; i++)
        {
            fit.Gradients(theta, values, gradients);
            total += values[0];
        }
        return total;
    };

    public static Func<long, double> Of(Func<Pairs, double> loop, Pairs p) => reps =>
    {
        double total = 0;
        for (long i = 0; i < reps; i++)
            total += loop(p);
        return total;
    };
}
