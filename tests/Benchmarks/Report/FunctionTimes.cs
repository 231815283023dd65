using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CurseOfMemory.Benchmarks;

/// <summary>Exponentials and hyperbolic tangents of a thousand numbers in the cache, and their largest errors.</summary>
internal static class FunctionTimes
{
    private const int Length = 1024, Points = 100_000;

    public static string Report(double frequency, Targets targets)
    {
        var random = new Random(5);
        double[] x = [.. Enumerable.Range(0, Length).Select(_ => (20 * random.NextDouble()) - 10)], y = new double[Length];
        string[] names = ["exp", "Vector512.Exp", "log", "sin", "tanh", "TensorPrimitives.Tanh"];
        Contest contest = Contest.Of(21, 0.002,
            Candidate.Of(names[0], () => Map<Exp, Lanes512>(x, y)), Candidate.Of(names[1], () => Framework(x, y)),
            Candidate.Of(names[2], () => Map<Log, Lanes512>(x, y)), Candidate.Of(names[3], () => Map<Sin, Lanes512>(x, y)),
            Candidate.Of(names[4], () => Map<Tanh, Lanes512>(x, y)), Candidate.Of(names[5], () => Tensors(x, y)));
        targets.AtMost("exp / Vector512.Exp, time", 0.7, contest.Ratio("exp", "Vector512.Exp"));
        targets.AtMost("exp, largest error in units of the last place", 1.3, Math.Max(Error<Exp>(DoubleDouble.Exp, 300), Error<Exp>(DoubleDouble.Exp, 1)));
        targets.AtMost("tanh, largest error in units of the last place", 2.5, Math.Max(Error<Tanh>(DoubleDouble.Tanh, 20), Math.Max(Error<Tanh>(DoubleDouble.Tanh, 1), Error<Tanh>(DoubleDouble.Tanh, 1e-3))));
        targets.AtMost("tanh / TensorPrimitives.Tanh, time", 1, contest.Ratio("tanh", "TensorPrimitives.Tanh"));
        Table table = new("function", "cycles per number");
        foreach (string name in names)
            table.Add(name, Table.Number(contest.Nanoseconds(name) * frequency / Length));
        return $"## Functions of 512-bit lanes\n\n{table}";
    }

    private interface IFunction
    {
        static abstract L Apply<L>(L x) where L : struct, ILanes<L, double>;
    }

    private readonly struct Exp : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static L Apply<L>(L x) where L : struct, ILanes<L, double> => L.Exp(x);
    }

    private readonly struct Log : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static L Apply<L>(L x) where L : struct, ILanes<L, double> => L.Log(x);
    }

    private readonly struct Sin : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static L Apply<L>(L x) where L : struct, ILanes<L, double> => L.Sin(x);
    }

    private readonly struct Tanh : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static L Apply<L>(L x) where L : struct, ILanes<L, double> => L.Tanh(x);
    }

    private static double Map<F, L>(ReadOnlySpan<double> x, Span<double> y)
        where F : struct, IFunction
        where L : struct, ILanes<L, double>
    {
        for (int i = 0; i < x.Length; i += L.Count)
            L.Store(F.Apply(L.Load(x, i)), y, i);
        return y[0];
    }

    private static double Framework(ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i += Vector512<double>.Count)
            Vector512.Exp(Vector512.Create(x[i..])).CopyTo(y[i..]);
        return y[0];
    }

    private static double Tensors(ReadOnlySpan<double> x, Span<double> y)
    {
        TensorPrimitives.Tanh(x, y);
        return y[0];
    }

    /// <summary>The largest error between -range and range in units of the last place.</summary>
    private static double Error<F>(Func<DoubleDouble, DoubleDouble> truth, double range)
        where F : struct, IFunction
    {
        var random = new Random(7);
        double worst = 0;
        for (int i = 0; i < Points; i++)
        {
            double x = range * ((2 * random.NextDouble()) - 1), y = Lanes512.Extract(F.Apply(Lanes512.Broadcast(x)), 0);
            worst = Math.Max(worst, Math.Abs((double)(truth(x) - y)) / (Math.BitIncrement(Math.Abs(y)) - Math.Abs(y)));
        }
        return worst;
    }
}
