using System.Diagnostics;
using Paper.Report;

namespace CurseOfMemory.Paper.Tests;

/// <summary>A run of <c>all</c> in a process of its own that is killed without notice, and run again.</summary>
public sealed class KilledRunTests : IDisposable
{
    private static readonly string[] Verbs = ["density", "rate", "loss", "symmetry", "example-d1"];

    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose()
    {
        if (Directory.Exists(_path))
            Directory.Delete(_path, recursive: true);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Finished_work_is_kept_and_nothing_is_corrupt(int finished)
    {
        KillOnce(finished);
        Dictionary<string, DateTime> kept = Manifests().ToDictionary(file => file, File.GetLastWriteTimeUtc);
        Assert.InRange(kept.Count, finished, Verbs.Length - 1);
        Assert.All(kept.Keys, file => Assert.NotNull(Manifest.Read(Path.GetDirectoryName(file)!)));
        Assert.False(File.Exists(Path.Combine(_path, AllCommand.ReportName)));
        // what a process leaves that is killed between writing and renaming
        string left = Path.Combine(_path, Verbs[^1], ".run.json.99999999.tmp");
        Directory.CreateDirectory(Path.GetDirectoryName(left)!);
        File.WriteAllText(left, "{");

        using Process again = Start();
        again.WaitForExit();

        Assert.Equal(0, again.ExitCode);
        Assert.Equal(Verbs.Length, Manifests().Length);
        Assert.All(kept, manifest => Assert.Equal(manifest.Value, File.GetLastWriteTimeUtc(manifest.Key)));
        Assert.Empty(Directory.EnumerateFiles(_path, "*.tmp", SearchOption.AllDirectories));
        string page = File.ReadAllText(Path.Combine(_path, AllCommand.ReportName));
        Assert.All(Verbs, verb => Assert.Contains($"<h2 id=\"{verb}\">", page));
        Assert.EndsWith("</html>\n", page);
    }

    /// <summary>Kills the run once it has finished so many verbs.</summary>
    private void KillOnce(int finished)
    {
        using Process run = Start();
        while (Manifests().Length < finished && !run.HasExited)
            Thread.Sleep(1);
        Assert.False(run.HasExited, "The run ended before it was killed.");
        run.Kill(); // SIGKILL
        run.WaitForExit();
    }

    private string[] Manifests() => Directory.Exists(_path) ? Directory.GetFiles(_path, Manifest.FileName, SearchOption.AllDirectories) : [];

    private Process Start() => Process.Start(new ProcessStartInfo(
        Environment.ProcessPath!, ["exec", typeof(AllCommand).Assembly.Location, "all", "--quick", "--out", _path, "--verbs", .. Verbs])
    {
        RedirectStandardOutput = false,
    })!;
}
