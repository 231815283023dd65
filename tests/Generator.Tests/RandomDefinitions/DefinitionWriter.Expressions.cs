namespace CurseOfMemory.Generator.Tests.RandomDefinitions;

/// <summary>Expressions.</summary>
internal sealed partial class DefinitionWriter
{
    /// <summary>Functions in their domains, by how many numbers they take.</summary>
    private static readonly string[][] Functions =
    [
        [],
        [
            "Math.Sin({0})", "Math.Cos({0})", "Math.Tanh({0})", "Math.Atan({0})", "Math.Exp(Math.Sin({0}))", "Math.Exp(-Math.Abs({0}))", "Math.Sqrt(1.25 + Square({0}))",
            "Math.Log(1.5 + Square({0}))", "Math.Cbrt(2.5 + Math.Sin({0}))", "Math.Asinh({0})", "Math.Acosh(1.25 + Square({0}))", "Math.Atanh(0.5 * Math.Sin({0}))",
            "Math.Asin(0.5 * Math.Cos({0}))", "Math.Acos(0.5 * Math.Sin({0}))", "Math.Sinh(Math.Tanh({0}))", "Math.Cosh(Math.Sin({0}))", "Math.Abs({0})", "Math.Floor({0})",
            "Math.Log2(2.5 + Math.Cos({0}))", "Math.Log10(2.5 + Math.Sin({0}))", "double.ExpM1(Math.Sin({0}))", "double.LogP1(Square({0}))", "double.SinPi({0})", "double.CosPi({0})",
            "Math.Tan(0.5 * Math.Sin({0}))", "Math.Pow(1.5 + Math.Sin({0}), 2.5)", "Math.Pow({0}, 2)", "Math.Pow({0}, 3)", "1 / (1.5 + Square({0}))", "Math.Round({0})",
            "Math.Truncate({0})", "Math.Sign({0}) * 0.5", "MathNet.Numerics.SpecialFunctions.Erf({0})", "MathNet.Numerics.SpecialFunctions.GammaLn(1.5 + Square({0}))",
            "MathNet.Numerics.SpecialFunctions.Logistic({0})", "(double)(int)({0})", "Math.Ceiling({0})", "Math.Clamp({0}, -0.75, 1.5)", "Square({0})", "-({0})", "Math.Pow(2, Math.Sin({0}))",
        ],
        [
            "Math.Max({0}, {1})", "Math.Min({0}, {1})", "Math.Pow(1.5 + Math.Sin({0}), Math.Tanh({1}))", "Math.Atan2({0}, 1.5 + Square({1}))", "Math.Atan2(1.25 + Math.Sin({0}), {1})",
            "double.Hypot({0}, 1.25 + Square({1}))", "({0}) / (1.25 + Square({1}))", "Math.CopySign({0}, {1})", "({0}) % (2.5 + Math.Sin({1}))", "Product(in One[1], {0}) - ({1})",
            "Product({0}, {1})", "Product(Math.Tanh({0}), {1})",
        ],
        ["Math.FusedMultiplyAdd({0}, {1}, {2})", "Math.Clamp({0}, Math.Min({1}, {2}), Math.Max({1}, {2}) + 0.5)"],
    ];

    public string Real(int depth)
    {
        if (depth <= 0 || Chance(15))
            return Leaf();
        return Next(17) switch
        {
            0 or 1 => $"{Real(depth - 1)} + {Real(depth - 1)}",
            2 or 3 => $"{Real(depth - 1)} - {Factor(depth - 1)}",
            4 or 5 or 6 => $"{Factor(depth - 1)} * {Factor(depth - 1)}",
            7 => $"({Truth(1)} ? {Real(depth - 1)} : {Real(depth - 1)})",
            8 => Switch(depth - 1),
            9 => Call(depth - 1) ?? Leaf(),
            10 => OfVectors(depth - 1) ?? Leaf(),
            11 => $"{Factor(depth - 1)} * {Whole()}",
            12 => Function(2, depth - 1),
            13 => Chance(30) ? Function(3, 1) : Function(1, depth - 1),
            _ => Function(1, depth - 1),
        };
    }

    /// <summary>An expression that stands as a factor.</summary>
    private string Factor(int depth) => depth <= 0 ? Leaf() : $"({Real(depth)})";

    private string Function(int arity, int depth) => string.Format(Pick(Functions[arity]), [.. Enumerable.Range(0, arity).Select(_ => Real(depth))]);

