using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CurseOfMemory.Benchmarks;

/// <summary>Exponentials and hyperbolic tangents of a thousand numbers in the cache, and their largest errors.</summary>
internal static class FunctionTimes
{
    private const int Length = 1024, Points = 100_000;

    private const double Exponent = 1.75;

    public static string Report(double frequency, Targets targets)
    {
        var random = new Random(5);
        double[] x = [.. Enumerable.Range(0, Length).Select(_ => (20 * random.NextDouble()) - 10)], y = new double[Length];
        Contest contest = Contest.Of(21, 0.002,
            Candidate.Of("exp", () => Map<Exp, Lanes512>(x, y)), Candidate.Of("Vector512.Exp", () => Framework<Exp>(x, y)),
            Candidate.Of("expm1", () => Map<Expm1, Lanes512>(x, y)),
            Candidate.Of("log", () => Map<Log, Lanes512>(x, y)), Candidate.Of("Vector512.Log", () => Framework<Log>(x, y)),
            Candidate.Of("log1p", () => Map<Log1p, Lanes512>(x, y)),
            Candidate.Of("sin", () => Map<Sin, Lanes512>(x, y)), Candidate.Of("Vector512.Sin", () => Framework<Sin>(x, y)),
            Candidate.Of("cos", () => Map<Cos, Lanes512>(x, y)), Candidate.Of("Vector512.Cos", () => Framework<Cos>(x, y)),
            Candidate.Of("tanh", () => Map<Tanh, Lanes512>(x, y)), Candidate.Of("TensorPrimitives.Tanh", () => Tensors(TensorPrimitives.Tanh, x, y)),
            Candidate.Of("sigmoid", () => Map<Sigmoid, Lanes512>(x, y)), Candidate.Of("TensorPrimitives.Sigmoid", () => Tensors(TensorPrimitives.Sigmoid, x, y)),
            Candidate.Of("softplus", () => Map<Softplus, Lanes512>(x, y)),
            Candidate.Of("pow", () => Map<Pow, Lanes512>(x, y)), Candidate.Of("TensorPrimitives.Pow", () => Powers(x, y)),
            Candidate.Of("erfc", () => Map<Erfc, Lanes512>(x, y)), Candidate.Of("erfcx", () => Map<Erfcx, Lanes512>(x, y)),
            Candidate.Of("erfc, scalar", () => Scalar(Special.Erfc, x, y)));
        targets.AtMost("exp / Vector512.Exp, time", 0.7, contest.Ratio("exp", "Vector512.Exp"));
        targets.AtMost("exp, largest error in units of the last place", 1.3, Math.Max(Error<Exp>(DoubleDouble.Exp, 300), Error<Exp>(DoubleDouble.Exp, 1)));
        targets.AtMost("tanh, largest error in units of the last place", 2.5, Math.Max(Error<Tanh>(DoubleDouble.Tanh, 20), Math.Max(Error<Tanh>(DoubleDouble.Tanh, 1), Error<Tanh>(DoubleDouble.Tanh, 1e-3))));
        targets.AtMost("tanh / TensorPrimitives.Tanh, time", 1, contest.Ratio("tanh", "TensorPrimitives.Tanh"));
        Table table = new("function", "cycles per number");
        foreach (string name in contest.Names)
            table.Add(name, Table.Number(contest.Nanoseconds(name) * frequency / Length));
        return $"## Functions of 512-bit lanes\n\n{table}";
    }

    private interface IFunction
    {
        static abstract L Apply<L>(L x) where L : struct, ILanes<L, double>;
    }

    private interface IFrameworkFunction : IFunction
    {
        static abstract Vector512<double> Framework(Vector512<double> x);
    }

    private readonly struct Exp : IFrameworkFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static L Apply<L>(L x) where L : struct, ILanes<L, double> => L.Exp(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Framework(Vector512<double> x) => Vector512.Exp(x);
    }

    private readonly struct Expm1 : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static L Apply<L>(L x) where L : struct, ILanes<L, double> => L.Expm1(x);
    }

    private readonly struct Log : IFrameworkFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static L Apply<L>(L x) where L : struct, ILanes<L, double> => L.Log(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Framework(Vector512<double> x) => Vector512.Log(x);
    }

    private readonly struct Log1p : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static L Apply<L>(L x) where L : struct, ILanes<L, double> => L.Log1p(x);
    }

    private readonly struct Sin : IFrameworkFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static L Apply<L>(L x) where L : struct, ILanes<L, double> => L.Sin(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Framework(Vector512<double> x) => Vector512.Sin(x);
    }

    private readonly struct Cos : IFrameworkFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static L Apply<L>(L x) where L : struct, ILanes<L, double> => L.Cos(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Framework(Vector512<double> x) => Vector512.Cos(x);
    }

    private readonly struct Tanh : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static L Apply<L>(L x) where L : struct, ILanes<L, double> => L.Tanh(x);
    }

    private readonly struct Sigmoid : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static L Apply<L>(L x) where L : struct, ILanes<L, double> => Special.Sigmoid(x);
    }

    private readonly struct Softplus : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static L Apply<L>(L x) where L : struct, ILanes<L, double> => Special.Softplus(x);
    }

    private readonly struct Pow : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static L Apply<L>(L x) where L : struct, ILanes<L, double> => L.Pow(L.Abs(x), L.Broadcast(Exponent));
    }

    private readonly struct Erfc : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static L Apply<L>(L x) where L : struct, ILanes<L, double> => Special.Erfc(x);
    }

    private readonly struct Erfcx : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static L Apply<L>(L x) where L : struct, ILanes<L, double> => Special.Erfcx(x);
    }

    private static double Map<F, L>(ReadOnlySpan<double> x, Span<double> y)
        where F : struct, IFunction
        where L : struct, ILanes<L, double>
    {
        for (int i = 0; i < x.Length; i += L.Count)
            L.Store(F.Apply(L.Load(x, i)), y, i);
        return y[0];
    }

    private static double Framework<F>(ReadOnlySpan<double> x, Span<double> y)
        where F : struct, IFrameworkFunction
    {
        for (int i = 0; i < x.Length; i += Vector512<double>.Count)
            F.Framework(Vector512.Create(x[i..])).CopyTo(y[i..]);
        return y[0];
    }

    private static double Tensors(Action<ReadOnlySpan<double>, Span<double>> function, ReadOnlySpan<double> x, Span<double> y)
    {
        function(x, y);
        return y[0];
    }

    private static double Powers(ReadOnlySpan<double> x, Span<double> y)
    {
        TensorPrimitives.Abs(x, y);
        TensorPrimitives.Pow(y, Exponent, y);
        return y[0];
    }

    private static double Scalar(Func<double, double> function, ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = function(x[i]);
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
