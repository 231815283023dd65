using System.Numerics;

namespace CurseOfMemory;

/// <summary>The cheapest way to hand all neurons to target terms and cancelling groups, by dynamic programming over subsets.</summary>
internal sealed class SubsetPartition
{
    private readonly double[] theta, amplitudes, rates;
    private readonly int m, full;
    private readonly double[][] cost;
    private readonly int[][] choice;

    public SubsetPartition(double[] theta, double[] amplitudes, double[] rates)
    {
        (this.theta, this.amplitudes, this.rates, m) = (theta, amplitudes, rates, theta.Length / 2);
        full = (1 << m) - 1;
        (cost, choice) = (new double[rates.Length + 1][], new int[rates.Length + 1][]);
        for (int j = 0; j <= rates.Length; j++)
            Fill(j);
    }

    /// <summary>The nearest point.</summary>
    public NearestEquivalent Best()
    {
        var nearest = new double[2 * m];
        var groups = new int[m];
        int left = full;
        for (int j = rates.Length; j > 0; j--)
        {
            Place(nearest, groups, choice[j][left], j - 1, amplitudes[j - 1], rates[j - 1]);
            left ^= choice[j][left];
        }
        for (int spare = -1; left != 0; spare--)
        {
            int subset = choice[0][left];
            Place(nearest, groups, subset, spare, 0, MeanRate(subset));
            left ^= subset;
        }
        return new(Math.Sqrt(cost[rates.Length][full]), nearest, groups);
    }

    // cost[0]: all of the set in cancelling groups; cost[j]: terms 1 .. j as well, each with one neuron or more
    private void Fill(int j)
    {
        double[] single = [.. Enumerable.Range(0, full + 1).Select(subset => subset == 0 ? double.PositiveInfinity : Squared(subset, j - 1))];
        (cost[j], choice[j]) = (new double[full + 1], new int[full + 1]);
        for (int set = 0; set <= full; set++)
        {
            double best = j == 0 && set == 0 ? 0 : double.PositiveInfinity;
            int lowest = j == 0 ? set & -set : 0;
            for (int subset = set; subset != 0; subset = (subset - 1) & set)
            {
                // A cancelling group holds the first neuron that is left, so that no order of groups counts twice
                if ((subset & lowest) != lowest)
                    continue;
                double total = single[subset] + cost[Math.Max(0, j - 1)][set ^ subset];
                if (total < best)
                    (best, choice[j][set]) = (total, subset);
            }
            cost[j][set] = best;
        }
    }

    // sum (w_i - v)^2 + (sum a_i - a)^2 / n
    private double Squared(int subset, int term)
    {
        double rate = term < 0 ? MeanRate(subset) : rates[term], sum = term < 0 ? 0 : -amplitudes[term], total = 0;
        for (int i = 0; i < m; i++)
        {
            if ((subset >> i & 1) == 0)
                continue;
            sum += theta[i];
            total += (theta[m + i] - rate) * (theta[m + i] - rate);
        }
        return total + sum * sum / BitOperations.PopCount((uint)subset);
    }

    private double MeanRate(int subset)
        => Enumerable.Range(0, m).Where(i => (subset >> i & 1) != 0).Average(i => theta[m + i]);

    private void Place(double[] nearest, int[] groups, int subset, int group, double amplitude, double rate)
    {
        int[] members = [.. Enumerable.Range(0, m).Where(i => (subset >> i & 1) != 0)];
        double off = (amplitude - members.Sum(i => theta[i])) / members.Length;
        foreach (int i in members)
            (nearest[i], nearest[m + i], groups[i]) = (theta[i] + off, rate, group);
    }
}
