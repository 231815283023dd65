using Paper.GeneralCases;
using Paper.MotivatingTests;
using Paper.Verbs;

namespace CurseOfMemory.Paper.Tests;

/// <summary>Equal seeds give equal results, to the last bit, whichever thread comes first.</summary>
[Collection(PlateauCollection.Name)]
public sealed class SameSeedTests
{
    // those that take long are run in small
    private static readonly string[] Long = ["fig1", "fig3", "fig4", "targets"];

    public static TheoryData<string> Names => [.. Catalogue.All.Select(verb => verb.Name).Except(Long)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_verb_gives_the_same_tables_again(string name)
        => Assert.Equal(Tables(QuickRuns.Of(name)), Tables(Catalogue.All.Single(verb => verb.Name == name).Run(quick: true, seed: 1, RunContext.Silent)));

    [Theory]
    [InlineData("fixed")]
    [InlineData("fresh")]
    public void Training_gives_the_same_tables_again_and_others_with_another_seed(string paths)
    {
        var fig1 = new Fig1Options { Quick = true, Starts = 3, Steps = 1000, SweepSteps = 1000, LorenzPaths = 8, AdamSteps = 400, Paths = paths };
        var fig4 = new Fig4Options { Quick = true, SamplePaths = 16, MorePaths = [32], LinearSteps = 200, TanhSteps = 100, AdamSteps = 100, Paths = paths };
        Assert.Equal(Tables(Fig1Experiment.Run(fig1, RunContext.Silent)), Tables(Fig1Experiment.Run(fig1, RunContext.Silent)));
        Assert.Equal(Tables(Fig4Experiment.Run(fig4, RunContext.Silent)), Tables(Fig4Experiment.Run(fig4, RunContext.Silent)));
        Assert.NotEqual(Tables(Fig4Experiment.Run(fig4, RunContext.Silent)), Tables(Fig4Experiment.Run(fig4 with { Seed = 2 }, RunContext.Silent)));
    }

    private static string[] Tables(Findings findings) => [.. findings.Sheets.Select(sheet => sheet.ToCsv())];
}
