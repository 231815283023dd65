using System.CommandLine;
using System.Globalization;

namespace Paper.Output;

/// <summary>Limits of options, refused in one sentence that names option, value and limit.</summary>
internal static class OptionRules
{
    /// <summary>Every number given must be allowed.</summary>
    public static void MustBe(this Option option, Func<double, bool> allowed, string rule) => Check(option, rule, text => IsAllowed(text, allowed));

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

    private static bool IsAllowed(string text, Func<double, bool> allowed)
        => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && allowed(number);
}
