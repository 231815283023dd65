namespace CurseOfMemory;

/// <summary>Counts in sentences: "1 fold", "2 folds".</summary>
internal static class Counted
{
    public static string Text(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
