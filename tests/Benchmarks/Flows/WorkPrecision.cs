using System.Diagnostics;
using System.Globalization;
using CurseOfMemory.Runtime.Tests.Flow;

namespace CurseOfMemory.Benchmarks.Flows;

/// <summary>What each method needs on the stiff set and on Pleiades for which error: `dotnet run -c Release --project tests/Benchmarks flows`.</summary>
internal static class WorkPrecision
{
    private const int Repetitions = 3;

    private static readonly (string Name, FlowOptions Options, bool IsStiff)[] Methods =
    [
        ("Radau", FlowOptions.Radau, true),
        ("Bdf", FlowOptions.Bdf, true),
        ("Adams", FlowOptions.Adams, false),
        ("DormandPrince5", FlowOptions.DormandPrince5, false),
        ("DormandPrince8", FlowOptions.DormandPrince8, false),
    ];

    public static void Write(string path)
    {
        using var report = new StreamWriter(path);
        report.WriteLine("# Work and precision of the flow methods");
        report.WriteLine();
        report.WriteLine("End values against the published ones of the Test Set for IVP Solvers: the largest error relative to |y| + scale, at equal relative and absolute tolerances, the");
        report.WriteLine("latter times the scale. Jacobians by differences, whose evaluations are not counted. Written by `dotnet run -c Release --project tests/Benchmarks flows`.");
        report.WriteLine();
        report.WriteLine("| problem | method | tolerance | error | steps | rejected | right-hand sides | Jacobians | factorizations | ms |");
        report.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (string problem in (string[])["HIRES", "Robertson", "van der Pol", "OREGO", "Pleiades"])
            foreach ((string name, FlowOptions options, bool isStiff) in Methods)
                if (isStiff || problem == "Pleiades")
                    WriteRows(report, problem, name, options);
        HittingTimes.Write(report);
        StiffContest.Write(report);
    }

    private static void WriteRows(StreamWriter report, string name, string method, FlowOptions options)
    {
        var problem = OdeProblem.Named(name);
        foreach (double tolerance in (double[])[1e-4, 1e-6, 1e-8, 1e-10])
        {
            FlowOptions exact = options with { RelativeTolerance = tolerance, AbsoluteTolerance = tolerance * problem.Scale, DenseOutput = false };
            (FlowResult run, double time) = Timed(problem, exact);
            FlowStatistics cost = run.Statistics;
            report.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {name} | {method} | {tolerance:E0} | {Error(problem, run):E1} | {cost.Steps} | {cost.Rejected} | {cost.Evaluations} | {cost.Jacobians} | {cost.Factorizations} | {time:F2} |"));
        }
    }

    private static (FlowResult Run, double Milliseconds) Timed(OdeProblem problem, FlowOptions options)
    {
        FlowResult run = VectorFlow.Run(problem, problem.Start, problem.End, options);
        var times = new double[Repetitions];
        for (int i = 0; i < Repetitions; i++)
        {
            long start = Stopwatch.GetTimestamp();
            run = VectorFlow.Run(problem, problem.Start, problem.End, options);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(times);
        return (run, times[Repetitions / 2]);
    }

    private static double Error(OdeProblem problem, FlowResult run)
        => problem.Published.Select((y, i) => Math.Abs(run.Final.Theta[i] - y) / (Math.Abs(y) + problem.Scale)).Max();
}
