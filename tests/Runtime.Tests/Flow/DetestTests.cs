using System.Globalization;
using System.Text.Json;

namespace CurseOfMemory.Runtime.Tests.Flow;

/// <summary>
/// The classes A to E of DETEST against the end values published with it: subroutine EVALU of NSDTST (W. H. Enright, J. D. Pryce, Two FORTRAN packages for assessing
/// initial value methods, ACM Trans. Math. Softw. 13 (1987) 1, Algorithm 648), to which values from 30 digits (Data/detest.py) agree.
/// </summary>
public class DetestTests
{
    public static TheoryData<string> Names => ["Adams", "DormandPrince5", "DormandPrince8", "Radau", "Bdf", "Auto"];

    [Theory]
    [MemberData(nameof(Names))]
    public void All_end_values_agree(string method)
    {
        using JsonDocument document = Read();
        // BDF makes many small errors of one sign.
        double tolerance = method == "Bdf" ? 1e-11 : 1e-9;
        foreach (JsonProperty entry in document.RootElement.EnumerateObject())
        {
            var problem = new OdeProblem(DetestProblems.Named(entry.Name), Numbers(entry.Value, "start"), 20, Numbers(entry.Value, "published"));
            FlowResult run = VectorFlow.Run(problem, problem.Start, problem.End, Methods.Named(method) with
            {
                RelativeTolerance = tolerance,
                AbsoluteTolerance = tolerance,
                DenseOutput = false,
            });

            Assert.Equal(FlowReason.ReachedEnd, run.Outcome.Reason);
            double worst = problem.Published.Select((y, i) => Math.Abs(run.Final.Theta[i] - y)).Aggregate(Math.Max);
            // The periodic ones among them carry errors along for some turns.
            Assert.True(worst < 3e-6, $"{entry.Name} by {method}: off by {worst:E2}");
        }
    }

    [Fact]
    public void Published_end_values_are_right()
    {
        using JsonDocument document = Read();
        Assert.Equal(25, document.RootElement.EnumerateObject().Count());
        foreach (JsonProperty entry in document.RootElement.EnumerateObject())
        {
            double[] published = Numbers(entry.Value, "published"), computed = Numbers(entry.Value, "end");
            Assert.True(published.Length >= computed.Length - 1 && published.Length > 0, entry.Name);
            for (int i = 0; i < published.Length; i++)
                Close.Absolute(computed[i], published[i], 2e-13);
        }
    }

    private static JsonDocument Read() => JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "detest.json")));

    private static double[] Numbers(JsonElement problem, string name)
        => [.. problem.GetProperty(name).EnumerateArray().Select(v => double.Parse(v.GetString()!, CultureInfo.InvariantCulture))];
}
