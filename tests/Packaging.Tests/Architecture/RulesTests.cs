namespace CurseOfMemory.Packaging.Tests.Architecture;

/// <summary>The rules applied to sources that break them: each violation must be found, with its place.</summary>
public class RulesTests
{
    [Fact]
    public void A_lower_floor_that_uses_a_higher_one_is_found()
    {
        SourceTree sources = SourceTree.Of(
            ("Flow/Step.cs", "namespace N; public static class Step { public static int Length => 1; }"),
            ("Targets/Bump.cs", "namespace N;\nclass Bump { int n = Step.Length; }"));
        Assert.Equal(
            ["Targets/Bump.cs(2): Step belongs to Flow, which Targets may not use", "Targets/Bump.cs(2): Length belongs to Flow, which Targets may not use"],
            Rules.Violations(sources, Rules.Runtime));
    }

    [Fact]
    public void A_member_reached_without_naming_its_type_is_found()
    {
        SourceTree sources = SourceTree.Of(
            ("Flow/Step.cs", "namespace N; public class Step { public int Length => 1; }"),
            ("Landscape/Map.cs", "namespace N; public static class Map { public static Step First() => new(); }"),
            ("Fitting/Fit.cs", "namespace N; class Fit { void Use(Step s) { var n = Map.First().Length; } }"));
        Assert.Equal(
            ["Fitting/Fit.cs(1): Map belongs to Landscape, which Fitting may not use", "Fitting/Fit.cs(1): First belongs to Landscape, which Fitting may not use"],
            Rules.Violations(sources, Rules.Runtime));
    }

    [Fact]
    public void A_higher_floor_may_use_lower_ones_and_its_own()
    {
        SourceTree sources = SourceTree.Of(
            ("Lanes/Lane.cs", "namespace N; public struct Lane;"),
            ("Optimization/Newton.cs", "namespace N; public class Newton { Lane lane; }"),
            ("Fitting/Fit.cs", "namespace N; class Fit { Newton newton = new(); Lane lane; }"));
        Assert.Empty(sources.Errors);
        Assert.Empty(Rules.Violations(sources, Rules.Runtime));
    }

    [Fact]
    public void A_folder_without_a_rule_is_found()
        => Assert.Equal(["Helpers/Misc.cs: no rule for this folder"], Rules.Violations(SourceTree.Of(("Helpers/Misc.cs", "class Misc;")), Rules.Runtime));

    [Fact]
    public void Writing_that_reaches_past_planning_is_found()
    {
        SourceTree sources = SourceTree.Of(
            ("Calculus/Sum.cs", "namespace N; public class Sum;"),
            ("Writing/Printer.cs", "namespace N; class Printer { Sum sum; }"),
            ("DerivativeGenerator.cs", "namespace N; class DerivativeGenerator { Sum sum; Printer printer; }"));
        Assert.Equal(
            ["Writing/Printer.cs(1): Sum belongs to Calculus, which Writing may not use"],
            Rules.Violations(sources, Rules.Generator, Rules.Pipeline));
    }

    [Fact]
    public void The_compiler_seen_from_a_pass_is_found()
    {
        SourceTree sources = SourceTree.Of(
            ("Reading/Reader.cs", "using Microsoft.CodeAnalysis; class Reader { ISymbol symbol; }"),
            ("Graphs/Graph.cs", "class Graph { Microsoft.CodeAnalysis.ISymbol symbol; }"));
        Assert.Equal(
            ["Graphs/Graph.cs(1): CodeAnalysis", "Graphs/Graph.cs(1): ISymbol"],
            Rules.CompilerUses(sources).Select(violation => violation.Split(" is of")[0]));
    }
}
