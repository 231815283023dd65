using System.Globalization;
using System.Text.Json;

namespace CurseOfMemory.Runtime.Tests.Flow;

/// <summary>The classes A to E of DETEST against end values from extended arithmetic (Data/detest.py).</summary>
public class DetestTests
{
    public static TheoryData<string> Names => ["Adams", "DormandPrince5", "DormandPrince8", "Radau", "Bdf", "Auto"];

    [Theory]
    [MemberData(nameof(Names))]
    public void All_end_values_agree(string method)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "detest.json")));
        // BDF makes many small errors of one sign.
        double tolerance = method == "Bdf" ? 1e-11 : 1e-9;
        foreach (JsonProperty entry in document.RootElement.EnumerateObject())
        {
            var problem = new OdeProblem(DetestProblems.Named(entry.Name), Numbers(entry.Value, "start"), 20, Numbers(entry.Value, "end"));
            FlowResult run = VectorFlow.Run(problem, problem.Start, problem.End, Methods.Named(method) with
            {
                RelativeTolerance = tolerance,
                AbsoluteTolerance = tolerance,
                DenseOutput = false,
            });

            Assert.Equal(FlowReason.ReachedEnd, run.Outcome.Reason);
            double worst = problem.Published.Select((y, i) => Math.Abs(run.Final.Theta[i] - y)).Max();
            // The periodic ones among them carry errors along for some turns.
            Assert.True(worst < 3e-6, $"{entry.Name} by {method}: off by {worst:E2}");
        }
    }

    private static double[] Numbers(JsonElement problem, string name)
        => [.. problem.GetProperty(name).EnumerateArray().Select(v => double.Parse(v.GetString()!, CultureInfo.InvariantCulture))];
}
