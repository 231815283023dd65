namespace CurseOfMemory.Runtime.Tests.Lanes;

public abstract partial class LaneContract<TLanes>
{
    private sealed record Function(string Name, Func<TLanes, TLanes> Lanes, Func<double, double> Scalar);

    private static readonly Dictionary<string, Function> Functions = new Function[]
    {
        new("Exp", x => TLanes.Exp(x), Math.Exp),
        new("Expm1", x => TLanes.Expm1(x), Special.Expm1),
        new("Log", x => TLanes.Log(x), Math.Log),
        new("Log1p", x => TLanes.Log1p(x), Special.Log1p),
        new("Log2", x => TLanes.Log2(x), Math.Log2),
        new("Log10", x => TLanes.Log10(x), Math.Log10),
        new("Cbrt", x => TLanes.Cbrt(x), Math.Cbrt),
        new("Sqrt", x => TLanes.Sqrt(x), Math.Sqrt),
        new("Sin", x => TLanes.Sin(x), Math.Sin),
        new("Cos", x => TLanes.Cos(x), Math.Cos),
        new("Tan", x => TLanes.Tan(x), Math.Tan),
        new("Asin", x => TLanes.Asin(x), Math.Asin),
        new("Acos", x => TLanes.Acos(x), Math.Acos),
        new("Atan", x => TLanes.Atan(x), Math.Atan),
        new("Sinh", x => TLanes.Sinh(x), Math.Sinh),
        new("Cosh", x => TLanes.Cosh(x), Math.Cosh),
        new("Tanh", x => TLanes.Tanh(x), Math.Tanh),
        new("Asinh", x => TLanes.Asinh(x), Math.Asinh),
        new("Acosh", x => TLanes.Acosh(x), Math.Acosh),
        new("Sigmoid", x => Special.Sigmoid(x), Special.Sigmoid),
        new("Softplus", x => Special.Softplus(x), Special.Softplus),
        new("Erfc", x => Special.Erfc(x), Special.Erfc),
        new("Erfcx", x => Special.Erfcx(x), Special.Erfcx),
        new("Atanh", x => TLanes.Atanh(x), Math.Atanh),
    }.ToDictionary(function => function.Name);

    public static TheoryData<string> FunctionNames => [.. FunctionTable.Rows.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(FunctionNames))]
    public void Functions_are_accurate(string name)
    {
        FunctionRow row = FunctionTable.Row(name);
        var samples = row.Samples;
        double[] x = samples.Select(sample => sample.X).ToArray(), y = new double[x.Length];
        for (int i = 0; i < x.Length; i += Count)
            TLanes.Store(Functions[name].Lanes(TLanes.Load(x, i)), y, i);
        int worst = Enumerable.Range(0, x.Length).MaxBy(i => samples[i].Y.UlpsTo(y[i]));
        double error = samples[worst].Y.UlpsTo(y[worst]);
        output.WriteLine($"{typeof(TLanes).Name}.{name}: {error:F2} ulp at {x[worst]:G17}");
        Assert.True(error <= row.Limit, $"{name}({x[worst]:G17}) = {y[worst]:G17} is {error:F2} units in the last place off, more than {row.Limit}");
    }

    [Theory]
    [MemberData(nameof(FunctionNames))]
    public void Functions_meet_the_scalar_ones_at_the_edges(string name)
    {
        double[] edges = [.. Samples.Edges, 709.78, 709.79, 710, -708.4, -745.13, -745.14, -1074, 1024, Math.PI, Math.PI / 2, 1 - 1e-16, -1 + 1e-16, 1 + 2e-16];
        foreach (double x in edges)
        {
            double expected = Functions[name].Scalar(x);
            for (int lane = 0; lane < Count; lane++)
            {
                // the other lanes hold something easy: each must be treated by itself
                double actual = TLanes.Extract(Functions[name].Lanes(TLanes.Insert(TLanes.Broadcast(0.5), lane, x)), lane);
                bool special = expected == 0 || !double.IsFinite(expected);
                Assert.True(special ? Samples.Same(expected, actual) : Samples.Distance(expected, actual) <= 4,
                    $"{name}({x:G17}) = {actual:G17} in lane {lane}, expected {expected:G17}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(FunctionNames))]
    public void Vectors_of_every_width_agree_to_the_bit(string name)
    {
        if (Count == 1)
            return;
        foreach (double x in FunctionTable.Row(name).Samples.Select(sample => sample.X).Concat(Samples.Edges))
        {
            double narrow = Lanes128.Extract(LaneContract<Lanes128>.Functions[name].Lanes(Lanes128.Broadcast(x)), 0);
            Check(Functions[name].Lanes(TLanes.Broadcast(x)), _ => narrow);
        }
    }

    [Fact]
    public void Logarithms_of_powers_are_whole()
    {
        for (int n = -1074; n < 1024; n++)
            Assert.Equal(n, TLanes.Extract(TLanes.Log2(TLanes.Broadcast(Math.ScaleB(1, n))), Count - 1));
        for (int n = 0; n <= 22; n++)
            Assert.Equal(n, TLanes.Extract(TLanes.Log10(TLanes.Broadcast(Math.Round(Math.Pow(10, n)))), Count - 1));
    }
}
