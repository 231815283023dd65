using System.Diagnostics;
using System.IO.Compression;
using System.Reflection;
using System.Xml.Linq;

namespace CurseOfMemory.Packaging.Tests;

/// <summary>Packs the runtime as built and looks into the package.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("package-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_package_holds_library_generator_code_fixes_readme_and_licence_and_nothing_else()
    {
        using ZipArchive package = ZipFile.OpenRead(Pack());
        IEnumerable<string> contents = package.Entries
            .Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml");
        Assert.Equal(
            ["CurseOfMemory.nuspec", "LICENSE", "README.md", "analyzers/dotnet/cs/CurseOfMemory.CodeFixes.dll", "analyzers/dotnet/cs/CurseOfMemory.Generator.dll", "lib/net10.0/CurseOfMemory.dll", "lib/net10.0/CurseOfMemory.xml"],
            contents.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_package_states_its_licence_and_depends_on_the_numerics_alone()
    {
        using ZipArchive package = ZipFile.OpenRead(Pack());
        using Stream stream = package.GetEntry("CurseOfMemory.nuspec")!.Open();
        XElement metadata = XDocument.Load(stream).Root!.Elements().Single();
        string[] dependencies = [.. metadata.Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value)];

        Assert.Equal("MIT", metadata.Elements().Single(element => element.Name.LocalName == "license").Value);
        Assert.Equal("README.md", metadata.Elements().Single(element => element.Name.LocalName == "readme").Value);
        Assert.Equal(["MathNet.Numerics"], dependencies);
    }

    private string Pack()
    {
        string configuration = Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        var start = new ProcessStartInfo("dotnet", ["pack", Repository.PathOf("runtime"), "--no-build", "-c", configuration, "-o", _folder, "-nodeReuse:false"])
        {
            RedirectStandardOutput = true,
        };
        using Process pack = Process.Start(start)!;
        string output = pack.StandardOutput.ReadToEnd();
        pack.WaitForExit();
        Assert.True(pack.ExitCode == 0, output);
        return Assert.Single(Directory.GetFiles(_folder, "*.nupkg"));
    }
}
