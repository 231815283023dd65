using CurseOfMemory.Generator.Writing;
using Snapshooter.Xunit;

namespace CurseOfMemory.Generator.Tests.Snapshots;

/// <summary>Compares generated files with the ones that were read and approved. The only file that knows the snapshot library.</summary>
internal static class GeneratedFiles
{
    /// <summary>Compares a text with <c>__snapshots__/name.snap</c>, whatever the version of the generator.</summary>
    public static void Match(string text, string name)
    {
        Snapshot.Match(text.Replace(ObjectiveWriter.Version, "VERSION"), name);
    }
}
