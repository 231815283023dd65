using System.Diagnostics;

namespace Paper.Output;

/// <summary>
/// Writes the files of one run. Each is written whole under a temporary name beside its place and then renamed, so that no reader, and no
/// interruption, ever meets half a file. One thread at a time.
/// </summary>
internal sealed class OutputFolder(string path)
{
    private readonly List<string> _written = [];

    /// <summary>The names of the files, in the order of writing.</summary>
    public IReadOnlyList<string> Written => _written;

    /// <summary>Makes the folder, before a long run rather than after it.</summary>
    /// <exception cref="IOException">The folder can't be created.</exception>
    public OutputFolder Created()
    {
        CreateFolder();
        return this;
    }

    /// <summary>Writes one file.</summary>
    /// <exception cref="IOException">The folder can't be created, or the file can't be written.</exception>
    public void Write(string name, byte[] contents)
    {
        if (_written.Count == 0)
            CreateFolder();
        string temporary = Path.Combine(path, $".{name}.{Environment.ProcessId}.tmp");
        try
        {
            File.WriteAllBytes(temporary, contents);
            File.Move(temporary, Path.Combine(path, name), overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
        _written.Add(name);
    }

    private void CreateFolder()
    {
        try
        {
            Directory.CreateDirectory(path);
            foreach (string left in Directory.EnumerateFiles(path, ".*.tmp").Where(IsLeftOver))
                File.Delete(left);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The folder {path} can't be created: {failure.Message}", failure);
        }
    }

    /// <summary>Whether the process that wrote a temporary file has ended, killed before it could rename it.</summary>
    private static bool IsLeftOver(string file)
    {
        if (!int.TryParse(file.Split('.')[^2], out int process))
            return false;
        try
        {
            using var alive = Process.GetProcessById(process);
            return process == Environment.ProcessId;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
