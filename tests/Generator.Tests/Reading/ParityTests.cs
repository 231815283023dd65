using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Tests.Reading;

/// <summary>Even and odd functions of an operand and of its opposite are one node of the graph.</summary>
public class ParityTests
{
    private static readonly int[] Signs = [1, -1];

    public static IEnumerable<object[]> Operands => Functions.All
        .SelectMany(row => Enumerable.Range(0, row.Parities.Length).Where(i => row.Parities[i] != Parity.None).Select(i => new object[] { row.Name, i }));

    [Theory]
    [MemberData(nameof(Operands))]
    public void The_opposite_of_an_operand(string function, int operand)
    {
        Graph graph = new();
        int x = graph.Parameter(0, Index.None), y = graph.Parameter(1, Index.None), z = graph.Parameter(2, Index.None);
        foreach (int opposite in new[] { x, graph.Subtract(x, y), graph.Multiply(z, graph.Subtract(x, y)), graph.Multiply(graph.Constant(-2), x), graph.Constant(3) })
        {
            int[] calls = [.. Signs.Select(sign => Call(graph, function, operand, graph.Multiply(graph.Constant(sign), opposite)))];
            int turned = Functions.All[Functions.IndexOf(function)].Parities[operand] == Parity.Odd ? graph.Negate(calls[0]) : calls[0];
            Assert.Equal(turned, calls[1]);
            Assert.NotEqual(graph.Zero, calls[0]);
        }
    }

    [Fact]
    public void A_difference_either_way()
    {
        Graph graph = new();
        int x = graph.Parameter(0, Index.None), y = graph.Parameter(1, Index.None), z = graph.Parameter(2, Index.None);
        int one = graph.Multiply(z, graph.Subtract(x, y)), other = graph.Multiply(z, graph.Subtract(y, x));
        Assert.NotEqual(one, other);
        Assert.Equal(graph.Call("cos", one), graph.Call("cos", other));
        Assert.Equal(graph.Zero, graph.Add(graph.Call("sin", one), graph.Call("sin", other)));
        Assert.NotEqual(graph.Call("exp", one), graph.Call("exp", other));
    }

    [Fact]
    public void A_definition_as_read_keeps_its_signs()
    {
        Graph graph = new() { KeepsSigns = true };
        int x = graph.Parameter(0, Index.None);
        Assert.NotEqual(graph.Call("cos", x), graph.Call("cos", graph.Negate(x)));
    }

    private static int Call(Graph graph, string function, int operand, int x)
    {
        int row = Functions.IndexOf(function);
        int[] operands = [.. Enumerable.Range(0, Functions.All[row].Arity).Select(i => graph.Call("exp", graph.Parameter(9 + i, Index.None)))];
        operands[operand] = x;
        return graph.CallOfOrder(function, 1, operands);
    }
}
