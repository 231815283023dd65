using System.Globalization;
using System.Text.Json;

namespace CurseOfMemory.Runtime.Tests.Numerics;

/// <summary>Rows of a reference table: arguments as pairs of doubles, then the value with more digits than a DoubleDouble has.</summary>
internal static class DoubleDoubleReference
{
    public static IEnumerable<(DoubleDouble[] Arguments, DoubleDouble Value)> Rows(string file, string table)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", file)));
        return [.. document.RootElement.GetProperty(table).EnumerateArray().Select(row => Row([.. row.EnumerateArray().Select(cell => cell.GetString()!)]))];
    }

    private static (DoubleDouble[] Arguments, DoubleDouble Value) Row(string[] cells)
    {
        double[] parts = [.. cells[..^1].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];
        return ([.. parts.Chunk(2).Select(pair => DoubleDouble.FromSum(pair[0], pair[1]))], DoubleDouble.Parse(cells[^1], CultureInfo.InvariantCulture));
    }

    /// <summary>Fails unless the relative error in every row is at most the limit; returns the worst.</summary>
    public static double Agree(IEnumerable<(DoubleDouble[] Arguments, DoubleDouble Value)> rows, double limit, Func<DoubleDouble[], DoubleDouble> function)
    {
        double worst = 0;
        foreach (var (arguments, expected) in rows)
        {
            DoubleDouble actual = function(arguments);
            double error = actual == expected ? 0 : (double)DoubleDouble.Abs((actual - expected) / expected);
            Assert.True(error <= limit && actual.Hi + actual.Lo == actual.Hi,
                $"at [{string.Join(", ", arguments)}]: {actual} instead of {expected}, relative error {error:E1} > {limit:E1}");
            worst = Math.Max(worst, error);
        }
        Assert.NotEmpty(rows);
        return worst;
    }
}
