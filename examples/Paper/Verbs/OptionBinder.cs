using System.CommandLine;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Paper.Output;

namespace Paper.Verbs;

/// <summary>Turns the described properties of a record of options into options of the command line, and back.</summary>
internal sealed class OptionBinder<TOptions>
    where TOptions : VerbOptions, new()
{
    private readonly (PropertyInfo Property, Option Option)[] _bound;

    public OptionBinder()
    {
        var defaults = new TOptions();
        _bound =
        [
            .. from property in typeof(TOptions).GetProperties()
               where property.IsDefined(typeof(DescriptionAttribute))
               select (property, OptionFor(property, defaults)),
        ];
    }

    public IEnumerable<Option> Options => _bound.Select(bound => bound.Option);

    /// <summary>The record that a command line means.</summary>
    public TOptions Read(ParseResult result)
    {
        var options = new TOptions();
        foreach ((PropertyInfo property, Option option) in _bound)
        {
            if (result.GetResult(option) is { Implicit: false })
                property.SetValue(options, ValueOf(result, option, property.PropertyType));
        }
        return options;
    }

    private static Option OptionFor(PropertyInfo property, TOptions defaults)
    {
        string name = "--" + string.Concat(property.Name.Select((letter, i) => char.IsUpper(letter) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(letter) : $"{letter}"));
        Option option = Create(name, property.PropertyType);
        option.Description = $"{property.GetCustomAttribute<DescriptionAttribute>()!.Description} Default: {Text(property.GetValue(defaults))}.";
        option.AllowMultipleArgumentsPerToken = property.PropertyType.IsArray;
        if (property.GetCustomAttribute<RangeAttribute>() is { } range)
            option.MustBeFrom(range.Minimum, range.Maximum, whole: (property.PropertyType.GetElementType() ?? property.PropertyType) == typeof(int));
        if (property.GetCustomAttribute<AllowedValuesAttribute>() is { } words)
            option.MustBeOneOf([.. words.Values.Select(word => $"{word}")]);
        return option;
    }

    private static Option Create(string name, Type type) => type switch
    {
        _ when type == typeof(bool) => new Option<bool>(name),
        _ when type == typeof(int) => new Option<int>(name),
        _ when type == typeof(double) => new Option<double>(name),
        _ when type == typeof(string) => new Option<string>(name),
        _ when type == typeof(string[]) => new Option<string[]>(name),
        _ when type == typeof(int[]) => new Option<int[]>(name),
        _ when type == typeof(double[]) => new Option<double[]>(name),
        _ => throw new NotSupportedException($"{name}: an option can't be of type {type.Name}."),
    };

    private static object? ValueOf(ParseResult result, Option option, Type type) => type switch
    {
        _ when type == typeof(bool) => result.GetValue((Option<bool>)option),
        _ when type == typeof(int) => result.GetValue((Option<int>)option),
        _ when type == typeof(double) => result.GetValue((Option<double>)option),
        _ when type == typeof(string) => result.GetValue((Option<string>)option),
        _ when type == typeof(string[]) => result.GetValue((Option<string[]>)option),
        _ when type == typeof(int[]) => result.GetValue((Option<int[]>)option),
        _ => result.GetValue((Option<double[]>)option),
    };

    private static string Text(object? value) => value switch
    {
        bool flag => flag ? "on" : "off",
        Array { Length: 0 } => "none",
        Array numbers => string.Join(' ', numbers.Cast<object>().Select(number => FormattableString.Invariant($"{number}"))),
        _ => FormattableString.Invariant($"{value}"),
    };
}
