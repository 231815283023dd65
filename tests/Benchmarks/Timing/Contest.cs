namespace CurseOfMemory.Benchmarks;

/// <summary>Something to time: <paramref name="Run"/> does it as often as it is told.</summary>
internal sealed record Candidate(string Name, Func<long, double> Run)
{
    /// <summary>A candidate from one call of it.</summary>
    public static Candidate Of(string name, Func<double> once) => new(name, reps =>
    {
        double total = 0;
        for (long i = 0; i < reps; i++)
            total += once();
        return total;
    });
}

/// <summary>Candidates timed in turns, so that whatever else the machine does falls on all of them; medians over the rounds.</summary>
internal sealed class Contest
{
    private readonly Dictionary<string, double[]> _times = [];

    private Contest(IEnumerable<Candidate> candidates, int rounds, double seconds)
    {
        Candidate[] all = [.. candidates];
        long[] reps = [.. all.Select(candidate => Repetitions(candidate, seconds))];
        foreach (Candidate candidate in all)
            _times[candidate.Name] = new double[rounds];
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < all.Length; i++)
                _times[all[i].Name][round] = Seconds(all[i], reps[i]) / reps[i];
        }
    }

    /// <summary>What the candidates return, so that none of their work can be left out.</summary>
    public static double Sink { get; private set; }

    public static Contest Of(int rounds, double seconds, params IEnumerable<Candidate> candidates) => new(candidates, rounds, seconds);

    /// <summary>The candidates in order.</summary>
    public IEnumerable<string> Names => _times.Keys;

    public bool Has(string name) => _times.ContainsKey(name);

    /// <summary>The median time of one run in nanoseconds.</summary>
    public double Nanoseconds(string name) => 1e9 * Median(_times[name]);

    /// <summary>The median over the rounds of how many times longer one takes than another.</summary>
    public double Ratio(string slower, string faster) => Median([.. _times[slower].Zip(_times[faster], (x, y) => x / y)]);

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return 0.5 * (sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]);
    }

    /// <summary>How often a candidate fits into the time for a sample, found once its methods are compiled.</summary>
    private static long Repetitions(Candidate candidate, double seconds)
    {
        Seconds(candidate, 1);
        for (long reps = 1; ; reps *= 2)
        {
            double time = Seconds(candidate, reps);
            if (time > 0.5 * seconds)
                return Math.Max(1, (long)(reps * seconds / time));
        }
    }

    private static double Seconds(Candidate candidate, long reps)
    {
        double start = ThreadClock.Seconds();
        Sink += candidate.Run(reps);
        return ThreadClock.Seconds() - start;
    }
}
