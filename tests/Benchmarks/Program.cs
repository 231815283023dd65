using BenchmarkDotNet.Running;
using CurseOfMemory.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(MemoryLossBenchmarks).Assembly).Run(args);
