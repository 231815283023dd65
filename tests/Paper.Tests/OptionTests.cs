using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Paper.Verbs;

namespace CurseOfMemory.Paper.Tests;

/// <summary>Every option of every verb: numbers have limits and words are listed, and what is outside gets one sentence.</summary>
[Collection(PlateauCollection.Name)]
public sealed class OptionTests
{
    public static TheoryData<string> Names => [.. Catalogue.All.Select(verb => verb.Name)];

    private static IEnumerable<PropertyInfo> OptionsOf(string verb) => Catalogue.All.Single(one => one.Name == verb).Defaults(quick: true, seed: 1).GetType().GetProperties()
        .Where(property => property.IsDefined(typeof(DescriptionAttribute)) && property.PropertyType != typeof(bool));

    [Theory]
    [MemberData(nameof(Names))]
    public void Numbers_outside_their_limits_NaN_and_words_that_are_none_are_refused_in_one_sentence(string verb)
    {
        foreach (PropertyInfo property in OptionsOf(verb))
        {
            string name = "--" + string.Concat(property.Name.Select((letter, i) => char.IsUpper(letter) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(letter) : $"{letter}"));
            bool isText = property.PropertyType == typeof(string) || property.PropertyType == typeof(string[]);
            string rule = isText
                ? $"must be {string.Join(" or ", property.GetCustomAttribute<AllowedValuesAttribute>()!.Values)}"
                : $"must be a {((property.PropertyType.GetElementType() ?? property.PropertyType) == typeof(int) ? "whole " : "")}number from {property.GetCustomAttribute<RangeAttribute>()!.Minimum} to {property.GetCustomAttribute<RangeAttribute>()!.Maximum}";
            foreach (string value in isText ? ["nothing", ""] : Outside(property.GetCustomAttribute<RangeAttribute>()!))
                AssertRefused($"{name} {value}: {rule}.", verb, name, value);
        }
    }

    private static IEnumerable<string> Outside(RangeAttribute range) =>
    [
        "NaN", "many", "1e999", "-1e999",
        ((Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture) - 1) * (range.Minimum is double and > 0 ? 0.5 : 1)).ToString("R", CultureInfo.InvariantCulture),
        (2 * Math.Max(1, Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture))).ToString("R", CultureInfo.InvariantCulture),
    ];

    [Theory]
    [InlineData("--rates 1: two different rates are needed.", "example-d1", "--rates", "1")]
    [InlineData("--rates 2 2: two different rates are needed.", "example-d1", "--rates", "2", "2")]
    [InlineData("--decay 0.9: Theorem 4.2 needs a decay above beta, 1.", "rate", "--decay", "0.9")]
    [InlineData("--mu 40: the bump must lie within the horizon; with --horizon 32 mu must be at most 26.", "fig4", "--mu", "40")]
    public void Options_that_make_no_sense_together_are_refused(string sentence, params string[] arguments)
    {
        (int code, _, string errors) = Program.Call(arguments);
        Assert.Equal((2, sentence), (code, errors.Trim()));
    }

    [Theory]
    [InlineData("density", "--degrees", "100")]
    [InlineData("plateau-theory", "--mu", "30", "--longest", "1")]
    [InlineData("fig3", "--mu", "9", "--mu-shared", "7")]
    [InlineData("loss", "--horizons", "0.5")]
    [InlineData("loss", "--horizons", "4", "--step", "1")]
    [InlineData("optimisers", "--mu", "24", "--iterations", "100")]
    [InlineData("optimisers", "--rate", "0.2")]
    [InlineData("example-d1", "--rates", "0.01", "100")]
    public void Unusual_numbers_end_in_no_wrong_verdict(params string[] arguments)
    {
        string folder = Directory.CreateTempSubdirectory("unusual-").FullName;
        (int code, string output, _) = Program.Call([.. arguments, "--quick", "--out", folder]);
        Directory.Delete(folder, recursive: true);
        Assert.True(code == 0, output);
    }

    [Theory]
    [InlineData("--seed many: must be a whole number from 0 to 2147483647.", "all", "--seed", "many")]
    [InlineData("--seed 1.5: must be a whole number from 0 to 2147483647.", "all", "--seed", "1.5")]
    [InlineData("--seed 1.5: must be a whole number from 0 to 2147483647.", "fig1", "--seed", "1.5")]
    [InlineData("fig5: must be all, fig1, representation, density, rate, memory, loss, fig2, fig3, fig4, plateau-theory, lemma-c1, parametrisations, optimisers, targets, symmetry, landscape, example-d1, momentum.", "fig5")]
    [InlineData("verb: must be all, fig1, representation, density, rate, memory, loss, fig2, fig3, fig4, plateau-theory, lemma-c1, parametrisations, optimisers, targets, symmetry, landscape, example-d1, momentum.")]
    [InlineData("Unrecognized command or argument '--omega'.", "fig2", "--omega")]
    public void Other_slips_are_told_in_one_sentence(string sentence, params string[] arguments) => AssertRefused(sentence, arguments);

    private static void AssertRefused(string sentence, params string[] arguments)
    {
        (int code, _, string errors) = Program.Call([.. arguments, .. arguments.Length > 1 ? ["--out", "/nowhere/at/all"] : Array.Empty<string>()]);
        Assert.Equal((2, $"{sentence}\nAdd --help to see what is possible."), (code, errors.TrimEnd()));
    }
}
