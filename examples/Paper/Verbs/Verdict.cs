namespace Paper.Verbs;

/// <summary>How a measured number is held against theory.</summary>
internal enum Comparison
{
    /// <summary>|measured - theory| is at most the tolerance times |theory|.</summary>
    Close,

    /// <summary>measured is at most theory (1 + tolerance).</summary>
    AtMost,

    /// <summary>measured is at least theory (1 - tolerance).</summary>
    AtLeast,
}

/// <summary>One claim, the number that the theory says, and the number that was measured.</summary>
/// <param name="Claim">What is compared, in a phrase.</param>
/// <param name="Source">Where the theory stands: a theorem, an equation, a reference, or the errata.</param>
internal sealed record Verdict(string Claim, string Source, double Measured, double Theory, double Tolerance, Comparison Comparison = Comparison.Close)
{
    /// <summary>Whether the claim holds; never with a NaN.</summary>
    public bool Passed => Comparison switch
    {
        Comparison.Close => Math.Abs(Measured - Theory) <= Tolerance * Math.Abs(Theory),
        Comparison.AtMost => Measured <= Theory + (Tolerance * Math.Abs(Theory)),
        _ => Measured >= Theory - (Tolerance * Math.Abs(Theory)),
    };

    private string Relation => Comparison switch
    {
        Comparison.Close => FormattableString.Invariant($"equals {Theory:G8} to {Tolerance:0e+00}"),
        Comparison.AtMost => FormattableString.Invariant($"is at most {Theory:G8}"),
        _ => FormattableString.Invariant($"is at least {Theory:G8}"),
    };

    public override string ToString() => FormattableString.Invariant($"{(Passed ? "PASS" : "FAIL")}: {Claim} {Relation} ({Source}); measured {Measured:G8}");
}
