using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Tests.Reading;

/// <summary>The numbers that a definition's leaves stand for.</summary>
internal interface ILeafValues
{
    double Parameter(int block, int position);

    double Data(int leaf, int? position);

    int Length(int extent);

    double Target(int target, double t);
}

/// <summary>
/// Evaluates a definition's graph as it stands, node by node: sums are loops, integrals are quadrature. It shares no code with calculus.
/// </summary>
internal sealed class Interpreter(Definition definition, ILeafValues leaves)
{
    private readonly Dictionary<int, int> _indices = [];
    private readonly Dictionary<int, double> _variables = [];

    public double Root => At(definition.Root);

    private double At(int position)
    {
        Node node = definition.Nodes[position];
        return node.Op switch
        {
            Op.Constant => node.Value,
            Op.ExtentSize => leaves.Length(node.A),
            Op.Parameter => leaves.Parameter(node.A, Place(node.B) ?? 0),
            Op.Data => leaves.Data(node.A, Place(node.B)),
            Op.IndexValue => _indices[node.B],
            Op.Variable => _variables[node.A],
            Op.TargetAt => leaves.Target(node.A, At(node.X)),
            Op.Add => node.Operands.Sum(At),
            Op.Multiply => node.Operands.Aggregate(1.0, (product, factor) => product * At(factor)),
            Op.Power => Math.Pow(At(node.X), node.A),
            Op.Function => Call(Functions.All[node.A], node),
            Op.Sum => Sum(node),
            Op.Integral => Quadrature.Integrate(t => { _variables[node.A] = t; return At(node.Z); }, At(node.X), At(node.Y)),
            Op.SquaredNorm => Quadrature.Integrate(t => Math.Pow(leaves.Target(node.A, t), 2), 0, double.PositiveInfinity),
            Op.Moment => Moment(node, 1),
            Op.SquaredMoment => Moment(node, 2),
            _ => throw new InvalidOperationException($"Reading makes no {node.Op}."),
        };
    }

    private int? Place(int code)
    {
        Index index = new(code);
        return index == Index.None ? null : index.IsConstant ? index.Position : _indices[code];
    }

    private double Sum(Node sum)
    {
        double total = 0;
        for (int i = 0; i < leaves.Length(new Index(sum.B).Extent); i++)
        {
            _indices[sum.B] = i;
            total += At(sum.X);
        }
        return total;
    }

    private double Moment(Node node, int power)
    {
        double s = At(node.X), to = node.Operands.Count > 1 ? At(node.Y) : double.PositiveInfinity;
        return Quadrature.Integrate(t => Math.Pow(t, node.B) * Math.Exp(-s * t) * Math.Pow(leaves.Target(node.A, t), power), 0, to);
    }

    private double Call(Function function, Node call)
    {
        double x = At(call.X), y = call.Operands.Count > 1 ? At(call.Y) : 0;
        return function.Name switch
        {
            "E" => Quadrature.Integrate(u => Math.Pow(u, call.B) * Math.Exp(-x * u), 0, 1),
            "C" => Quadrature.Integrate(u => Math.Pow(u, call.B) * Math.Exp(-x * u) * Math.Cos(y * u), 0, 1),
            "S" => Quadrature.Integrate(u => Math.Pow(u, call.B) * Math.Exp(-x * u) * Math.Sin(y * u), 0, 1),
            "G" => Quadrature.Integrate(v => Math.Pow(v, call.B) * Math.Exp(x - y * v - 0.5 * v * v), 0, double.PositiveInfinity),
            "K" => Quadrature.Integrate(v => Math.Pow(v, call.B) * Math.Exp(x - y * v - 0.5 * At(call.Z) * v * v), 0, double.PositiveInfinity),
            "U" => Quadrature.Integrate(v => Math.Pow(v, call.B) * Math.Exp(x - y * v - 0.5 * At(call.Z) * v * v), 0, 1),
            "KC" => Quadrature.Integrate(v => Math.Pow(v, call.B) * Math.Exp(x - y * v - 0.5 * At(call.Z) * v * v) * Math.Cos(At(call.Operands[3]) * v), 0, double.PositiveInfinity),
            "KS" => Quadrature.Integrate(v => Math.Pow(v, call.B) * Math.Exp(x - y * v - 0.5 * At(call.Z) * v * v) * Math.Sin(At(call.Operands[3]) * v), 0, double.PositiveInfinity),
            "UC" => Quadrature.Integrate(v => Math.Pow(v, call.B) * Math.Exp(x - y * v - 0.5 * At(call.Z) * v * v) * Math.Cos(At(call.Operands[3]) * v), 0, 1),
            "US" => Quadrature.Integrate(v => Math.Pow(v, call.B) * Math.Exp(x - y * v - 0.5 * At(call.Z) * v * v) * Math.Sin(At(call.Operands[3]) * v), 0, 1),
            "GC" => Quadrature.Integrate(v => Math.Pow(v, call.B) * Math.Exp(x - y * v - 0.5 * v * v) * Math.Cos(At(call.Z) * v), 0, double.PositiveInfinity),
            "GS" => Quadrature.Integrate(v => Math.Pow(v, call.B) * Math.Exp(x - y * v - 0.5 * v * v) * Math.Sin(At(call.Z) * v), 0, double.PositiveInfinity),
            "sign" => Math.Sign(x),
            "hypot" => Math.Sqrt((x * x) + (y * y)),
            "expm1" => double.ExpM1(x),
            "log1p" => double.LogP1(x),
            _ => Invoke(char.ToUpperInvariant(function.Name[0]) + function.Name[1..], call.Operands.Count > 1 ? [x, y] : [x]),
        };
    }

    private static double Invoke(string method, object[] arguments) =>
        (double)typeof(Math).GetMethod(method, [.. arguments.Select(_ => typeof(double))])!.Invoke(null, arguments)!;
}
