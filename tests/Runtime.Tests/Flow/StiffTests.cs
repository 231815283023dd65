namespace CurseOfMemory.Runtime.Tests.Flow;

/// <summary>
/// The stiff set against the end values of the Test Set for IVP Solvers (F. Mazzia, C. Magherini, release 2.4, 2008, archimede.uniba.it/~testset): the numbers of
/// subroutines hiressol, orego's, robersol, vdpolsol and pleisol, all but Robertson's by RADAU or RADAU5 with tolerances of 1.1e-18 there (Pleiades: its positions).
/// HIRES: E. Schaefer 1975; OREGO: R. J. Field and R. M. Noyes 1974; Robertson: H. H. Robertson 1966; van der Pol: E. Hairer and G. Wanner, Solving Ordinary
/// Differential Equations II, IV.10, mu = 10^6 in scaled time; Pleiades: E. Hairer, S. P. Norsett and G. Wanner, I, II.10.
/// </summary>
public class StiffTests
{
    public static TheoryData<string, string> Runs()
    {
        var runs = new TheoryData<string, string>();
        foreach (string problem in (string[])["HIRES", "Robertson", "van der Pol", "OREGO"])
        {
            runs.Add(problem, "Radau");
            runs.Add(problem, "Bdf");
        }
        foreach (string method in (string[])["Adams", "DormandPrince5", "DormandPrince8", "Radau", "Bdf", "Auto"])
            runs.Add("Pleiades", method);
        runs.Add("HIRES", "Auto");
        runs.Add("van der Pol", "Auto");
        return runs;
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void End_values_agree_with_the_published_ones(string name, string method)
    {
        var problem = OdeProblem.Named(name);
        FlowResult run = VectorFlow.Run(problem, problem.Start, problem.End, Methods.Named(method) with
        {
            RelativeTolerance = 1e-10,
            AbsoluteTolerance = 1e-10 * problem.Scale,
            DenseOutput = false,
        });

        Assert.Equal(FlowReason.ReachedEnd, run.Outcome.Reason);
        double worst = problem.Published.Select((y, i) => Math.Abs(run.Final.Theta[i] - y) / (Math.Abs(y) + problem.Scale)).Aggregate(Math.Max);
        Assert.True(worst < (method == "Bdf" ? 5e-6 : 1e-6), $"{name} by {method}: off by {worst:E2}, {run.Statistics}");
    }
}
