using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace CurseOfMemory.Benchmarks.Training;

/// <summary>PyTorch in a process of its own, which does steps when it is told.</summary>
internal sealed class TorchPeer : IDisposable
{
    private readonly Process _process;
    private readonly string _data = Path.GetTempFileName();

    private TorchPeer(string python, double[] numbers, int width, int steps, int paths, double dt)
    {
        File.WriteAllBytes(_data, MemoryMarshal.AsBytes(numbers.AsSpan()).ToArray());
        string script = Path.Combine(AppContext.BaseDirectory, "Rivals", "training_step.py");
        _process = Process.Start(new ProcessStartInfo(python, [script, _data, $"{width}", $"{steps}", $"{paths}", dt.ToString("R", CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        First = [.. Answer().Split(' ').Select(Number)];
    }

    /// <summary>The loss, and its gradient.</summary>
    public double[] First { get; }

    /// <summary>The peer; null where no Python of this machine has PyTorch.</summary>
    /// <param name="numbers">W, U, c, inputs and outputs, one after the other.</param>
    public static TorchPeer? Find(double[] numbers, int width, int steps, int paths, double dt)
        => ((string[])["python3", "/usr/bin/python3"]).FirstOrDefault(HasTorch) is { } python ? new(python, numbers, width, steps, paths, dt) : null;

    /// <summary>The processor seconds of one step.</summary>
    public double Seconds(string mode, int count)
    {
        _process.StandardInput.WriteLine($"{mode} {count}");
        return Number(Answer());
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
        File.Delete(_data);
    }

    private string Answer() => _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The PyTorch process ended; its message stands above.");

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static bool HasTorch(string python)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(python, ["-c", "import torch"]) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
