using System.CommandLine;
using System.Diagnostics;
using CurseOfMemory;
using Paper.Output;
using Paper.Report;
using Paper.Verbs;

namespace Paper.Plateau;

/// <summary>The verb <c>plateau</c>: its options, and what it prints and writes.</summary>
internal sealed class PlateauCommand
{
    private readonly Option<string[]> _starts = new("--start")
    {
        Description = "The starts to run: E (one neuron on the target, one spare) and A (both share it).",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [.. PlateauStart.All.Select(start => start.Name)],
    };

    private readonly Option<double[]> _memories = new("--mu")
    {
        Description = "The places mu = 1/omega of the target's bump, for every start. Default: 10 14 18 20 24 for E, 8 10 12 for A.",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<double> _until = new("--until")
    {
        Description = "The flow time tau at which a curve ends at the latest; it ends sooner where the flow comes to rest.",
        DefaultValueFactory = _ => new PlateauOptions().Until,
    };

    private readonly Option<double> _relativeTolerance = new("--rtol")
    {
        Description = "The relative error allowed in each step of the flow.",
        DefaultValueFactory = _ => new PlateauOptions().Flow.RelativeTolerance,
    };

    private readonly Option<string> _method = new("--method")
    {
        Description = "The method of integration: dormand-prince (order 8) or adams (order 1 to 12).",
        DefaultValueFactory = _ => "dormand-prince",
    };

    private readonly Option<bool> _quick = new("--quick") { Description = "Leaves out the longest plateau, mu = 24." };

    private readonly Option<string> _out = new("--out")
    {
        Description = "The folder for the figure and the curves.",
        DefaultValueFactory = _ => "out",
    };

    private PlateauCommand()
    {
        _starts.MustBeOneOf([.. PlateauStart.All.Select(start => start.Name)]);
        _method.MustBeOneOf("dormand-prince", "adams");
        _memories.MustBe(mu => mu is >= 0 and <= 100, "must be a number from 0 to 100");
        _until.MustBe(tau => tau is > 0.01 and < double.PositiveInfinity, "must be a finite number above 0.01");
        _relativeTolerance.MustBe(tolerance => tolerance is >= 1e-14 and <= 1e-4, "must be a number from 1e-14 to 1e-4");
    }

    public static Command Create()
    {
        var options = new PlateauCommand();
        var command = new Command("plateau", "Figure 2: the loss stays on a plateau for a time that grows exponentially with the target's memory.")
        {
            options._starts, options._memories, options._until, options._relativeTolerance, options._method, options._quick, options._out,
        };
        command.SetAction((result, cancellation) => Task.Run(() => Execute(options.Read(result), result.GetRequiredValue(options._out), cancellation)));
        return command;
    }

    private PlateauOptions Read(ParseResult result)
    {
        FlowOptions method = result.GetRequiredValue(_method) == "adams" ? FlowOptions.Adams : FlowOptions.DormandPrince8;
        string[] names = result.GetRequiredValue(_starts);
        return new PlateauOptions
        {
            Starts = [.. PlateauStart.All.Where(start => names.Contains(start.Name))],
            Memories = [.. (result.GetValue(_memories) ?? []).Distinct().Order()],
            Until = result.GetRequiredValue(_until),
            Quick = result.GetValue(_quick),
            Flow = method with { RelativeTolerance = result.GetRequiredValue(_relativeTolerance) },
        };
    }

    private static int Execute(PlateauOptions options, string path, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        List<PlateauCurve> curves = Progress.Over(PlateauExperiment.Run(options, cancellation), options.Runs.Count(), Describe);
        PlateauVerdict verdict = PlateauVerdict.Of(curves, PlateauReference.Embedded, options);
        Findings findings = Fig2.FindingsOf(curves, options);
        Manifest manifest = FindingsWriter.Write(findings, Manifest.Of(Catalogue.Fig2, new Fig2Options { Quick = options.Quick, Rtol = options.Flow.RelativeTolerance }, findings, clock.Elapsed), path);

        Console.WriteLine(PlateauReport.Table(verdict));
        foreach (PlateauCurve unfinished in curves.Where(curve => !curve.AtRest))
            Console.WriteLine($"Not at rest: {Describe(unfinished)}");
        Console.WriteLine();
        Console.WriteLine($"Written to {path}{Path.DirectorySeparatorChar}: {string.Join(", ", manifest.Files)}");
        Console.WriteLine(verdict);
        return verdict.Failed ? 1 : 0;
    }

    private static string Describe(PlateauCurve curve) => FormattableString.Invariant($"start {curve.Start.Name}, mu = {curve.Memory}: {curve.Outcome}");
}
