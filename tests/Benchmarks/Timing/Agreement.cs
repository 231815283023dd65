namespace CurseOfMemory.Benchmarks;

/// <summary>Candidates must compute the same before it matters how fast they are.</summary>
internal static class Agreement
{
    private const double Limit = 1e-11;

    /// <summary>Compares what each candidate writes with what the first one does, relative to the largest number.</summary>
    public static void Check(IReadOnlyList<Candidate> candidates, Pairs p)
    {
        double[]? expected = null;
        foreach (Candidate candidate in candidates)
        {
            p.Gradient.Fill(double.NaN);
            p.Result.Fill(0);
            candidate.Run(1);
            double[] actual = [.. p.Gradient, .. p.Result[..Math.Min(p.Result.Length, 1 << 20)]];
            expected ??= actual;
            double largest = expected.Max(Math.Abs), error = expected.Zip(actual, (x, y) => Math.Abs(x - y)).Max();
            if (!(error <= Limit * largest))
                throw new InvalidOperationException($"{candidate.Name} is {error} off at m = {p.M}, where the largest number is {largest}.");
        }
    }
}
