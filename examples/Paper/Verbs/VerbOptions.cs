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

    /// <summary>Why options that are allowed one by one make no sense together, in a sentence; null if they do.</summary>
    public virtual string? Refusal => null;
}
