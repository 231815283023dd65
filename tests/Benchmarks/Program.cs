using BenchmarkDotNet.Running;
using CurseOfMemory.Benchmarks;

if (args.Length > 0 && args[0].StartsWith("--", StringComparison.Ordinal))
    BenchmarkSwitcher.FromAssembly(typeof(MemoryLossBenchmarks).Assembly).Run(args);
else if (args is [FirstCalls.Verb])
    FirstCalls.Run();
else
    Results.Write(args.Length > 0 ? args[0] : "tests/Benchmarks/RESULTS.md");
