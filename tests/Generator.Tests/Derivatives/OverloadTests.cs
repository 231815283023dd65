using Microsoft.CodeAnalysis.CSharp;

namespace CurseOfMemory.Generator.Tests.Derivatives;

/// <summary>Collection expressions as theta mean doubles, though an objective takes DoubleDouble as well.</summary>
public class OverloadTests
{
    private const string Formula = "[Loss] public double J(ReadOnlySpan<double> x) { double sum = 2; for (int i = 0; i < x.Length; i++) sum += x[i] * x[i]; return sum; }";

    private const string Program = "[Loss] public double J(ReadOnlySpan<double> x) { double h = 2; for (int i = 0; i < x.Length; i++) h = Math.Sin(h) + x[i] * x[i]; return h; }";

    private static string Source(string loss) => $$"""
        using System; using CurseOfMemory;
        /// <summary>.</summary>
        [Objective] public readonly partial struct Loss
        {
            /// <summary>.</summary>
            {{loss}}
        }
        """;

    private const string Calls = """

        /// <summary>.</summary>
        public static class Calls
        {
            /// <summary>.</summary>
            public static double[] All()
            {
                Loss loss = new();
                double[] gradient = new double[2];
                return [loss.Value([]), loss.Value([1.0, 2.0]), loss.Value([1, 2]), loss.Gradient([1.0, 2.0], gradient), loss.Violation([]) is null ? 0 : 1, loss.Value((double[])[1, 2]), (double)loss.Value((DoubleDouble[])[1, 2])];
            }
        }
        """;

    [Theory]
    [InlineData(Formula, LanguageVersion.CSharp13)]
    [InlineData(Formula, LanguageVersion.Latest)]
    [InlineData(Program, LanguageVersion.CSharp13)]
    [InlineData(Program, LanguageVersion.Latest)]
    public void Empty_and_other_collections_are_doubles(string loss, LanguageVersion version)
    {
        double[] values = (double[])Project.Of(Source(loss) + Calls, version).Accepted().Load().GetType("Calls")!.GetMethod("All")!.Invoke(null, null)!;
        Assert.Equal(2, values[0]);
        Assert.Equal(0, values[4]);
        Assert.All(values[1..4], value => Assert.Equal(values[5], value));
        Assert.Equal(values[6], values[5], 1e-14);
    }

    /// <summary>C# 12 has no priorities of overloads, and an error for who asks for them.</summary>
    [Theory]
    [InlineData(Formula)]
    [InlineData(Program)]
    public void An_older_language_is_not_asked_for_priorities(string loss) => Project.Of(Source(loss), LanguageVersion.CSharp12).Accepted();
}
