using BenchmarkDotNet.Running;
using CurseOfMemory.Benchmarks;
using CurseOfMemory.Benchmarks.Flows;
using CurseOfMemory.Benchmarks.Generation;
using CurseOfMemory.Benchmarks.Training;

if (args.Length > 0 && args[0].StartsWith("--", StringComparison.Ordinal))
    BenchmarkSwitcher.FromAssembly(typeof(MemoryLossBenchmarks).Assembly).Run(args);
else if (args is [FirstCalls.Verb])
    FirstCalls.Run();
else if (args is ["cvode"])
    StiffContest.Write(Console.Out);
else if (args is ["hits"])
    HittingTimes.Write(Console.Out);
else if (args is ["generator", ..])
    GenerationTimes.Write(args.Length > 1 ? args[1] : "tests/Benchmarks/GENERATOR.md");
else if (args is [TrainingStep.Verb])
    TrainingStep.Run();
else if (args is ["flows", ..])
    WorkPrecision.Write(args.Length > 1 ? args[1] : "tests/Benchmarks/FLOWS.md");
else if (args is ["only", .. string[] names])
    Results.Print(names);
else
    Results.Write(args.Length > 0 ? args[0] : "tests/Benchmarks/RESULTS.md");
