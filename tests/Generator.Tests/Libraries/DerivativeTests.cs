using System.Reflection;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Tests.Libraries;

/// <summary>Derivatives of programs that call a referenced assembly are those with its source beside, to the last bit.</summary>
public class DerivativeTests
{
    private const string Physics = """
        namespace Physics;

        public static partial class Potential
        {
            /// <summary>A chain with a wall.</summary>
            [Differentiable]
            public static double Energy(ReadOnlySpan<double> x, double stiffness, [Constant] double wall)
            {
                double energy = 0;
                for (int i = 0; i + 1 < x.Length; i++)
                {
                    double stretch = x[i + 1] - x[i];
                    energy += 0.5 * stiffness * stretch * stretch;
                    if (stretch > wall)
                        energy += Math.Pow(stretch - wall, 3);
                }
                return energy;
            }

            [GradientOf(nameof(Energy))]
            public static partial double Force(ReadOnlySpan<double> x, double stiffness, double wall, Span<double> gradient);

            /// <summary>One step of Verlet over a chain, in place.</summary>
            [Differentiable]
            public static void Step(ReadOnlySpan<double> x, double h, Span<double> y)
            {
                Span<double> half = stackalloc double[x.Length];
                for (int i = 0; i < x.Length; i++)
                    half[i] = x[i] + h * Math.Sin(x[i]);
                for (int i = 0; i < x.Length; i++)
                    y[i] = half[i] * half[x.Length - 1 - i];
            }

            [Differentiable]
            public static double Power(double x, int n) => n == 0 ? 1 : n % 2 == 0 ? Power(x * x, n / 2) : x * Power(x, n - 1);

            [Differentiable]
            public static void Split(double x, out double whole, ref double rest)
            {
                whole = x * rest;
                rest = Math.Exp(-x) + rest;
            }
        }

        public readonly record struct Spring(double Stiffness, double Length)
        {
            [Differentiable]
            public double Energy(double x) => x > Length ? Stiffness * (x - Length) * (x - Length) : 0.1 * x;
        }
        """;

    private const string Use = """
        using Physics;

        public static partial class Use
        {
            [Differentiable]
            public static double Chain(ReadOnlySpan<double> x, double k) => Math.Log(1 + Potential.Energy(x, k * k, 0.25)) + Potential.Power(k, 5) * Potential.Energy(x[1..], k, 0.5);

            [GradientOf(nameof(Chain))] public static partial double ChainGradient(ReadOnlySpan<double> x, double k, Span<double> gradient);
            [HessianOf(nameof(Chain))] public static partial double ChainHessian(ReadOnlySpan<double> x, double k, Span<double> gradient, Span<double> hessian);

            [Differentiable]
            public static double Relaxed(ReadOnlySpan<double> x, double k)
            {
                Span<double> y = stackalloc double[x.Length], force = stackalloc double[x.Length + 1];
                x.CopyTo(y);
                for (int pass = 0; pass < 3; pass++)
                {
                    Potential.Force(y, k, 0.25, force);
                    for (int i = 0; i < y.Length; i++)
                        y[i] -= 0.1 * force[i];
                }
                Span<double> z = stackalloc double[x.Length];
                Potential.Step(y, 0.5, z);
                double rest = k, sum = 0;
                foreach (double part in z)
                {
                    Potential.Split(part, out double whole, ref rest);
                    sum += whole;
                }
                return sum + rest;
            }

            [GradientOf(nameof(Relaxed))] public static partial double RelaxedGradient(ReadOnlySpan<double> x, double k, Span<double> gradient);

            [Differentiable]
            public static double Springs(ReadOnlySpan<double> x, Spring spring)
            {
                double sum = 0;
                for (int i = 0; i < x.Length; i++)
                    sum += spring.Energy(x[i]) * x[i];
                return sum;
            }

            [HessianOf(nameof(Springs))] public static partial double SpringsHessian(ReadOnlySpan<double> x, Spring spring, Span<double> gradient, Span<double> hessian);

            public static double[] All(double[] x)
            {
                double[] a = new double[5], b = new double[5], h = new double[25], c = new double[5], d = new double[4], e = new double[16];
                return [ChainGradient(x, 1.25, a), .. a, ChainHessian(x, 1.25, b, h), .. b, .. h, RelaxedGradient(x, 1.25, c), .. c, SpringsHessian(x, new Spring(2, 0.5), d, e), .. d, .. e];
            }
        }

        [Objective]
        public readonly partial struct Fit(Spring spring, double[] data)
        {
            private int Count => data.Length;

            [Loss] private double Loss([Summed(nameof(Count))] int n, double scale, double shift) => spring.Energy(scale * data[n] + shift) * shift * shift;
        }
        """;

