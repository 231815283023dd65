using System.CommandLine;

namespace Paper.Verbs;

/// <summary>A verb of the program.</summary>
internal interface IVerb
{
    string Name { get; }

    /// <summary>What the verb shows, in a sentence; the head of its part of the report.</summary>
    string Claim { get; }

    Command ToCommand();

    /// <summary>The default options.</summary>
    VerbOptions Defaults(bool quick, int seed);

    /// <summary>Runs with the defaults.</summary>
    Findings Run(bool quick, int seed, RunContext context);
}

/// <summary>A verb: a record of options and a pure function of it.</summary>
internal sealed record Verb<TOptions>(string Name, string Claim, Func<TOptions, RunContext, Findings> Body) : IVerb
    where TOptions : VerbOptions, new()
{
    /// <summary>A second name on the command line.</summary>
    public string? Alias { get; init; }

    public VerbOptions Defaults(bool quick, int seed) => new TOptions { Quick = quick, Seed = seed };

    public Findings Run(bool quick, int seed, RunContext context) => Body((TOptions)Defaults(quick, seed), context);

    public Command ToCommand() => VerbCommand.Create(this);
}
