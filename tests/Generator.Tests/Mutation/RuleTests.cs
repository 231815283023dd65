using CurseOfMemory.Generator.Adjoints;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Tests.Adjoints;
using CurseOfMemory.Generator.Tests.Oracle;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace CurseOfMemory.Generator.Tests.Mutation;

/// <summary>Tests that change the table of functions, and so run alone.</summary>
[CollectionDefinition(nameof(RuleTests), DisableParallelization = true)]
public class Alone;

/// <summary>Each rule of the table of functions broken, one at a time: a check by the oracle that passes with the rule must fail without it.</summary>
[Collection(nameof(RuleTests))]
public class RuleTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_broken_rule_is_noticed()
    {
        List<string> missed = [];
        int mutants = 0;
        for (int row = 0; row < Functions.All.Count; row++)
        {
            Function whole = Functions.All[row];
            Assert.True(Passes(whole), $"The rules of {whole.Name} don't agree with the oracle.");
            foreach ((string name, Function broken) in Mutants(whole))
            {
                mutants++;
                Functions.Replace(row, broken);
                try
                {
                    if (Passes(whole))
                        missed.Add(name);
                }
                finally
                {
                    Functions.Replace(row, whole);
                }
            }
        }
        output.WriteLine($"{mutants} mutants of {Functions.All.Count} functions, {mutants - missed.Count} caught");
        Assert.Equal([], missed);
        Assert.InRange(mutants, 2 * Functions.All.Count, int.MaxValue);
    }

    /// <summary>A row with the wrong sign, with 1 too much, with the derivative of the next argument for that of one, and with each parity that it hasn't.</summary>
    private static IEnumerable<(string Name, Function Broken)> Mutants(Function row)
    {
        for (int i = 0; i < row.Arity; i++)
        {
            int broken = i, next = (i + 1) % row.Arity;
            Function Mutant(Func<Graph, Node, int> rule) => row with { Derivative = (graph, node, k) => k == broken ? rule(graph, node) : row.Derivative(graph, node, k) };
            bool isZero = IsZero(row, i);
            if (!isZero)
                yield return ($"{row.Name}, argument {i}, negated", Mutant((graph, node) => graph.Negate(row.Derivative(graph, node, broken))));
            yield return ($"{row.Name}, argument {i}, plus 1", Mutant((graph, node) => graph.Add(row.Derivative(graph, node, broken), graph.One)));
            if (next != i && !(isZero && IsZero(row, next)))
                yield return ($"{row.Name}, argument {i}, that of {next}", Mutant((graph, node) => row.Derivative(graph, node, next)));
            foreach (Parity other in Enum.GetValues<Parity>().Where(other => other != ParityOf(row, broken)))
                yield return ($"{row.Name}, argument {i}, {other}", row with { Parities = [.. Enumerable.Range(0, row.Arity).Select(k => k == broken ? other : ParityOf(row, k))] });
        }
    }

    private static bool IsZero(Function row, int i)
    {
        Graph graph = new();
        int[] arguments = [.. Enumerable.Range(0, row.Arity).Select(graph.Variable)];
        return row.Derivative(graph, new Node(Op.Function, Functions.IndexOf(row.Name), 0, 0, new(arguments)), i) == graph.Zero;
    }

    private static Parity ParityOf(Function row, int i) => i < row.Parities.Length ? row.Parities[i] : Parity.None;

    /// <summary>Whether first and second derivatives of a function, as the generator makes them, and its parities are what hyper-dual numbers say.</summary>
    private static bool Passes(Function row)
    {
        if (!Enumerable.Range(0, row.Arity).All(i => ParityOf(Functions.All[Functions.IndexOf(row.Name)], i) == ParityByOracle(row, i)))
            return false;
        try
        {
            foreach (double[] point in Points(row.Name))
            {
                Sketch sketch = new("Function");
                Term[] arguments = [.. Enumerable.Range(0, row.Arity).Select(i => sketch.Real("x" + i))];
                Check.Derivatives(sketch.Program(() => [sketch.CallOfOrder(row.HasOrder ? 1 : 0, row.Name, arguments)]), new Inputs(point[..row.Arity], []));
            }
            return true;
        }
        catch (XunitException)
        {
            return false;
        }
    }

    /// <summary>What the opposite of an argument makes of a function. Where the sign of a zero matters, or where an integral diverges, that is nothing to go by.</summary>
    private static Parity ParityByOracle(Function row, int i)
    {
        if ((row.Name, i) is ("atan2", 0) or ("copysign", 1) or ("ratio", 1) or ("K" or "KC" or "KS", 2))
            return Parity.None;
        double Value(double[] x) => HyperDualArithmetic.Value(HyperDualArithmetic.Function(row.Name, 1, [.. x.Select(HyperDualArithmetic.Of)]));
        (double At, double Opposite)[] values =
            [.. Points(row.Name).Select(point => point[..row.Arity]).Select(x => (Value(x), Value([.. x.Select((number, k) => k == i ? -number : number)])))];
        return values.All(pair => pair.Opposite == pair.At) ? Parity.Even : values.All(pair => pair.Opposite == -pair.At) ? Parity.Odd : Parity.None;
    }

    /// <summary>Where all pieces of a function are seen, each in its domain.</summary>
    private static double[][] Points(string name) => name switch
    {
        "acosh" => [[1.7], [3.2]],
        "clamp" => [[0.5, 0.1, 0.9], [0.05, 0.1, 0.9], [0.95, 0.1, 0.9]],
        "max" or "min" or "step" => [[0.3, 0.7], [0.7, 0.3]],
        "abs" or "sign" or "copysign" => [[-0.6, 0.4], [0.6, -0.4]],
        "floor" or "ceiling" or "round" or "truncate" => [[1.7], [2.2]],
        "K" or "KC" or "KS" => [[0.35, 0.8, 0.6, 0.5], [0.7, -0.45, 0.3, -0.75]],
        _ => [[0.35, 0.8, 0.6, 0.5], [0.7, 0.45, -0.3, -0.75]],
    };
}