    [Fact]
    public void Derivatives_of_programs_agree_to_the_last_bit()
    {
        byte[] library = Harness.Image(Harness.Run(Physics).Accepted().Completed.WithAssemblyName("Physics"));
        Harness referred = Harness.Run(Use, MetadataReference.CreateFromImage(library)).Accepted();
        Assembly alone = Harness.Load(referred.Completed, library), together = Harness.Run(("Use.cs", Use), ("Physics.cs", Physics)).Accepted().Load();
        double[] values = All(alone);
        Assert.All(values, value => Assert.True(double.IsFinite(value)));
        Assert.Equal(All(together), values);
    }

    [Fact]
    public void Checkpoints_travel_with_graphs()
    {
        double[] plain = Cooled("[Differentiable]", out int whole), kept = Cooled("[Differentiable, Checkpoint(every: 8)]", out int workspace);
        Assert.All(plain, value => Assert.True(double.IsFinite(value) && value != 0));
        Assert.Equal(plain, kept);
        Assert.InRange(workspace, 1, whole / 3);
    }

    /// <summary>The gradient of a program that calls a time loop of another assembly 64 times around, and the length of its tape.</summary>
    private static double[] Cooled(string attributes, out int workspace)
    {
        byte[] library = Harness.Image(Harness.Run($$"""
            namespace Physics;

            public static class Cooling
            {
                {{attributes}}
                public static double After(double start, double rate, int steps)
                {
                    double x = start;
                    for (int t = 0; t < steps; t++)
                        x -= rate * Math.Sin(x) * x;
                    return x;
                }
            }
            """).Accepted().Completed.WithAssemblyName("Physics"));
        Assembly use = Harness.Load(Harness.Run("""
            public static partial class Use
            {
                [Differentiable] public static double F(double start, double rate, int steps) => Math.Exp(Physics.Cooling.After(start * start, rate, steps));
                [GradientOf(nameof(F))] public static partial double FGradient(double start, double rate, int steps, Span<double> gradient);
                public static double[] Gradient(double[] x) { double[] g = new double[2]; return [FGradient(x[0], x[1], 64, g), .. g]; }
            }
            """, MetadataReference.CreateFromImage(library)).Accepted().Completed, library);
        workspace = (int)use.GetType("Use")!.GetMethod("FGradientWorkspace")!.Invoke(null, [1.1, 0.05, 64])!;
        return (double[])use.GetType("Use")!.GetMethod("Gradient")!.Invoke(null, [new[] { 1.1, 0.05 }])!;
    }

    private static double[] All(Assembly assembly)
    {
        double[] x = [0.3, 1.5, 0.2, 0.9];
        Type spring = assembly.GetType("Physics.Spring") ?? assembly.GetType("Fit")!.GetConstructors().Single(one => one.GetParameters().Length == 2).GetParameters()[0].ParameterType;
        IObjective<double> fit = (IObjective<double>)Activator.CreateInstance(assembly.GetType("Fit")!, Activator.CreateInstance(spring, 2.0, 0.5), x)!;
        double[] theta = [0.75, 0.5], gradient = new double[2], hessian = new double[4];
        double value = fit.Hessian(theta, gradient, hessian);
        return [.. (double[])assembly.GetType("Use")!.GetMethod("All")!.Invoke(null, [x])!, value, .. gradient, .. hessian];
    }
}
