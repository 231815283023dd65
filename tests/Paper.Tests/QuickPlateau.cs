using Paper.Plateau;

namespace CurseOfMemory.Paper.Tests;

/// <summary>The quick run of the verb <c>plateau</c>, computed once for all tests.</summary>
public sealed class QuickPlateau
{
    internal PlateauOptions Options { get; } = new() { Quick = true };

    internal IReadOnlyList<PlateauCurve> Curves { get; }

    internal PlateauVerdict Verdict => PlateauVerdict.Of(Curves, PlateauReference.Embedded, Options);

    public QuickPlateau() => Curves = [.. PlateauExperiment.Run(Options)];
}

/// <summary>The tests that share the quick run, or the console; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class PlateauCollection : ICollectionFixture<QuickPlateau>
{
    public const string Name = "plateau";
}
