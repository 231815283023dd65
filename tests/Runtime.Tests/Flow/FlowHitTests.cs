using System.Globalization;
using System.Text.Json;

namespace CurseOfMemory.Runtime.Tests.Flow;

/// <summary>Every hitting time of the reference files, over the whole range of mu.</summary>
public class FlowHitTests
{
    private static readonly JsonElement Runs = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "flow-hits.json"))).RootElement.GetProperty("runs");

    public static TheoryData<string, double> Starts()
    {
        var starts = new TheoryData<string, double>();
        foreach (JsonElement run in Runs.EnumerateArray())
            starts.Add(run.GetProperty("init").GetString()!, Number(run.GetProperty("mu")));
        return starts;
    }

    [Theory]
    [MemberData(nameof(Starts))]
    public void All_hitting_times_agree_with_the_reference(string start, double mu)
    {
        JsonElement run = Runs.EnumerateArray().Single(r => r.GetProperty("init").GetString() == start && Number(r.GetProperty("mu")) == mu);
        double[] theta0 = [.. run.GetProperty("a0").EnumerateArray().Select(Number), .. run.GetProperty("w0").EnumerateArray().Select(Number)];
        (FlowEvent Event, double Tau)[] hits = [.. Hits(run, "hits_loss", FlowEvent.LossChanged), .. Hits(run, "hits_theta", FlowEvent.ParametersMoved)];
        var loss = new PlateauLoss(new MemoryTarget(new ExponentialSumTarget([1.0], [1.0]), new GaussianTarget(1, mu, 1)));
        FlowResult found = GradientFlow.Run(loss, theta0, 1.01 * hits.Max(h => h.Tau), FlowOptions.Radau with
        {
            Precision = Precision.Auto,
            RelativeTolerance = theta0.Length > 4 ? 1e-9 : 1e-12,
            AbsoluteTolerance = theta0.Length > 4 ? 1e-12 : 1e-15,
            DenseOutput = false,
            Events = [.. hits.Select(h => h.Event)],
        });

        Assert.Equal(FlowReason.ReachedEnd, found.Outcome.Reason);
        Assert.Equal(hits.Length, found.Events.Count);
        Assert.All(hits, h => Close.Relative(h.Tau, found.First(h.Event)!.Tau, 1e-6));
    }

    [Theory]
    [InlineData(28)]
    [InlineData(32)]
    [InlineData(40)]
    public void Late_escapes_take_fewer_than_5000_gradients(double mu)
    {
        JsonElement run = Runs.EnumerateArray().Single(r => r.GetProperty("init").GetString() == "E_spare_neuron" && Number(r.GetProperty("mu")) == mu);
        var loss = new PlateauLoss(new MemoryTarget(new ExponentialSumTarget([1.0], [1.0]), new GaussianTarget(1, mu, 1)));
        FlowResult found = GradientFlow.Run(loss, [1.0, 0, 1, 0.5], 1e12, FlowOptions.Radau with
        {
            RelativeTolerance = 1e-8,
            AbsoluteTolerance = 1e-12,
            DenseOutput = false,
            Events = [FlowEvent.LossChanged(0.01)],
        });

        Close.Relative(Number(run.GetProperty("hits_loss").GetProperty("0.01")), found.Final.Tau, 1e-6);
        Assert.InRange(found.Statistics.Evaluations, 1, 4999);
    }

    private static IEnumerable<(FlowEvent Event, double Tau)> Hits(JsonElement run, string name, Func<double, FlowEvent> threshold)
        => run.GetProperty(name).EnumerateObject().Select(h => (threshold(double.Parse(h.Name, CultureInfo.InvariantCulture)).NonTerminal(), Number(h.Value)));

    private static double Number(JsonElement text) => double.Parse(text.GetString()!, CultureInfo.InvariantCulture);
}
