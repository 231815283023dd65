using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CurseOfMemory.Benchmarks.Flows;

/// <summary>SUNDIALS' CVODE on the paper's flow, `Rivals/cvode.c`, compiled here against the system's library.</summary>
internal sealed class Cvode
{
    private const string Compiler = "gcc", Source = "cvode.c";
    private const string Libraries = "-lsundials_cvode -lsundials_nvecserial -lsundials_sunlinsoldense -lsundials_sunmatrixdense -lm";

    private readonly FlowDelegate run;

    private Cvode(nint library) => run = Marshal.GetDelegateForFunctionPointer<FlowDelegate>(NativeLibrary.GetExport(library, "flow"));

    private delegate int FlowDelegate(nint reps, int m, double mu, double end, double relative, double absolute, double[] start, [Out] double[] final, [Out] nint[] counts);

    /// <summary>Runs as often as told, and returns the end of the last run, its steps and its right-hand sides; NaN where CVODE gave up.</summary>
    public (double[] Final, long Steps, long Evaluations) Run(long reps, StiffStart start, double end, double tolerance)
    {
        double[] final = new double[start.Theta.Length];
        nint[] counts = new nint[3];
        int status = run((nint)reps, start.M, start.Mu, end, tolerance, tolerance * StiffStart.Scale, start.Theta, final, counts);
        if (status != 0)
            Array.Fill(final, double.NaN);
        return (final, counts[0], counts[1]);
    }

    /// <summary>The library; null where gcc or SUNDIALS (Debian's libsundials-dev) is missing.</summary>
    public static Cvode? TryLoad()
    {
        string source = Path.Combine(AppContext.BaseDirectory, "Rivals", Source);
        string library = Path.Combine(Path.GetTempPath(), $"CurseOfMemory.{Source}.{Environment.ProcessId}.so");
        var start = new ProcessStartInfo(Compiler, [.. "-O3 -march=native -shared -fPIC -o".Split(' '), library, source, .. Libraries.Split(' ')]) { RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? new Cvode(NativeLibrary.Load(library)) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
