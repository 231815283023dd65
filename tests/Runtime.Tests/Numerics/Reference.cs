using System.Globalization;
using System.Text.Json;

namespace CurseOfMemory.Runtime.Tests.Numerics;

/// <summary>Tables of reference numbers: rows of decimal strings, inputs first.</summary>
internal static class Reference
{
    public static double[][] Rows(string file, string table)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", file)));
        return [.. document.RootElement.GetProperty(table).EnumerateArray().Select(
            row => row.EnumerateArray().Select(cell => double.Parse(cell.GetString()!, CultureInfo.InvariantCulture)).ToArray())];
    }

    /// <summary>Fails, naming the worst of the rows, unless every |actual - expected| is at most its tolerance.</summary>
    public static void Agree(double[][] rows, Func<double[], (double Actual, double Expected, double Tolerance)> compare)
    {
        Assert.NotEmpty(rows);
        foreach (double[] row in rows)
        {
            var (actual, expected, tolerance) = compare(row);
            Assert.True(double.IsFinite(actual) && Math.Abs(actual - expected) <= tolerance,
                $"at [{string.Join(", ", row)}]: {actual:R} instead of {expected:R}, off by {Math.Abs(actual - expected):E1} > {tolerance:E1}");
        }
    }
}
