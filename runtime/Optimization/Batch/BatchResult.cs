namespace CurseOfMemory;

/// <summary>Finished runs from several starts.</summary>
public sealed class BatchResult
{
    internal BatchResult(BatchMinimizer minimizer)
    {
        (Theta, Values, Outcomes) = (minimizer.Theta.ToArray(), minimizer.Values.ToArray(), minimizer.Outcomes.ToArray());
        Iterations = minimizer.Iterations;
    }

    /// <summary>The last good points, m x B numbers: component i of problem b is number i * B + b.</summary>
    public double[] Theta { get; }

    /// <summary>J at each point, B numbers.</summary>
    public double[] Values { get; }

    /// <summary>Why each run ended.</summary>
    public OptimizationOutcome[] Outcomes { get; }

    /// <summary>The steps of the longest run.</summary>
    public int Iterations { get; }

    /// <summary>The problem with the lowest J of those that converged; -1 if none did.</summary>
    public int Best
    {
        get
        {
            int best = -1;
            for (int b = 0; b < Values.Length; b++)
                if (Outcomes[b].Converged && (best < 0 || Values[b] < Values[best]))
                    best = b;
            return best;
        }
    }

    /// <summary>The last good point of one problem.</summary>
    /// <param name="problem">Its number, from 0 to B - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such problem.</exception>
    public double[] Point(int problem)
    {
        if (problem < 0 || problem >= Values.Length)
            throw new ArgumentOutOfRangeException(nameof(problem), problem, $"problem = {problem} must be at least 0 and below {Values.Length}.");
        return [.. Enumerable.Range(0, Theta.Length / Values.Length).Select(i => Theta[i * Values.Length + problem])];
    }
}
