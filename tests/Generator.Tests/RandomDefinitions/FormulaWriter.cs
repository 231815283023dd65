using System.Globalization;

namespace CurseOfMemory.Generator.Tests.RandomDefinitions;

/// <summary>Writes losses that are formulas: sums over data and integrals, of nested sums over the parameters.</summary>
internal sealed class FormulaWriter(string name, Random random)
{
    private static readonly string[] Smooth =
    [
        "Math.Sin({0})", "Math.Cos({0})", "Math.Tanh({0})", "Math.Atan({0})", "Math.Exp(-Square({0}))", "Math.Sqrt(1.25 + Square({0}))", "Math.Log(1.5 + Square({0}))", "Math.Cbrt(2.5 + Math.Sin({0}))",
        "Math.Asinh({0})", "Math.Pow(1.5 + Math.Sin({0}), 1.5)", "1 / (1.5 + Square({0}))", "MathNet.Numerics.SpecialFunctions.Erf({0})", "MathNet.Numerics.SpecialFunctions.Logistic({0})",
        "Math.Pow({0}, 3)", "Square({0})", "Math.Exp(Math.Sin({0}))", "double.ExpM1(Math.Sin({0}))",
    ];

    private readonly int _length = 1 + random.Next(6);

    /// <summary>A sum over data.</summary>
    public RandomDefinition Sum()
    {
        int count = 1 + random.Next(6);
        string parameters = "[Summed(nameof(Count))] int n, ReadOnlySpan<double> a, ReadOnlySpan<double> w, double c";
        string[] leaves = ["c", "X[n]"];
        string body = Inner(leaves);
        string last = random.Next(3) switch { 0 => "error * error", 1 => $"0.5 * error + {Formula(["error", "c"], 2)}", _ => Formula(["error", "sum", "Y[n]"], 2) };
        string text = $"""
                public int Count => {count};

                [{(random.Next(3) == 0 ? "Residual" : "Loss")}]
                public double F({parameters})
                {"{"}
            {body}        double error = {Formula(["sum", "c"], 2)} - Y[n];
                    return {last};
                {"}"}
            """;
        return new(name, Type($"[[0, {Numbers(_length, false)}, {Numbers(_length, true)}, {Number(false)}]]", count, text));
    }

    /// <summary>An integral that has a closed form.</summary>
    public RandomDefinition Integral()
    {
        (string from, string to, Func<string, string> term) = random.Next(4) switch
        {
            0 => ("double.NegativeInfinity", "double.PositiveInfinity", (Func<string, string>)(i => $"a[{i}] * {Power()}Math.Exp(-(w[{i}] + 0.5) * t * t{Pick(["", " + c * t", $" - {Number(true)} * t"])}){Wave(i)}")),
            1 => (Pick(["0", "-0.5", "0.25"]), Pick(["1", "1.5", "2.25"]), i => $"a[{i}] * {Power()}{Pick([$"Math.Exp(-w[{i}] * t)", $"Math.Exp(w[{i}] * t)", "1", $"Math.Exp(-w[{i}] * t - c)", "Math.Cosh(c * t)"])}{Wave(i)}"),
            2 => ("0", "double.PositiveInfinity", i => $"a[{i}] * {Power()}Math.Exp(-0.5 * (t - c) * (t - c) * w[{i}])"),
            _ => ("0", "double.PositiveInfinity", i => $"a[{i}] * {Power()}{Pick([$"Math.Exp(-w[{i}] * t)", $"Math.Exp(-(w[{i}] + {Number(true)}) * t)", $"Math.Exp(-t * Math.Exp(0.5 * w[{i}]))"])}{Wave(i)}"),
        };
        string text = $$"""
                [Loss]
                public double F([Integrated({{from}}, {{to}})] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w, double c)
                {
                    double sum = {{(random.Next(2) == 0 ? "0" : "-" + term("0"))}};
                    for (int i = 0; i < a.Length; i++)
                        sum += {{term("i")}};
                    return {{Pick(["sum", "sum * sum", "sum * sum", $"c * sum - {Number(true)} * sum * sum"])}};
                }
            """;
        return new(name, Type($"[[0.5, {Numbers(Math.Min(_length, 2), false)}, {Numbers(Math.Min(_length, 2), true)}, {Number(false)}]]", 1, text)) { IsIntegral = true };
    }

    private string Type(string inputs, int count, string members) => $$"""
        [Objective]
        public readonly partial struct {{name}}
        {
            private static readonly double[] X = {{Numbers(count, false)["new double[]".Length..]}}, Y = {{Numbers(count, false)["new double[]".Length..]}};

            public static object[][] Inputs => {{inputs}};

            public static {{name}} Instance => new();

            private static double Square(double v) => v * v;

        {{members}}
        }

        """;

    /// <summary>One or two sums over the parameters, maybe nested.</summary>
    private string Inner(string[] leaves)
    {
        string text = $"        double sum = {Formula(leaves, 1)};\n        for (int i = 0; i < a.Length; i++)\n";
        if (random.Next(4) == 0)
            return text + $"        {{\n            double inner = {Formula([.. leaves, "w[i]"], 1)};\n            for (int j = 0; j < w.Length; j++)\n                inner += {Formula(["w[j]", "w[i]", .. leaves], 2)};\n            sum += a[i] * {Formula(["inner", "a[i]"], 1)};\n        }}\n";
        if (random.Next(4) == 0)
            return text + $"            for (int j = 0; j < w.Length; j++)\n                sum += a[i] * {Formula(["w[j]", "w[i]", "a[j]", .. leaves], 2)};\n";
        return text + $"            sum += a[i] * {Formula(["w[i]", "a[i]", .. leaves], 2)};\n";
    }

    private string Formula(string[] leaves, int depth) => depth == 0 || random.Next(6) == 0 ? Pick(leaves) : random.Next(7) switch
    {
        0 => $"({Formula(leaves, depth - 1)} + {Formula(leaves, depth - 1)})",
        1 => $"({Formula(leaves, depth - 1)} - {Formula(leaves, depth - 1)})",
        2 or 3 => $"{Formula(leaves, depth - 1)} * {Formula(leaves, depth - 1)}",
        4 => $"{Number(false)} * {Formula(leaves, depth - 1)}",
        _ => string.Format(Pick(Smooth), Formula(leaves, depth - 1)),
    };

    private string Power() => Pick(["", "", "", "t * ", "t * t * "]);

    private string Wave(string i) => Pick(["", "", "", " * Math.Cos(c * t)", $" * Math.Sin(w[{i}] * t)", $" * Math.Cos(2 * t + a[{i}])"]);

    private string Pick(string[] items) => items[random.Next(items.Length)];

    private string Number(bool isPositive) => (Math.Round(isPositive ? 0.5 + 1.5 * random.NextDouble() : 3 * random.NextDouble() - 1.5, 3) + 0.0001).ToString("0.0###", CultureInfo.InvariantCulture);

    private string Numbers(int count, bool arePositive) => $"new double[] {{ {string.Join(", ", Enumerable.Range(0, count).Select(_ => Number(arePositive)))} }}";
}
