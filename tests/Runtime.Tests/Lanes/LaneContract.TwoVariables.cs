namespace CurseOfMemory.Runtime.Tests.Lanes;

public abstract partial class LaneContract<TLanes>
{
    private static readonly Dictionary<string, (Func<TLanes, TLanes, TLanes> Lanes, Func<double, double, double> Scalar, Func<double, double, BigReal> Truth)> Pairs = new()
    {
        ["Hypot"] = ((x, y) => TLanes.Hypot(x, y), double.Hypot, (x, y) => BigMath.Hypot(x, y)),
        ["Pow"] = ((x, y) => TLanes.Pow(x, y), Math.Pow, (x, y) => BigMath.Pow(x, y)),
        ["Atan2"] = ((y, x) => TLanes.Atan2(y, x), Math.Atan2, (y, x) => BigMath.Atan2(y, x)),
    };

    [Theory]
    [InlineData("Hypot", 1e-308, 1e308)]
    [InlineData("Hypot", 0.1, 10)]
    [InlineData("Pow", 0.01, 100)]
    [InlineData("Pow", 0.9, 1.1)]
    [InlineData("Pow", 1e-10, 1e10)]
    [InlineData("Pow", 0.6, 1.5)]
    [InlineData("Pow", 0.5, 250)]
    [InlineData("Atan2", 1e-150, 1e150)]
    [InlineData("Atan2", 0.1, 10)]
    public void Functions_of_two_variables_are_accurate(string name, double from, double to)
    {
        var random = new Random(name.Length);
        double Draw() => Math.Exp(double.Lerp(Math.Log(from), Math.Log(to), random.NextDouble()));
        double worst = 0;
        for (int trial = 0; trial < 200; trial++)
        {
            // every quadrant for the angle and the distance; powers of positive numbers, to exponents of either sign
            double x = name == "Pow" ? Draw() : Draw() * (random.Next(2) * 2 - 1), y = Draw() * (random.Next(2) * 2 - 1);
            double actual = TLanes.Extract(Pairs[name].Lanes(TLanes.Broadcast(x), TLanes.Broadcast(y)), Count - 1);
            double error = Pairs[name].Truth(x, y).UlpsTo(actual);
            worst = Math.Max(worst, error);
            Assert.True(error <= FunctionTable.PairLimits[name], $"{name}({x:G17}, {y:G17}) = {actual:G17} is {error:F2} units in the last place off");
        }
        output.WriteLine($"{typeof(TLanes).Name}.{name}: {worst:F2} ulp from {from} to {to}");
    }

    [Theory]
    [InlineData(-745.1, -708.4)]
    [InlineData(-708.4, 709.7)]
    [InlineData(700, 709.78)]
    [InlineData(-1e-3, 1e-3)]
    public void Powers_are_accurate_wherever_their_logarithms_lie(double from, double to)
    {
        var random = new Random(11);
        double worst = 0;
        for (int trial = 0; trial < 1000; trial++)
        {
            // bases of the whole range, every fourth near 1, where the logarithm is small and the exponent large
            double log = trial % 4 == 0 ? Math.ScaleB(random.NextDouble() - 0.5, -random.Next(30)) : double.Lerp(-740, 709, random.NextDouble());
            double x = Math.Exp(log), y = double.Lerp(from, to, random.NextDouble()) / Math.Log(x);
            if (!double.IsFinite(y))
                continue;
            double actual = TLanes.Extract(TLanes.Pow(TLanes.Broadcast(x), TLanes.Broadcast(y)), Count - 1), error = BigMath.Pow(x, y).UlpsTo(actual);
            worst = Math.Max(worst, error);
            Assert.True(error <= FunctionTable.PairLimits["Pow"], $"Pow({x:G17}, {y:G17}) = {actual:G17} is {error:F2} units in the last place off");
        }
        output.WriteLine($"{typeof(TLanes).Name}.Pow: {worst:F2} ulp where y log x is from {from} to {to}");
    }

    [Fact]
    public void Powers_of_every_width_agree_to_the_bit()
    {
        if (Count == 1)
            return;
        var random = new Random(3);
        for (int trial = 0; trial < 2000; trial++)
        {
            double x = Math.Exp(200 * (random.NextDouble() - 0.5)), y = 10 * (random.NextDouble() - 0.5);
            double narrow = Lanes128.Extract(LaneContract<Lanes128>.Pairs["Pow"].Lanes(Lanes128.Broadcast(x), Lanes128.Broadcast(y)), 0);
            Check(TLanes.Pow(TLanes.Broadcast(x), TLanes.Broadcast(y)), _ => narrow);
        }
    }

    [Theory]
    [InlineData("Hypot")]
    [InlineData("Pow")]
    [InlineData("Atan2")]
    public void Functions_of_two_variables_meet_the_scalar_ones_at_the_edges(string name) => ForEdges((x, y) =>
    {
        double expected = Pairs[name].Scalar(x, y);
        for (int lane = 0; lane < Count; lane++)
        {
            // the other lanes hold something easy: each must be treated by itself
            TLanes first = TLanes.Insert(TLanes.Broadcast(0.5), lane, x), second = TLanes.Insert(TLanes.Broadcast(0.25), lane, y);
            double actual = TLanes.Extract(Pairs[name].Lanes(first, second), lane);
            bool special = expected == 0 || !double.IsFinite(expected);
            Assert.True(special ? Samples.Same(expected, actual) : Samples.Distance(expected, actual) <= 2,
                $"{name}({x:G17}, {y:G17}) = {actual:G17} in lane {lane}, expected {expected:G17}");
        }
    });
}
