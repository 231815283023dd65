using System.CommandLine;
using System.Globalization;

namespace Paper.Output;

/// <summary>Limits of options, refused in one sentence that names option, value and limit.</summary>
internal static class OptionRules
{
    /// <summary>Every number given must lie between two.</summary>
    public static void MustBeFrom(this Option option, object least, object most, bool whole)
    {
        (double low, double high) = (Convert.ToDouble(least, CultureInfo.InvariantCulture), Convert.ToDouble(most, CultureInfo.InvariantCulture));
        Check(option, FormattableString.Invariant($"must be a {(whole ? "whole " : "")}number from {least} to {most}"), text =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number >= low && number <= high && (!whole || int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)));
    }

    /// <summary>Every word given must be one of these.</summary>
    public static void MustBeOneOf(this Option option, params string[] words)
    {
        option.CompletionSources.Add(words);
        Check(option, $"must be {string.Join(" or ", words)}", words.Contains);
    }

    private static void Check(Option option, string rule, Func<string, bool> allowed) => option.Validators.Add(result =>
    {
        foreach (string text in result.Tokens.Select(token => token.Value).Where(text => !allowed(text)))
            result.AddError($"{option.Name} {text}: {rule}.");
    });
}
