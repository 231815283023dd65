using System.Numerics;

namespace CurseOfMemory;

/// <summary>How many critical affine spaces and global minimisers the loss J_m has (Theorems D.1, D.2 and D.6), in exact integers.</summary>
public static class CriticalSpaceCounts
{
    private const int Largest = 1000;

    /// <summary>The Stirling number of the second kind S(m, d): the partitions of m things into d non-empty sets.</summary>
    /// <param name="m">The number of things, from 0 to 1000.</param>
    /// <param name="d">The number of sets; zero sets unless from 1 to m (or m = d = 0).</param>
    /// <exception cref="ArgumentOutOfRangeException">m is out of range, or d is negative.</exception>
    public static BigInteger Stirling(int m, int d)
    {
        LandscapeChecks.Range(nameof(m), m, 0, Largest);
        LandscapeChecks.Range(nameof(d), d, 0, int.MaxValue);
        return d > m ? BigInteger.Zero : Row(m)[d];
    }

    /// <summary>d! S(m, d): the d-coincided critical affine spaces of J_m that one non-degenerate minimiser of J_d induces (Theorem D.1).</summary>
    /// <inheritdoc cref="Stirling"/>
    public static BigInteger Coincided(int m, int d) => Stirling(m, d) * Factorial(d <= m ? d : 0);

    /// <summary>The sum of <see cref="Coincided"/> over d = 1 .. upTo: all coincided critical affine spaces of J_m (Theorem D.6).</summary>
    /// <param name="m">The width, from 1 to 1000.</param>
    /// <param name="upTo">The largest d whose J_d has a non-degenerate minimiser; m - 1 for those that aren't global minimisers of an m-term target.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static BigInteger Total(int m, int upTo)
    {
        LandscapeChecks.Range(nameof(m), m, 1, Largest);
        LandscapeChecks.Range(nameof(upTo), upTo, 0, m);
        BigInteger[] row = Row(m);
        BigInteger sum = 0;
        for (int d = 1; d <= upTo; d++)
            sum += row[d] * Factorial(d);
        return sum;
    }

    /// <summary>
    /// Theorem D.2 for an m-term target: the critical spaces with d &lt; m, the m! global minimisers, and whether their ratio exceeds the bound
    /// (m + 1)(3m - 2) / 24 strictly. It does from m = 4 on; m = 2 and 3 are equalities.
    /// </summary>
    /// <param name="m">The width, from 1 to 1000.</param>
    /// <exception cref="ArgumentOutOfRangeException">m is out of range.</exception>
    public static (BigInteger Spaces, BigInteger Minimisers, bool Strict) TheoremD2(int m)
    {
        BigInteger spaces = Total(m, m - 1), minimisers = Factorial(m);
        return (spaces, minimisers, 24 * spaces > minimisers * (m + 1) * (3 * m - 2));
    }

    /// <summary>m!</summary>
    internal static BigInteger Factorial(int m)
    {
        BigInteger product = 1;
        for (int k = 2; k <= m; k++)
            product *= k;
        return product;
    }

    // S(m, d) = d S(m - 1, d) + S(m - 1, d - 1)
    private static BigInteger[] Row(int m)
    {
        var row = new BigInteger[m + 1];
        row[0] = 1;
        for (int n = 1; n <= m; n++)
        {
            for (int d = n; d > 0; d--)
                row[d] = d * row[d] + row[d - 1];
            row[0] = 0;
        }
        return row;
    }
}
