using System.Globalization;
using System.Text.Json;
using Paper.Definitions;

namespace CurseOfMemory.Benchmarks.Flows;

/// <summary>Every hitting time of the reference files, in which precision it comes out right: Radau on the generated loss.</summary>
internal static class HittingTimes
{
    private const string How = """

        ## Hitting times of the paper's flow

        All rows of the references (`Data/flow-hits.json` of the runtime's tests: starts A, B, D, E at m = 2, E10 at m = 10), each with up to 12 thresholds of the loss and of the parameters: the largest relative error of a time.
        Radau on the generated loss, in double at whichever of the relative tolerances 1e-7, 1e-8, ... 1e-12 is best, and with `Precision.Auto` at 1e-12 (m = 10: 1e-9).

        | start | mu | times | in double | gradients | Precision.Auto | ends in | below 1e-6 |
        | --- | --- | --- | --- | --- | --- | --- | --- |
        """;

    public static void Write(TextWriter report)
    {
        report.WriteLine(How);
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "flow-hits.json")));
        foreach (JsonElement run in document.RootElement.GetProperty("runs").EnumerateArray())
            WriteRow(report, new Row(run));
    }

    private static void WriteRow(TextWriter report, Row row)
    {
        (double inDouble, FlowResult rounded) = Enumerable.Range(7, 6).Select(digits => row.Run(Precision.Double, Math.Pow(10, -digits))).MinBy(run => run.Error);
        (double auto, FlowResult switched) = row.Run(Precision.Auto, row.Theta.Length > 4 ? 1e-9 : 1e-12);
        string which = Math.Min(inDouble, auto) > 1e-6 ? "missed" : inDouble <= 1e-6 ? "in double" : "in double-double";
        report.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {row.Name} | {row.Mu} | {row.Hits.Length} | {inDouble:E1} | {rounded.Statistics.Evaluations} | {auto:E1} | {(switched.Statistics.IsExtended ? "double-double" : "double")} | {which} |"));
    }

    private sealed class Row
    {
        private readonly MemoryLoss loss;

        public Row(JsonElement run)
        {
            (Name, Mu) = (run.GetProperty("init").GetString()!, Number(run.GetProperty("mu")));
            Theta = [.. run.GetProperty("a0").EnumerateArray().Select(Number), .. run.GetProperty("w0").EnumerateArray().Select(Number)];
            Hits = [.. Times(run, "hits_loss", FlowEvent.LossChanged), .. Times(run, "hits_theta", FlowEvent.ParametersMoved)];
            loss = new(new MemoryTarget(new ExponentialSumTarget([1], [1]), new GaussianTarget(1, Mu, 1)));
        }

        public string Name { get; }

        public double Mu { get; }

        public double[] Theta { get; }

        public (FlowEvent Event, double Tau)[] Hits { get; }

        public (double Error, FlowResult Result) Run(Precision precision, double tolerance)
        {
            FlowResult run = GradientFlow.Run(loss, Theta, 1.01 * Hits.Max(hit => hit.Tau), FlowOptions.Radau with
            {
                Precision = precision,
                RelativeTolerance = tolerance,
                AbsoluteTolerance = tolerance * 1e-3,
                DenseOutput = false,
                MaximumSteps = 20_000,
                Events = [.. Hits.Select(hit => hit.Event)],
            });
            return (Hits.Max(hit => run.First(hit.Event) is { } found ? Math.Abs(found.Tau / hit.Tau - 1) : double.PositiveInfinity), run);
        }

        private static IEnumerable<(FlowEvent Event, double Tau)> Times(JsonElement run, string name, Func<double, FlowEvent> threshold)
            => run.GetProperty(name).EnumerateObject().Select(hit => (threshold(double.Parse(hit.Name, CultureInfo.InvariantCulture)).NonTerminal(), Number(hit.Value)));

        private static double Number(JsonElement text) => double.Parse(text.GetString()!, CultureInfo.InvariantCulture);
    }
}
