using System.Collections.Concurrent;
using Paper.Verbs;

namespace Paper.Training;

/// <summary>Runs cases on all cores, one start at a time on each, and keeps every finished start.</summary>
internal static class TrainingRuns
{
    /// <summary>The curves of each case, in the order of starts.</summary>
    /// <exception cref="OperationCanceledException">The run was interrupted; what had been finished is in the store.</exception>
    public static IReadOnlyDictionary<string, TrainingCurve[]> Run(IReadOnlyList<TrainingCase> cases, RunContext context)
    {
        var curves = cases.ToDictionary(one => one.Name, one => new TrainingCurve[one.Starts]);
        (TrainingCase Case, int Start)[] all = [.. from one in cases from start in Enumerable.Range(0, one.Starts) orderby one.Cost descending select (one, start)];
        var left = all.Where(run => (curves[run.Case.Name][run.Start] = context.Store.Find<TrainingCurve>(FileOf(run.Case, run.Start))!) is null).ToArray();
        if (left.Length < all.Length)
            context.Report($"{all.Length - left.Length} of {all.Length} training runs were finished before");
        var clock = new TrainingClock([.. left.Select(run => run.Case)], context);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = context.Cancellation };
        try
        {
            Parallel.ForEach(Partitioner.Create(left, EnumerablePartitionerOptions.NoBuffering), parallel, run =>
            {
                TrainingPlan plan = run.Case.Plan(run.Start);
                TrainingClock.Run ticks = clock.Started(run.Case, run.Start, plan.Steps);
                TrainingCurve curve = curves[run.Case.Name][run.Start] = plan.Run(ticks.Stepped, context.Cancellation);
                context.Store.Keep(FileOf(run.Case, run.Start), curve);
                ticks.Finished(curve);
            });
        }
        catch (AggregateException failure) when (context.Cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException("The training was interrupted.", failure, context.Cancellation);
        }
        catch (AggregateException failure) when (failure.InnerException is IOException unwritten)
        {
            throw new IOException(unwritten.Message, unwritten);
        }
        return curves;
    }

    private static string FileOf(TrainingCase one, int start) => $"{one.Name}-{start + 1}";
}
