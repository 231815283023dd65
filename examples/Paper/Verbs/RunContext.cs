using Paper.Report;

namespace Paper.Verbs;

/// <summary>What a run may use besides its options.</summary>
/// <param name="Progress">Hears a line whenever something is finished.</param>
/// <param name="Cancellation">Cancelled by Ctrl-C; a run checks it at every step.</param>
internal sealed record RunContext(IProgress<string> Progress, CancellationToken Cancellation)
{
    /// <summary>Says nothing and is never cancelled.</summary>
    public static RunContext Silent { get; } = new(new Nobody(), CancellationToken.None);

    /// <summary>Where long runs keep what is finished, so that they go on there after an interruption.</summary>
    public RunStore Store { get; init; } = RunStore.None;

    /// <summary>How long a run may work without a word.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(5);

    public void Report(string line)
    {
        Cancellation.ThrowIfCancellationRequested();
        Progress.Report(line);
    }

    private sealed class Nobody : IProgress<string>
    {
        public void Report(string value)
        {
        }
    }
}
