namespace Paper.Verbs;

/// <summary>What is said of several measured numbers.</summary>
internal static class Measured
{
    /// <summary>The largest number, or NaN where one is NaN, which <c>Max</c> passes over.</summary>
    public static double Largest(this IEnumerable<double> numbers) => numbers.Aggregate(Math.Max);

    /// <summary>The largest number that something has, or NaN where one is NaN.</summary>
    public static double Largest<T>(this IEnumerable<T> all, Func<T, double> number) => all.Select(number).Largest();
}
