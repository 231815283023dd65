using System.Reflection;
using CurseOfMemory.Generator.Tests.Derivatives;
using Microsoft.CodeAnalysis.CSharp;

namespace CurseOfMemory.Generator.Tests.Forms;

/// <summary>What C# 14 adds, which the compiler that the generator is built against calls a preview.</summary>
public class NewestLanguageTests
{
    private delegate double Function(ReadOnlySpan<double> x);

    private delegate double Derivative(ReadOnlySpan<double> x, Span<double> gradient);

    private static readonly double[] Point = [0.3, 0.7, 0.4];

    [Fact]
    public void Properties_whose_accessors_compute_with_their_field() => Check("""
        internal sealed class Both(double start)
        {
            public double Value { get => 2 * field; set => field = value + start; }
            public double Set { get; set => field = value * value; } = 1;
            public double Got { get => field + 1; set; } = 3;
            public double Fixed { get => 3 * field; } = 1.5;
        }
        """, """
        Both b = new(x[0]);
        b.Value = x[1];
        double s = b.Set + b.Got;
        b.Set += x[1];
        b.Got *= x[2];
        b.Set++;
        return s * b.Set * b.Value + b.Got * b.Fixed;
        """);

    [Fact]
    public void Members_of_extension_blocks() => Check(Extensions, "return x[0].Cubed() * x[1].Halved() + x[1] * x.Sum() * x[2].Twice + x.Count + x[0].Cubed();");

    private const string Extensions = """
        internal static class Extensions
        {
            extension(double v)
            {
                internal double Cubed() => v * v * v;
                internal double Twice => 2 * v;
                internal double Halved() { v /= 2; return v; }
            }
            extension(ReadOnlySpan<double> r)
            {
                internal double Sum() { double s = 0; foreach (double v in r) s += Math.Sin(v); return s; }
                internal int Count => r.Length;
            }
        }
        """;

    /// <summary>Older compilers, the one in these tests among them, can't read such operators: this project's own compiler does.</summary>
    [Fact]
    public void Operators_that_change_their_instance() => Agree(InPlace.F, InPlace.FGradient);

    /// <summary>Reads the definition, and holds value and gradient against C# and differences of it.</summary>
    private static void Check(string types, string body)
    {
        Assembly assembly = Project.Of($$"""
            using System; using CurseOfMemory;
            {{types}}
            internal static partial class C
            {
                [Differentiable] public static double F(ReadOnlySpan<double> x) { {{body}} }
                [GradientOf(nameof(F))] public static partial double FGradient(ReadOnlySpan<double> x, Span<double> gradient);
            }
            """, LanguageVersion.Preview).Load();
        Agree(assembly.GetType("C")!.GetMethod("F")!.CreateDelegate<Function>(), assembly.GetType("C")!.GetMethod("FGradient")!.CreateDelegate<Derivative>());
    }

    private static void Agree(Function function, Derivative derivative)
    {
        double[] gradient = new double[Point.Length];
        double value = derivative(Point, gradient);
        Assert.Equal(function(Point), value, 1e-14);
        for (int i = 0; i < Point.Length; i++)
            Assert.Equal(Difference(function, i), gradient[i], 1e-8);
    }

    // f'(x) = (8 (f(x + h) - f(x - h)) - (f(x + 2h) - f(x - 2h))) / 12h + O(h^4)
    private static double Difference(Function function, int i)
    {
        const double H = 1e-3;
        return (8 * (At(H) - At(-H)) - (At(2 * H) - At(-2 * H))) / (12 * H);

        double At(double step) => function([.. Point.Select((x, j) => j == i ? x + step : x)]);
    }
}

/// <summary>C# 14: <c>t += x</c> and <c>t++</c> as methods of t.</summary>
internal static partial class InPlace
{
    private sealed class Total(double value)
    {
        public double Value { get; private set; } = value;

        public void operator +=(double v) => Value += v * v;

        public void operator ++() => Value *= 2;
    }

    private struct Pair
    {
        public double X, Y;

        public void operator *=(double v)
        {
            X *= v;
            Y += v * X;
        }
    }

    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        Total t = new(x[0]);
        t += x[1];
        t++;
        t += t.Value;
        Pair[] p = new Pair[2];
        p[1] = new() { X = x[0], Y = x[2] };
        p[1] *= x[1];
        return t.Value * p[1].X + p[1].Y;
    }

    [GradientOf(nameof(F))]
    public static partial double FGradient(ReadOnlySpan<double> x, Span<double> gradient);
}
