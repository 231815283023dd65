using System.Globalization;
using System.Text.Json;

namespace CurseOfMemory.Runtime.Tests.Flow;

/// <summary>One run of the reference file: the target, the start and its hitting times.</summary>
internal sealed class PlateauTruth
{
    private readonly JsonElement run;

    private PlateauTruth(JsonElement run) => this.run = run;

    public double[] Theta0 => [.. Numbers(run.GetProperty("a0")), .. Numbers(run.GetProperty("w0"))];

    public PlateauLoss Loss => new(new MemoryTarget(
        new ExponentialSumTarget([1.0], [1.0]), new GaussianTarget(1, Number(run.GetProperty("mu")), 1)));

    public IEnumerable<(double Tau, double Loss, double[] Theta)> Landings => run.GetProperty("landing").EnumerateArray()
        .Select(l => (Number(l.GetProperty("tau")), Number(l.GetProperty("J")), Numbers(l.GetProperty("theta")).ToArray()));

    public static PlateauTruth Of(string start, int mu)
    {
        using JsonDocument document = Read("plateau-flow-m2.json");
        JsonElement match = document.RootElement.GetProperty("runs").EnumerateArray()
            .Single(r => r.GetProperty("start").GetString() == start && Number(r.GetProperty("mu")) == mu);
        return new PlateauTruth(match.Clone());
    }

    /// <summary>The right-hand sides that another code needs for the time of the loss's change, and the relative error of that time.</summary>
    public static (long Gradients, double Error) Cost(int mu, string method)
    {
        using JsonDocument document = Read("plateau-cost.json");
        JsonElement row = document.RootElement.GetProperty("rows").EnumerateArray()
            .Single(r => r.GetProperty("mu").GetInt32() == mu && r.GetProperty("method").GetString() == method);
        return (row.GetProperty("rhs").GetInt64(), row.GetProperty("rel_err").GetDouble());
    }

    public double LossHit(string delta) => Number(run.GetProperty("hits_loss").GetProperty(delta));

    /// <summary>All thresholds of the loss and of the parameters, as events that don't end a run, with their times.</summary>
    public IEnumerable<(FlowEvent Event, double Tau)> Hits
        => HitsOf("hits_loss", FlowEvent.LossChanged).Concat(HitsOf("hits_theta", FlowEvent.ParametersMoved));

    private IEnumerable<(FlowEvent Event, double Tau)> HitsOf(string name, Func<double, FlowEvent> threshold)
        => run.GetProperty(name).EnumerateObject().Select(h => (threshold(double.Parse(h.Name, CultureInfo.InvariantCulture)).NonTerminal(), Number(h.Value)));

    private static JsonDocument Read(string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", file)));

    private static IEnumerable<double> Numbers(JsonElement array) => array.EnumerateArray().Select(Number);

    private static double Number(JsonElement text) => double.Parse(text.GetString()!, CultureInfo.InvariantCulture);
}
