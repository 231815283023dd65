using Paper.Report;
using Paper.Verbs;

namespace CurseOfMemory.Paper.Tests;

/// <summary>What holds for every verb: verdicts that can fail, files that tell how to run it again.</summary>
[Collection(PlateauCollection.Name)]
public sealed class VerbTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public static TheoryData<string> Names => [.. Catalogue.All.Select(verb => verb.Name)];

    public void Dispose()
    {
        if (Directory.Exists(_path))
            Directory.Delete(_path, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_claim_of_a_quick_run_holds_and_there_are_some(string name)
    {
        Findings findings = QuickRuns.Of(name);
        Assert.NotEmpty(findings.Verdicts);
        Assert.All(findings.Verdicts, verdict => Assert.True(verdict.Passed, verdict.ToString()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_theory_that_is_off_by_a_tenth_fails_and_the_report_says_so(string name)
    {
        Findings findings = QuickRuns.Of(name);
        for (int i = 0; i < findings.Verdicts.Count; i++)
        {
            foreach (Verdict wrong in Wrong(findings.Verdicts[i]))
            {
                Findings moved = findings with { Verdicts = [.. findings.Verdicts.Take(i), wrong, .. findings.Verdicts.Skip(i + 1)] };
                Assert.False(moved.Passed, wrong.ToString());
                Assert.StartsWith("FAIL", wrong.ToString());
                Assert.StartsWith("FAIL", moved.Summary);
            }
        }
    }

    /// <summary>The verdict with its theory moved by a tenth to either side; a bound is moved to a tenth beyond what was measured.</summary>
    private static IEnumerable<Verdict> Wrong(Verdict verdict)
    {
        double tenth = Math.Abs(verdict.Comparison == Comparison.Close ? verdict.Theory : verdict.Measured) is var size and > 0 ? 0.1 * size : 0.1;
        if (verdict.Comparison == Comparison.Close)
            return [verdict with { Theory = verdict.Theory - tenth }, verdict with { Theory = verdict.Theory + tenth }];
        double side = verdict.Comparison == Comparison.AtMost ? -1 : 1, tight = verdict.Measured + (side * tenth);
        // the tolerance is part of the bound: the moved bound without it
        return [verdict with { Theory = tight, Tolerance = 0 }];
    }

    [Fact]
    public void No_two_figures_of_a_page_have_the_same_name()
    {
        string[] names = [.. Catalogue.All.SelectMany(verb => QuickRuns.Of(verb.Name).Figures).Select(figure => figure.Name)];
        Assert.Equal(names.Distinct(), names);
    }

    [Fact]
    public void A_verdict_over_NaN_fails()
        => Assert.All(Enum.GetValues<Comparison>(), comparison => Assert.False(new Verdict("", "", double.NaN, 1, 1, comparison).Passed));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_verb_draws_a_figure_and_writes_a_table(string name)
    {
        Findings findings = QuickRuns.Of(name);
        Assert.NotEmpty(findings.Figures);
        Assert.NotEmpty(findings.Sheets);
        Assert.All(findings.Verdicts, verdict => Assert.True(verdict is { Claim: not "", Source: not "" }, verdict.ToString()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Names_of_files_are_distinct_and_the_manifest_reads_back(string name)
    {
        IVerb verb = Catalogue.All.Single(one => one.Name == name);
        Findings findings = QuickRuns.Of(name);
        Manifest written = FindingsWriter.Write(findings, Manifest.Of(verb, verb.Defaults(quick: true, seed: 1), findings, TimeSpan.FromSeconds(1)), _path);
        Assert.Equal(written.Files.Count, written.Files.Distinct().Count());
        Assert.Equal(written.ToJson(), Manifest.Read(_path)!.ToJson());
        Assert.Equal(1, written.Arguments["seed"].GetInt32());
    }

    [Fact]
    public void Results_of_another_build_are_not_taken_for_those_of_this_one()
    {
        string manifest = Path.Combine(_path, "example-d1", Manifest.FileName);
        Assert.Equal(0, All());
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"seconds\": ", "\"seconds\": 77"));
        Assert.Equal(0, All());
        Assert.InRange(Manifest.Read(Path.GetDirectoryName(manifest)!)!.Seconds, 770, 1e6);
        // as after a definition was changed and not committed
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace(Manifest.ThisBuild, "another"));
        Assert.Equal(0, All());
        Assert.InRange(Manifest.Read(Path.GetDirectoryName(manifest)!)!.Seconds, 0, 700);

        int All() => new AllRun(Quick: true, Seed: 1, Again: false, _path, Json: false, default).Execute([.. Catalogue.All.Where(verb => verb.Name == "example-d1")]);
    }

    [Fact]
    public void The_report_shows_claims_figures_and_verdicts_and_asks_for_nothing_from_outside()
    {
        IVerb verb = Catalogue.All.Single(one => one.Name == "momentum");
        Findings findings = QuickRuns.Of("momentum");
        Manifest manifest = FindingsWriter.Write(findings, Manifest.Of(verb, verb.Defaults(quick: true, seed: 1), findings, TimeSpan.Zero), _path);
        string page = HtmlReport.Write([(manifest, _path)]);
        Assert.Contains("<svg viewBox=\"0 0 760 560\"", page);
        Assert.Contains("class=\"pass\"", page);
        Assert.DoesNotContain("<script", page);
        Assert.DoesNotContain("src=", page);
    }
}