    private string Leaf()
    {
        string? found = Next(10) switch
        {
            0 => Number(),
            1 or 2 or 3 => Element(),
            4 => Names(Sort.Pair) is [_, ..] pairs ? $"{Pick(pairs).Text}.{(Chance(50) ? "Item1" : "Item2")}" : null,
            5 => Names(Sort.Vector) is [_, ..] vectors ? $"{Pick(vectors).Text}.{(Chance(50) ? "X" : "Y")}" : null,
            6 => Chance(50) ? Pick(["Scale", "Half", "Table[0]", "Table[2]", "One[1]"]) : null,
            _ => null,
        };
        return found ?? (Names(Sort.Real) is [_, ..] reals ? Pick(reals).Text : Number());
    }

    private string? Element()
    {
        Name[] arrays = [.. _names.Where(name => name.Sort is Sort.Numbers or Sort.Grid)];
        return arrays.Length == 0 ? null : Element(Pick(arrays));
    }

    private string Element(Name array) => array.Sort == Sort.Grid ? $"{array.Text}[{Index(array.Size)}, {Index(array.Size)}]" : $"{array.Text}[{IndexFromEnds(array.Size)}]";

    private string IndexFromEnds(int size) => Chance(8) ? $"^{1 + Next(size)}" : Index(size);

    private string Index(int size)
    {
        Name[] counters = [.. Names(Sort.Count).Where(name => name.Size <= size)], others = Names(Sort.Count);
        if (counters.Length > 0 && Chance(65))
            return Chance(15) ? $"{size - 1} - {Pick(counters).Text}" : Pick(counters).Text;
        if (others.Length > 0 && Chance(25))
            return $"({Pick(others).Text} + {Next(3)}) % {size}";
        return Next(size).ToString();
    }

    private string Whole() => Names(Sort.Count) is [_, ..] counts && Chance(80) ? $"({Pick(counts).Text} + 1)" : (1 + Next(3)).ToString();

    public string Truth(int depth) => Next(9) switch
    {
        0 when depth > 0 => $"({Truth(depth - 1)} && {Truth(depth - 1)})",
        1 when depth > 0 => $"({Truth(depth - 1)} || {Truth(depth - 1)})",
        2 when depth > 0 => $"!({Truth(depth - 1)})",
        3 when Names(Sort.Truth) is [_, ..] truths => Pick(truths).Text,
        4 when Names(Sort.Count) is [_, ..] counts => $"{Pick(counts).Text} {Pick(["> 0", "< 2", "% 2 == 0", "!= 1", ">= 1"])}",
        5 => $"{Factor(1)} is {Pick(["> 0.25", "< -0.5 or > 1", ">= 0 and < 1.75"])}",
        6 => $"{Real(1)} >= {Factor(1)}",
        7 => $"{Real(1)} > {Number()}",
        _ => $"{Real(1)} < {Factor(1)}",
    };

    private string Switch(int depth)
    {
        if (Names(Sort.Count) is [_, ..] counts && Chance(50))
            return $"({Pick(counts).Text} switch {{ 0 => {Real(depth)}, 1 or 3 => {Real(depth)}, _ => {Real(depth)} }})";
        return $"({Leaf()} switch {{ < {Pick(["-1.0", "-0.25", "0.25"])} => {Real(depth)}, >= 0.5 and < 1.5 when {Truth(0)} => {Real(depth)}, _ => {Real(depth)} }})";
    }

    private string? OfVectors(int depth) => Names(Sort.Vector) is [_, ..] vectors ? Next(4) switch
    {
        0 => $"{Pick(vectors).Text}.Dot({Vector(depth)})",
        1 => $"({Vector(depth)}).Norm",
        2 => $"Vector.Cross({Vector(depth)}, {Pick(vectors).Text})",
        _ => $"({Vector(depth)}).Y",
    } : null;

    private string Vector(int depth)
    {
        Name[] vectors = Names(Sort.Vector);
        if (vectors.Length == 0 || depth <= 0 || Chance(25))
            return vectors.Length > 0 && Chance(50) ? Pick(vectors).Text : $"new Vector({Real(depth)}, {Real(depth)})";
        return Next(6) switch
        {
            0 => $"{Pick(vectors).Text} + {Vector(depth - 1)}",
            1 => $"{Pick(vectors).Text} - ({Vector(depth - 1)})",
            2 => $"{Factor(depth - 1)} * ({Vector(depth - 1)})",
            3 => $"{Pick(vectors).Text} with {{ {(Chance(50) ? "X" : "Y")} = {Real(depth - 1)} }}",
            4 => $"-{Pick(vectors).Text}",
            _ => $"{Pick(vectors).Text}.Turned({Real(depth - 1)})",
        };
    }
}
