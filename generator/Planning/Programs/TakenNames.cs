namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>The names that a method can't use again.</summary>
internal static class TakenNames
{
    /// <summary>The wished name, or the wished name with the smallest number that makes it new.</summary>
    public static string Take(this HashSet<string> taken, string wish)
    {
        string name = wish;
        for (int i = 2; !taken.Add(name); i++)
            name = wish + i;
        return name;
    }
}
