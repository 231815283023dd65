using System.Globalization;
using System.Text.Json;

namespace CurseOfMemory.Runtime.Tests.Landscapes;

public class PropositionD1Tests
{
    [Fact]
    public void Every_case_of_the_reference_is_met_in_closed_form()
    {
        int points = 0;
        foreach (JsonElement row in Truth.Read("proposition-d-1.json").Rows("cases"))
        {
            string name = row.Text("name");
            var line = new PropositionD1(row.Numbers("astar"), row.Numbers("wstar"));
            Truth.Close(row.Number("a_hat"), line.Amplitude, 1e-25, $"{name}: ahat");
            Truth.Close(row.Number("w_hat"), line.Rate, 1e-25, $"{name}: what");
            Truth.Close(row.Number("J1_min"), line.Optima[0].Loss, 1e-25, $"{name}: J_1");
            Truth.Close(row.Number("c"), line.Curvature, 1e-22, $"{name}: c");
            Truth.Close(row.Number("q_ahat2_plus_16w3ac"), line.SecondOrder, 1e-22, $"{name}: q");
            Assert.Equal(row.Int("n_critical_w"), line.Optima.Count);
            foreach (var (other, found) in row.Rows("other_critical").Zip(line.Optima.Skip(1)))
                Truth.Close(other.Number("w"), found.Rate, 1e-25, $"{name}: the other critical rate");
            foreach (JsonElement point in row.Rows("line"))
                points += Agree(point, line, name);
            Assert.Contains(row.Text("sign") == "same" ? "saddles inside" : "saddles outside", line.ToString());
        }
        Assert.Equal(160, points);
    }

    private static int Agree(JsonElement point, PropositionD1 line, string name)
    {
        DoubleDouble first = DoubleDouble.Parse(point.Text("a1_over_ahat"), CultureInfo.InvariantCulture) * line.Amplitude;
        DoubleDouble[] expected = point.Numbers("eigs"), actual = line.Eigenvalues(first);
        for (int k = 0; k < 4; k++)
            Assert.True(DoubleDouble.Abs(expected[k] - actual[k]).Hi <= 1e-24 * expected[3].Hi, $"{name}, a_1 = {first}: {actual[k]} instead of {expected[k]}");
        // The sign of the determinant is the product of the two eigenvalues that can change theirs
        if (first.Hi != 0 && (first - line.Amplitude).Hi != 0)
            Assert.Equal(Math.Sign(line.Determinant(first).Hi), expected.Any(value => value.Hi < 0) ? -1 : 1);
        return 1;
    }

    [Fact]
    public void Other_targets_are_refused()
        => Assert.Contains("Proposition D.1 is about two terms", Assert.Throws<ArgumentException>(() => new PropositionD1(new ExponentialSumTarget([1.0], [1.0]))).Message);
}
