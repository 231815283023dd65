using Paper.Plateau;
using Paper.Verbs;

namespace CurseOfMemory.Paper.Tests;

/// <summary>The quick run of the verb <c>plateau</c>, computed once for all tests.</summary>
public sealed class QuickPlateau
{
    internal PlateauOptions Options { get; } = new() { Quick = true };

    internal IReadOnlyList<PlateauCurve> Curves { get; }

    internal Findings Findings => PlateauReport.Of(Curves, Options);

    public QuickPlateau() => Curves = PlateauExperiment.Curves(Options, RunContext.Silent);
}

/// <summary>The tests that share the quick run, or the console; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class PlateauCollection : ICollectionFixture<QuickPlateau>
{
    public const string Name = "plateau";
}
