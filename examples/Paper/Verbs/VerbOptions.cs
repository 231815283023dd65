using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Paper.Verbs;

/// <summary>What every verb takes. Each property of a derived record with a <see cref="DescriptionAttribute"/> is an option of the command line.</summary>
internal abstract record VerbOptions
{
    [Description("The seed of all random numbers; equal seeds give equal results.")]
    [Range(0, int.MaxValue)]
    public int Seed { get; init; } = 1;

    [Description("A smaller run that ends within seconds.")]
    public bool Quick { get; init; }

    /// <summary>What was asked for, each once and ascending; of this a quick run takes what is quick, and at least the first.</summary>
    protected IReadOnlyList<T> Ascending<T>(IEnumerable<T> all, Func<T, bool> isQuick)
    {
        T[] ascending = [.. all.Distinct().Order()];
        T[] quick = [.. ascending.Where(isQuick)];
        return !Quick ? ascending : quick.Length > 0 ? quick : [.. ascending.Take(1)];
    }

    /// <summary>Why options that are allowed one by one make no sense together, in a sentence; null if they do.</summary>
    public virtual string? Refusal => null;
}
