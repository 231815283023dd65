using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Tests.RandomDefinitions;

namespace CurseOfMemory.Generator.Tests.Mutation;

/// <summary>Definitions of which <c>double</c> keeps few digits, or none: what it keeps is held against the oracle, so that a broken rule is noticed.</summary>
[Collection(nameof(RuleTests))]
public class LostDigitTests
{
    /// <summary>Some six digits are left of the sine, none of the wave of fused products, and all of the arctangent beside it.</summary>
    [Theory]
    [InlineData("double v = a; for (int i = 0; i < 3; i++) v = Math.Sin(200 * v + b); return v;", "sin")]
    [InlineData("double v = a; for (int i = 0; i < 9; i++) v = Math.Sin(1e3 * Math.FusedMultiplyAdd(v, v, a)); return v + Math.Atan(b);", "atan")]
    public void A_broken_rule_is_noticed_in_what_is_left(string body, string function)
    {
        RandomDefinition definition = new("LosesDigits", $$"""
            public static partial class LosesDigits
            {
                public static object[][] Inputs => [[0.7, 0.4]];

                [Differentiable] public static double F(double a, double b) { {{body}} }
            }
            """);
        Assert.Equal(Outcome.Rounding, Assert.Single(Batch.Check([definition])).Outcome);
        int row = Functions.IndexOf(function);
        Function whole = Functions.All[row];
        Functions.Replace(row, whole with { Derivative = (graph, node, k) => graph.Negate(whole.Derivative(graph, node, k)) });
        try
        {
            Assert.Equal(Outcome.Wrong, Assert.Single(Batch.Check([definition])).Outcome);
        }
        finally
        {
            Functions.Replace(row, whole);
        }
    }
}
