namespace CurseOfMemory.Generator.Graphs;

/// <summary>The table of elementary and special functions. A new function is one row here and one lane method.</summary>
internal static partial class Functions
{
    private const string Special = "global::CurseOfMemory.Special.";

    private static readonly Function[] Rows =
        [.. Exponentials(), .. Powers(), .. Trigonometric(), .. Hyperbolic(), .. Kinked(), .. ErrorFunctions(), .. GammaFunctions(), .. Moments()];

    public static IReadOnlyList<Function> All => Rows;

    /// <summary>Puts another row in the place of one, for tests that break rules.</summary>
    internal static void Replace(int row, Function other) => Rows[row] = other;

    private static readonly Dictionary<string, int> ByName = Rows.Select((row, i) => (row.Name, i)).ToDictionary(pair => pair.Name, pair => pair.i);

    private static readonly Dictionary<string, int> ByMethod =
        Rows.SelectMany((row, i) => row.Recognised.Select(method => (method, i))).ToDictionary(pair => pair.method, pair => pair.i);

    /// <summary>The place of a row in the table.</summary>
    public static int IndexOf(string name) => ByName[name];

    /// <summary>The row that a qualified C# method such as <c>System.Math.Exp</c> means, or null.</summary>
    /// <param name="parameters">The number of its parameters, where a name has several meanings.</param>
    public static Function? Recognise(string method, int parameters = -1) =>
        ByMethod.TryGetValue($"{method}/{parameters}", out int row) || ByMethod.TryGetValue(method, out row) ? Rows[row] : null;

    /// <summary>A function of one variable that lanes have.</summary>
    private static Function Unary(string name, string method, Func<Graph, int, int> derivative, params string[] aliases) =>
        Row(name, method, 1, (g, node, _) => derivative(g, node.X), aliases);

    /// <summary>A function of two variables that lanes have.</summary>
    private static Function Binary(string name, string method, Func<Graph, int, int, int, int> derivative, params string[] aliases) =>
        Row(name, method, 2, (g, node, i) => derivative(g, node.X, node.Y, i), aliases);

    private static Function Row(string name, string method, int arity, Func<Graph, Node, int, int> derivative, string[] aliases) => new(
        name, [.. Names(method), .. aliases], "global::System.Math." + method, method, "global::CurseOfMemory.DoubleDouble." + method, arity, derivative);

    /// <summary>A function of the runtime's Special, in all precisions.</summary>
    private static Function OfSpecial(string name, string method, int arity, Func<Graph, Node, int, int> derivative, params string[] aliases) =>
        new(name, ["CurseOfMemory.Special." + method, .. aliases], Special + method, Special + method, Special + method, arity, derivative);

    private static string[] Names(string method) => ["System.Math." + method, "System.MathF." + method, "System.Double." + method];

    private static string MathNet(string method) => "MathNet.Numerics.SpecialFunctions." + method;
}
