using System.Text.Json;

namespace CurseOfMemory.Paper.Tests;

/// <summary>The program as it is called from a shell.</summary>
[Collection(PlateauCollection.Name)]
public sealed class ProgramTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose()
    {
        if (Directory.Exists(_path))
            Directory.Delete(_path, recursive: true);
    }

    [Fact]
    public void A_good_run_prints_its_verdict_last_and_returns_0()
    {
        (int code, string output, _) = Program.Call("plateau", "--start", "E", "--mu", "10", "--out", _path);
        Assert.Equal(0, code);
        Assert.StartsWith("PASS", output.TrimEnd().Split('\n')[^1]);
        Assert.True(new FileInfo(Path.Combine(_path, "plateau.png")).Length > 10_000);
    }

    [Fact]
    public void A_run_that_is_too_inaccurate_fails_and_returns_1()
    {
        (int code, string output, _) = Program.Call("plateau", "--start", "E", "--mu", "10", "--rtol", "1e-4", "--until", "100", "--out", _path);
        Assert.Equal(1, code);
        Assert.StartsWith("FAIL", output.TrimEnd().Split('\n')[^1]);
    }

    [Theory]
    [InlineData("--mu", "-1", "--mu -1: must be a number from 0 to 100.")]
    [InlineData("--mu", "NaN", "--mu NaN: must be a number from 0 to 100.")]
    [InlineData("--start", "B", "--start B: must be E or A.")]
    [InlineData("--until", "0", "--until 0: must be a number from 0.1 to 1000000000000.")]
    [InlineData("--rtol", "1", "--rtol 1: must be a number from 1E-14 to 0.0001.")]
    [InlineData("--height", "0", "--height 0: must be a number from 0.1 to 10.")]
    [InlineData("--seed", "-1", "--seed -1: must be a whole number from 0 to 2147483647.")]
    [InlineData("--method", "euler", "--method euler: must be dormand-prince or adams.")]
    public void A_bad_option_gets_one_sentence_and_returns_2(string option, string value, string sentence)
    {
        (int code, _, string errors) = Program.Call("plateau", option, value, "--out", _path);
        Assert.Equal(2, code);
        Assert.Equal([sentence, "Add --help to see what is possible."], errors.TrimEnd().Split('\n'));
        Assert.False(Directory.Exists(_path));
    }

    [Fact]
    public void A_folder_without_a_name_is_refused()
    {
        (int code, _, string errors) = Program.Call("fig1", "--out", "");
        Assert.Equal(2, code);
        Assert.StartsWith("--out: must be the name of a folder.", errors);
    }

    [Theory]
    [InlineData("all", "--verbs", "symmetry", "momentum")]
    [InlineData("momentum")]
    [InlineData("plateau", "--start", "E", "--mu", "10", "12", "--method", "adams")]
    public void With_json_nothing_but_JSON_is_printed_and_every_argument_stands_in_it(params string[] arguments)
    {
        (int code, string output, _) = Program.Call([.. arguments, "--quick", "--json", "--out", _path]);
        Assert.Equal(0, code);
        using var document = JsonDocument.Parse(output);
        JsonElement[] manifests = document.RootElement.ValueKind == JsonValueKind.Array ? [.. document.RootElement.EnumerateArray()] : [document.RootElement];
        Assert.All(manifests, manifest =>
        {
            Assert.True(manifest.GetProperty("passed").GetBoolean());
            Assert.All(["version", "commit", "runtime", "lanes", "seconds"], name => Assert.NotEqual("", manifest.GetProperty(name).ToString()));
            Assert.Equal(1, manifest.GetProperty("arguments").GetProperty("seed").GetInt32());
        });
        if (arguments[0] == "plateau")
            Assert.Equal("adams,[10,12],[\"E\"]", string.Join(',', new[] { "method", "mu", "start" }.Select(name => manifests[0].GetProperty("arguments").GetProperty(name).ToString().Replace(" ", "").Replace("\n", ""))));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_named_and_returns_3()
    {
        (int code, _, string errors) = Program.Call("plateau", "--start", "E", "--mu", "8", "--out", "/proc/none");
        Assert.Equal(3, code);
        Assert.StartsWith("The folder /proc/none can't be created", errors);
    }
}
