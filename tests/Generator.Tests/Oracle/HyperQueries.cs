namespace CurseOfMemory.Generator.Tests.Oracle;

/// <summary>What LINQ has for <c>double</c> alone.</summary>
public static class HyperQueries
{
    public static HyperDual Sum(this IEnumerable<HyperDual> numbers) => numbers.Aggregate((HyperDual)0, (sum, number) => sum + number);

    public static HyperDual Sum<T>(this IEnumerable<T> elements, Func<T, HyperDual> selector) => elements.Select(selector).Sum();

    public static HyperDual Average(this IEnumerable<HyperDual> numbers) => numbers.Sum() / numbers.Count();
}
