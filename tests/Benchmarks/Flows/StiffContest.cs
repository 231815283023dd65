using System.Globalization;

namespace CurseOfMemory.Benchmarks.Flows;

/// <summary>Whole runs of BDF against those of SUNDIALS' CVODE at equal error, both errors measured against the same reference.</summary>
internal static class StiffContest
{
    private const string How = """

        ## Against SUNDIALS' CVODE

        The paper's flow from a stiff start: a_1 = 0.8, the others 0.3/m, w spread over [0.5, 2]. CVODE (`Rivals/cvode.c`: BDF, dense, exact Jacobian, the same closed form in C at -O3)
        against `FlowOptions.Bdf` on the generated loss, whole runs with their set-up, interleaved, medians. Error: the largest of |theta_i - reference| / (|reference| + 0.01) over
        tau = 1, 10, 100, ... to the end, against a run in double-double at 1e-13. Each side has the loosest tolerance of a ladder of six to a decade at which, and at the
        two below it, the error is below the one asked for.
        """;

    private static readonly (double Mu, double End)[] Cases = [(10, 1e4), (15, 1e7), (20, 1e9)];

    public static void Write(TextWriter report)
    {
        report.WriteLine(How);
        report.WriteLine();
        if (Cvode.TryLoad() is not { } cvode)
        {
            report.WriteLine("Not measured: gcc or SUNDIALS (Debian's libsundials-dev) isn't installed.");
            return;
        }
        report.WriteLine("| m | mu | tau to | error below | CVODE: tolerance, error | steps | us | Bdf: tolerance, error | steps | us | ns a step | Bdf / CVODE | target |");
        report.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (int m in (int[])[2, 10])
            foreach ((double mu, double end) in Cases)
                WriteRows(report, cvode, new StiffStart(m, mu, end));
    }

    private static void WriteRows(TextWriter report, Cvode cvode, StiffStart start)
    {
        foreach (double limit in (double[])[1e-4, 1e-6])
        {
            (double theirs, double theirError) = Loosest(limit, tolerance => start.Error(tau => cvode.Run(1, start, tau, tolerance).Final));
            (double ours, double ourError) = Loosest(limit, tolerance => start.Error(tau => start.Run(tau, tolerance).Final.Theta));
            if (double.IsNaN(theirs) || double.IsNaN(ours))
            {
                report.WriteLine($"| {start.M} | {start.Mu} | {start.End:E0} | {limit:E0} | {(double.IsNaN(theirs) ? "not reached" : "")} | | | {(double.IsNaN(ours) ? "not reached" : "")} | | | | | |");
                continue;
            }
            Contest contest = Contest.Of(11, 0.01,
                new Candidate("CVODE", reps => cvode.Run(reps, start, start.End, theirs).Steps), Candidate.Of("Bdf", () => start.Run(start.End, ours).Statistics.Steps));
            double time = contest.Nanoseconds("Bdf"), ratio = contest.Ratio("Bdf", "CVODE"), target = start.M == 2 ? 0.25 : 0.4;
            int steps = start.Run(start.End, ours).Statistics.Steps;
            report.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {start.M} | {start.Mu} | {start.End:E0} | {limit:E0} | {theirs:E1}, {theirError:E1} | {cvode.Run(1, start, start.End, theirs).Steps} | {contest.Nanoseconds("CVODE") / 1e3:F0} | {ours:E1}, {ourError:E1} | {steps} | {time / 1e3:F0} | {time / steps:F0} | {ratio:F2} | {target}, {(ratio <= target ? "met" : "missed")} |"));
        }
    }

    /// <summary>The loosest tolerance that meets the limit and doesn't do so by luck: the two below it meet it as well.</summary>
    private static (double Tolerance, double Error) Loosest(double limit, Func<double, double> error)
    {
        const int InARow = 3, Loosest = -18, Tightest = -66;
        var met = new List<(double Tolerance, double Error)>();
        for (int sixth = Loosest; sixth >= Tightest && met.Count < InARow; sixth--)
        {
            double tolerance = Math.Pow(10, sixth / 6.0), at = error(tolerance);
            if (at <= limit)
                met.Add((tolerance, at));
            else
                met.Clear();
        }
        return met.Count == InARow ? met[0] : (double.NaN, double.NaN);
    }
}
