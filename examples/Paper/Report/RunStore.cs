using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Paper.Output;
using Paper.Verbs;

namespace Paper.Report;

/// <summary>
/// Finished parts of a run, a file for each, so that an interrupted run goes on where it stopped. The files lie in a folder named after the verb, its arguments and the
/// program's build, and are removed once the run as a whole has been written.
/// </summary>
internal sealed class RunStore
{
    private readonly string? _folder;
    private readonly OutputFolder? _output;
    private readonly Lock _lock = new();

    private RunStore(string? folder) => (_folder, _output) = (folder, folder is null ? null : new OutputFolder(folder));

    /// <summary>Keeps nothing.</summary>
    public static RunStore None { get; } = new(null);

    /// <summary>The store of a verb's run into a folder.</summary>
    public static RunStore Of(IVerb verb, VerbOptions options, string folder)
    {
        string run = $"{verb.Name} {Manifest.ThisBuild} {JsonSerializer.Serialize(Manifest.ArgumentsOf(options), Manifest.Format)}";
        return new(Path.Combine(folder, "finished-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(run)))[..16]));
    }

    /// <summary>A part that was finished before; null where it has to be computed.</summary>
    public T? Find<T>(string name)
        where T : class
    {
        try
        {
            return _folder is null ? null : JsonSerializer.Deserialize<T>(File.ReadAllText(Path.Combine(_folder, name + ".json")), Manifest.Format);
        }
        catch (Exception unreadable) when (unreadable is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps a finished part; for use by several threads at once.</summary>
    public void Keep<T>(string name, T part)
    {
        lock (_lock)
            _output?.Write(name + ".json", JsonSerializer.SerializeToUtf8Bytes(part, Manifest.Format));
    }

    /// <summary>Forgets all parts of this run.</summary>
    public void Remove()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }
}
