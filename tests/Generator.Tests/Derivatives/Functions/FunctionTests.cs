using System.Text.Json;
using CurseOfMemory.Generator.Tests.Oracle;

namespace CurseOfMemory.Generator.Tests.Derivatives;

/// <summary>Each function of the table with its first two derivatives, in lanes, in double and in extended precision, against 36 digits.</summary>
public class FunctionTests
{
    private const double Tolerance = 1e-13, ExtendedTolerance = 1e-26;

    private static readonly Lazy<JsonElement> Table = new(() => JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "functions.json"))).RootElement);

    private static readonly Dictionary<string, Func<double[], IObjective<double>>> Families = new()
    {
        ["positive"] = weights => new PositiveFunctions(weights),
        ["unit"] = weights => new UnitFunctions(weights),
        ["real"] = weights => new RealFunctions(weights),
        ["beyond"] = weights => new FunctionsBeyondOne(weights),
    };

    public static IEnumerable<object[]> Functions => Table.Value.GetProperty("families").EnumerateObject()
        .SelectMany(family => family.Value.GetProperty("rows").EnumerateObject().Select(row => new object[] { family.Name, row.Name }));

    public static IEnumerable<object[]> Pairs => Table.Value.GetProperty("pairs").GetProperty("rows").EnumerateObject().Select(row => new object[] { row.Name });

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_function_of_one_variable(string family, string function)
    {
        JsonElement table = Table.Value.GetProperty("families").GetProperty(family);
        IObjective<double> objective = Families[family](OneHot(table.GetProperty("rows"), function));
        Extended[][] expected = Rows(table, function);
        int n = expected.Length;
        Check(objective, Numbers(table, "x"), expected.Select(row => row[0]), [.. expected.Select(row => row[1])],
            (row, column) => row == column ? expected[row][2] : 0, n);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_function_of_two_variables(string function)
    {
        JsonElement table = Table.Value.GetProperty("pairs");
        Extended[][] expected = Rows(table, function);
        int m = expected.Length;
        Check(new FunctionsOfTwo(OneHot(table.GetProperty("rows"), function)), [.. Numbers(table, "x"), .. Numbers(table, "y")], expected.Select(row => row[0]),
            [.. expected.Select(row => row[1]), .. expected.Select(row => row[2])],
            (row, column) => row % m == column % m ? expected[row % m][3 + row / m + column / m] : 0, 2 * m);
    }

    private static void Check(IObjective<double> objective, double[] theta, IEnumerable<Extended> values, Extended[] gradient, Func<int, int, Extended> hessian, int n)
    {
        Extended value = values.Aggregate((Extended)0, (sum, one) => sum + one);
        double scale = values.Sum(one => Math.Abs(one.High));
        double[] g = new double[n], h = new double[n * n];
        Near("J", value, objective.Hessian(theta, g, h), Tolerance, scale);
        DoubleDouble[] extendedG = new DoubleDouble[n], extendedH = new DoubleDouble[n * n];
        Near("J", value, ((IObjective<DoubleDouble>)objective).Hessian([.. theta], extendedG, extendedH), ExtendedTolerance, scale);
        for (int i = 0; i < n; i++)
        {
            Near($"g[{i}]", gradient[i], g[i], Tolerance, 1);
            Near($"g[{i}]", gradient[i], extendedG[i], ExtendedTolerance, 1);
            for (int j = 0; j < n; j++)
            {
                Near($"h[{i}, {j}]", hessian(i, j), h[i * n + j], Tolerance, 1);
                Near($"h[{i}, {j}]", hessian(i, j), extendedH[i * n + j], ExtendedTolerance, 1);
            }
        }
    }

    private static void Near(string what, Extended expected, Extended actual, double tolerance, double scale) => Assert.True(
        Math.Abs((expected - actual).High) <= tolerance * Math.Max(scale, Math.Abs(expected.High)),
        $"{what} is {actual.High:R}, but should be {expected.High:R}: off by {(expected - actual).High:E2}.");

    private static double[] OneHot(JsonElement rows, string function) => [.. rows.EnumerateObject().Select(row => row.Name == function ? 1.0 : 0)];

    private static double[] Numbers(JsonElement table, string name) => [.. table.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];

    private static Extended[][] Rows(JsonElement table, string function) => [.. table.GetProperty("rows").GetProperty(function).EnumerateArray()
        .Select(row => row.EnumerateArray().Select(digits => Extended.Parse(digits.GetString()!)).ToArray())];
}
