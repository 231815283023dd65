using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CurseOfMemory.Benchmarks;

/// <summary>Kernels in C or C++, compiled here and loaded into this process, so that they run in the same turns.</summary>
internal sealed class Peer
{
    private delegate double RunDelegate(int kernel, nint reps, int m, int n, nint theta, nint b, nint r, nint direction, nint gradient, nint output);

    private readonly RunDelegate _run;

    private Peer(nint library) => _run = Marshal.GetDelegateForFunctionPointer<RunDelegate>(NativeLibrary.GetExport(library, "run"));

    /// <summary>The intrinsics, the yardstick.</summary>
    public static Peer Hand { get; } = Compile("hand.cpp", "g++ -O3 -march=native");

    /// <summary>Plain loops, as fast as the compiler makes them.</summary>
    public static Peer Plain { get; } = Compile("plain.cpp", "g++ -O3 -march=native -mprefer-vector-width=512 -ffast-math");

    /// <summary>Compiles a source file, which lies beside the program or at a path of its own.</summary>
    public static Peer Compile(string source, string compiler)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Rivals", source);
        string library = Path.Combine(Path.GetTempPath(), $"CurseOfMemory.{Path.GetFileName(source)}.{Environment.ProcessId}.so");
        string[] command = compiler.Split(' ');
        using Process process = Process.Start(command[0], [.. command[1..], "-shared", "-fPIC", "-o", library, path]);
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{compiler} ended with code {process.ExitCode} on {path}.");
        return new Peer(NativeLibrary.Load(library));
    }

    public Candidate Gradient(string name, Pairs p) => Kernel(name, 0, p);

    public Candidate Hessian(string name, Pairs p) => Kernel(name, 1, p);

    public Candidate Product(string name, Pairs p) => Kernel(name, 2, p);

    public Candidate Chain(string name, Pairs p) => Kernel(name, 3, p);

    private Candidate Kernel(string name, int kernel, Pairs p) => new(name, reps => _run(
        kernel, (nint)reps, p.M, p.N, p.Model.Address, p.Amplitudes.Address, p.Decays.Address, p.Towards.Address, p.Slopes.Address, p.Output.Address));
}
