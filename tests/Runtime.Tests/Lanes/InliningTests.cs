using System.Diagnostics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using System.Text.RegularExpressions;

namespace CurseOfMemory.Runtime.Tests.Lanes;

/// <summary>Reads the machine code of kernels: lane members must be instructions in it, not calls.</summary>
public sealed class InliningTests
{
    [Fact]
    public void Kernels_call_no_lane_member()
    {
        string listing = Path.GetTempFileName();
        string[] widths = RunKernels(listing, Kernels.Names);
        var calls = CallsByKernel(File.ReadLines(listing));
        File.Delete(listing);
        Assert.Contains("Lane", widths);
        Assert.Equal(Kernels.Names.Length * widths.Length, calls.Count);
        AllAreCold(calls);
    }

    [Fact]
    public void Extended_kernels_call_no_lane_member()
    {
        string listing = Path.GetTempFileName();
        RunKernels(listing, DoubleDoubleKernels.Names);
        var calls = CallsByKernel(File.ReadLines(listing));
        File.Delete(listing);
        Assert.Equal(DoubleDoubleKernels.RunAll(), calls.Count);
        AllAreCold(calls);
    }

    private static void AllAreCold(Dictionary<string, List<string>> calls)
    {
        foreach (var (kernel, called) in calls)
            Assert.True(called.All(target => IsCold(kernel, target)), $"{kernel} calls {string.Join(", ", called.Where(target => !IsCold(kernel, target)).Distinct())}");
    }

    /// <summary>Only what throws may be called, what a plain double calls of System.Math, and a fused product without an instruction for it.</summary>
    private static bool IsCold(string kernel, string target)
        => target.Contains("LaneBounds:Throw") || target.Contains("CORINFO_HELP_RNGCHKFAIL")
            || kernel.Contains("[CurseOfMemory.Lane]") && (target.Contains("System.Math:") || target.Contains("CurseOfMemory.Special:"))
            || !Fma.IsSupported && !AdvSimd.IsSupported && target.Contains("System.Math:FusedMultiplyAdd");

    private static string[] RunKernels(string listing, string[] names)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["exec", typeof(InliningTests).Assembly.Location]) { RedirectStandardOutput = true };
        start.Environment["DOTNET_TieredCompilation"] = "1"; // as programs run, and not as these tests do
        start.Environment["DOTNET_JitStdOutFile"] = listing;
        start.Environment["DOTNET_JitDisasm"] = string.Join(' ', names);
        using Process process = Process.Start(start)!;
        string[] widths = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return widths;
    }

    private static Dictionary<string, List<string>> CallsByKernel(IEnumerable<string> listing)
    {
        var calls = new Dictionary<string, List<string>>();
        List<string> current = [];
        foreach (string line in listing)
        {
            if (Regex.Match(line, "^; Assembly listing for method (.*)") is { Success: true } header)
                calls[header.Groups[1].Value] = current = [];
            else if (Regex.Match(line, @"^\s+(?:call|tail\.jmp|bl|blr)\s+(.*)") is { Success: true } call)
                current.Add(call.Groups[1].Value);
        }
        return calls;
    }
}
