namespace CurseOfMemory.Packaging.Tests;

/// <summary>Where the sources are: the nearest folder above the tests that holds the solution.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CurseOfMemory.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException($"No CurseOfMemory.sln above {AppContext.BaseDirectory}.");
    }
}
