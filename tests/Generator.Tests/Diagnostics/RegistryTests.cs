using System.Text.RegularExpressions;
using CurseOfMemory.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Tests.Diagnostics;

/// <summary>Every diagnostic has a page and a line in the release notes, and says what, why and what instead.</summary>
public class RegistryTests
{
    public static TheoryData<string> Ids => [.. Descriptors.All.Select(descriptor => descriptor.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_diagnostic_is_documented(string id)
    {
        DiagnosticDescriptor descriptor = Descriptors.ById(id);
        string page = File.ReadAllText(Path.Combine(Generator(), "docs", id + ".md"));
        Assert.StartsWith($"# {id}: {descriptor.Title}\n", page);
        foreach (string part in (string[])["**What**", "**Why**", "**Instead**"])
            Assert.Contains(part, page);
        Assert.True(page.Contains("```csharp") || descriptor.Id == Descriptors.Internal.Id, "The page has no example.");
        Assert.Matches("^[^:;]+: [^;]+; .+[^.]$", descriptor.MessageFormat.ToString());
    }

    [Fact]
    public void Each_page_belongs_to_a_diagnostic() => Assert.Equal(
        Descriptors.All.Select(descriptor => descriptor.Id).Order(),
        Directory.GetFiles(Path.Combine(Generator(), "docs"), "CM*.md").Select(file => Path.GetFileNameWithoutExtension(file)).Order());

    [Fact]
    public void The_release_notes_list_each_diagnostic_once()
    {
        string notes = File.ReadAllText(Path.Combine(Generator(), "AnalyzerReleases.Shipped.md")) + File.ReadAllText(Path.Combine(Generator(), "AnalyzerReleases.Unshipped.md"));
        Assert.Equal(
            Descriptors.All.Select(descriptor => $"{descriptor.Id} | CurseOfMemory | {descriptor.DefaultSeverity} | {descriptor.Title}").Order(),
            Regex.Matches(notes, @"^CM\d{4} .*$", RegexOptions.Multiline).Select(line => line.Value).Order());
    }

    private static string Generator()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CurseOfMemory.sln")))
            folder = folder.Parent;
        return Path.Combine(folder!.FullName, "generator");
    }
}
