namespace CurseOfMemory.Runtime.Tests.Flow;

/// <summary>With N steps at an error e of a method of order p: e ~ N^-p.</summary>
internal static class ObservedOrder
{
    /// <summary>p by a line through log N and log e.</summary>
    public static double Of(IReadOnlyList<(double Steps, double Error)> runs)
    {
        double[] steps = [.. runs.Select(r => Math.Log(r.Steps))], errors = [.. runs.Select(r => Math.Log(r.Error))];
        double meanSteps = steps.Average(), meanError = errors.Average();
        return -steps.Zip(errors, (n, e) => (n - meanSteps) * (e - meanError)).Sum() / steps.Sum(n => (n - meanSteps) * (n - meanSteps));
    }
}
