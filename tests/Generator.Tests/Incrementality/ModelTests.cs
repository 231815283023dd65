using System.Collections;
using System.Reflection;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Reading;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Tests.Incrementality;

/// <summary>What flows from step to step compares by value, and holds nothing of the compiler.</summary>
public class ModelTests
{
    private static ObjectiveModel Model(string loss) => Harness.Run(Samples.Kernel + loss).Model;

    [Fact]
    public void Equal_sources_have_equal_models()
    {
        ObjectiveModel first = Model(Samples.Loss), second = Model(Samples.Loss);
        Assert.NotSame(first, second);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
    }

    [Theory]
    [InlineData("error * error", "(error) * ((error))")]
    [InlineData("error * error", "Math.Pow(error, 2)")]
    [InlineData("double error =", "double spare = 1; double error =")]
    [InlineData("return error * error;", "double square = error; square *= error; return square;")]
    [InlineData("ExponentialSum.At(t, a, w) - target.At(t)", "-target.At(t) + ExponentialSum.At(t, w: w, a: a)")]
    public void Equivalent_sources_have_equal_models(string original, string other) =>
        Assert.Equal(Model(Samples.Loss), Model(Samples.Loss.Replace(original, other)));

    [Theory]
    [InlineData("error * error", "error * error * error")]
    [InlineData("error * error", "1.5 * error * error")]
    [InlineData("PositiveInfinity", "MaxValue")]
    [InlineData("MemoryLoss", "OtherLoss")]
    [InlineData("readonly partial struct", "partial class")]
    [InlineData("J(a, w) =", "J =")]
    public void Different_sources_have_different_models(string original, string other) =>
        Assert.NotEqual(Model(Samples.Loss), Model(Samples.Loss.Replace(original, other)));

    [Fact]
    public void Nothing_of_the_compiler_survives_the_transform()
    {
        Harness harness = Harness.Run(Samples.Kernel + Samples.Loss).Accepted();
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        foreach (object value in harness.Outputs(StepNames.Derive).Concat(harness.Outputs(StepNames.Emit)).Append(harness.Model))
            Walk(value, value.GetType().Name, seen);
        Assert.Contains(seen, value => value is Definition);
        Assert.Contains(seen, value => value is Node);
    }

    internal static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
            return;
        Assert.False(value is ISymbol or SyntaxNode or SyntaxTree or Compilation or SemanticModel or IOperation or Location, $"{path} holds a {value.GetType()}.");
        Assert.False(value.GetType().Namespace!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal), $"{path} holds a {value.GetType()}.");
        if (value is IEnumerable items)
        {
            foreach (object? item in items)
                Walk(item, path + "[]", seen);
        }
        foreach (FieldInfo field in value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            Walk(field.GetValue(value), $"{path}.{field.Name}", seen);
    }
}
