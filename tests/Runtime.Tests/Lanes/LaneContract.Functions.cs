namespace CurseOfMemory.Runtime.Tests.Lanes;

public abstract partial class LaneContract<TLanes>
{
    private static readonly Dictionary<string, Func<TLanes, TLanes>> Functions = new()
    {
        ["Exp"] = x => TLanes.Exp(x), ["Expm1"] = x => TLanes.Expm1(x), ["Log"] = x => TLanes.Log(x), ["Log1p"] = x => TLanes.Log1p(x),
        ["Log2"] = x => TLanes.Log2(x), ["Log10"] = x => TLanes.Log10(x), ["Cbrt"] = x => TLanes.Cbrt(x), ["Sqrt"] = x => TLanes.Sqrt(x),
        ["Sin"] = x => TLanes.Sin(x), ["Cos"] = x => TLanes.Cos(x), ["Tan"] = x => TLanes.Tan(x),
        ["Asin"] = x => TLanes.Asin(x), ["Acos"] = x => TLanes.Acos(x), ["Atan"] = x => TLanes.Atan(x),
        ["Sinh"] = x => TLanes.Sinh(x), ["Cosh"] = x => TLanes.Cosh(x), ["Tanh"] = x => TLanes.Tanh(x),
        ["Asinh"] = x => TLanes.Asinh(x), ["Acosh"] = x => TLanes.Acosh(x), ["Atanh"] = x => TLanes.Atanh(x),
    };

    private static readonly Dictionary<string, Func<double, double>> Scalars = new()
    {
        ["Exp"] = Math.Exp, ["Expm1"] = Special.Expm1, ["Log"] = Math.Log, ["Log1p"] = Special.Log1p, ["Log2"] = Math.Log2, ["Log10"] = Math.Log10,
        ["Cbrt"] = Math.Cbrt, ["Sqrt"] = Math.Sqrt, ["Sin"] = Math.Sin, ["Cos"] = Math.Cos, ["Tan"] = Math.Tan, ["Asin"] = Math.Asin,
        ["Acos"] = Math.Acos, ["Atan"] = Math.Atan, ["Sinh"] = Math.Sinh, ["Cosh"] = Math.Cosh, ["Tanh"] = Math.Tanh, ["Asinh"] = Math.Asinh,
        ["Acosh"] = Math.Acosh, ["Atanh"] = Math.Atanh,
    };

    public static TheoryData<string> FunctionNames => [.. FunctionTable.Rows.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(FunctionNames))]
    public void Functions_are_accurate(string name)
    {
        FunctionRow row = FunctionTable.Row(name);
        var samples = row.Samples;
        double[] x = samples.Select(sample => sample.X).ToArray(), y = new double[x.Length];
        for (int i = 0; i < x.Length; i += Count)
            TLanes.Store(Functions[name](TLanes.Load(x, i)), y, i);
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
            double expected = Scalars[name](x);
            for (int lane = 0; lane < Count; lane++)
            {
                // the other lanes hold something easy: each must be treated by itself
                double actual = TLanes.Extract(Functions[name](TLanes.Insert(TLanes.Broadcast(0.5), lane, x)), lane);
                bool special = expected == 0 || !double.IsFinite(expected);
                Assert.True(special ? Samples.Same(expected, actual) : Samples.Distance(expected, actual) <= 4,
                    $"{name}({x:G17}) = {actual:G17} in lane {lane}, expected {expected:G17}");
            }
        }
    }
}
