using System.Reflection;
using CurseOfMemory.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Tests.Derivatives;

/// <summary>Predators and prey, in so many steps written out that the formula of the last one is long.</summary>
[Objective]
public readonly partial struct LongOrbit(double target)
{
    [Loss]
    private double SquaredError(double a, double b, double c, double d)
    {
        double x = 1, y = 0.5;
        for (int i = 0; i < 24; i++)
        {
            x += 0.05 * (a - b * y) * x;
            y += 0.05 * (c * x - d) * y;
        }
        return (x - target) * (x - target) + y * y;
    }
}

/// <summary>Definitions that grow: long formulas are programs, and what expands beyond all bounds is refused.</summary>
public class BudgetTests
{
    /// <summary>As a formula it takes a megabyte.</summary>
    private const int MostText = 200_000;

    /// <summary>RyuJIT inlines no method that has more locals, whatever its attributes say.</summary>
    private const int MostLocals = 32;

    private static IEnumerable<MethodInfo> Inlined => typeof(BudgetTests).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        .Where(method => method.MethodImplementationFlags.HasFlag(MethodImplAttributes.AggressiveInlining));

    [Fact]
    public void Short_kernels_can_be_inlined() =>
        Assert.All(Inlined.Where(method => method.DeclaringType == typeof(MemoryLoss)), method => Assert.InRange(method.GetMethodBody()!.LocalVariables.Count, 0, MostLocals));

    [Fact]
    public void What_cannot_is_fast_from_the_first_call_on()
    {
        MethodInfo[] tooLong = [.. Inlined.Where(method => method.GetMethodBody()!.LocalVariables.Count > MostLocals)];
        Assert.NotEmpty(tooLong);
        Assert.All(tooLong, method => Assert.True(method.MethodImplementationFlags.HasFlag(MethodImplAttributes.AggressiveOptimization), method.Name));
    }

    [Fact]
    public void Long_formulas_are_differentiated_as_programs()
    {
        LongOrbit loss = new(0.75);
        double[] theta = [0.9, 0.7, 0.6, 0.8], gradient = new double[4];
        double value = loss.Gradient(theta, gradient);
        Assert.Equal(Orbit([.. theta]).Hi, value, 1e-14);
        for (int i = 0; i < theta.Length; i++)
            Assert.Equal(Difference(theta, i), gradient[i], 1e-13);
    }

    [Fact]
    public void Their_text_grows_with_the_formula_alone()
    {
        string steps = string.Concat(Enumerable.Repeat("x += 0.05 * (a - b * y) * x; y += 0.05 * (c * x - d) * y;\n", 24));
        Harness harness = Harness.Run($$"""
            [Objective]
            public readonly partial struct Long
            {
                [Loss]
                private double Loss(double a, double b, double c, double d)
                {
                    double x = 1, y = 0.5;
                    {{steps}}
                    return x * x + y * y;
                }
            }
            """);
        Assert.DoesNotContain(harness.Diagnostics, found => found.Severity == DiagnosticSeverity.Error);
        Assert.InRange(harness.Completed.SyntaxTrees.Max(tree => tree.Length), 1, MostText);
    }

    [Fact]
    public void Products_that_expand_too_far_are_refused()
    {
        string factors = string.Join(" * ", Enumerable.Range(0, 20).Select(i => $"(a[{2 * i}] + a[{2 * i + 1}] * t)"));
        Harness harness = Harness.Run($$"""
            [Objective]
            public readonly partial struct Large
            {
                [Loss]
                private double Loss([Integrated(0, 1)] double t, ReadOnlySpan<double> a) => {{factors}};
            }
            """);
        Diagnostic found = Assert.Single(harness.Diagnostics, found => found.Severity == DiagnosticSeverity.Error);
        Assert.Equal(Descriptors.Budget.Id, found.Id);
        Assert.Equal("Loss", Harness.Underlined(found));
    }

    /// <summary>A central difference in 32 digits, off by some 1e-20.</summary>
    private static double Difference(double[] theta, int i)
    {
        DoubleDouble step = 1e-10;
        DoubleDouble[] above = [.. theta], below = [.. theta];
        above[i] += step;
        below[i] -= step;
        return ((Orbit(above) - Orbit(below)) / (2 * step)).Hi;
    }

    private static DoubleDouble Orbit(DoubleDouble[] theta)
    {
        DoubleDouble x = 1, y = 0.5;
        for (int i = 0; i < 24; i++)
        {
            x += 0.05 * (theta[0] - theta[1] * y) * x;
            y += 0.05 * (theta[2] * x - theta[3]) * y;
        }
        return (x - 0.75) * (x - 0.75) + y * y;
    }
}
