using System.Reflection;
using System.Runtime.Loader;
using CurseOfMemory.Runtime.Tests.Lanes;

namespace CurseOfMemory.Runtime.Tests.Numerics;

/// <summary>Forms over pairs against the same forms in extended precision, in groups of four at every width, by quadrature, and one by one.</summary>
[Collection(nameof(PlainExponentialsTests))]
public sealed class CauchyFormsTests
{
    // relative to the sums of absolute values: the bound, and what the additions round
    private const double Limit = 1.8e-15 + 5e-16;

    private delegate double SelfForm(ReadOnlySpan<double> x, ReadOnlySpan<double> c);

    [Theory]
    [InlineData(1, 0, 4)]
    [InlineData(31, 33, 4)]
    [InlineData(32, 64, 4)]
    [InlineData(33, 31, 1e6)]
    [InlineData(77, 5, 1e12)]
    [InlineData(5, 77, 30)]
    [InlineData(300, 300, 4)]
    [InlineData(1000, 900, 100)]
    [InlineData(1500, 3, 1e7)]
    public void Forms_agree_with_extended_precision(int m, int n, double range)
    {
        var random = new Random(m + n);
        double[] x = Rates(random, m, range), y = Rates(random, n, range), c = Signs(random, m), d = Signs(random, n);
        (double self, double between) = CauchyForms.Both(x, c, y, d);
        Check(x, c, x, c, self);
        Check(x, c, y, d, between);
        Check(x, c, x, c, CauchyForms.Self(x, c));
        Check(x, c, y, d, CauchyForms.Between(x, c, y, d));
    }

    [Fact]
    public void Groups_of_four_agree_at_every_width()
    {
        for (int m = 1; m <= 70; m++)
        {
            var random = new Random(m);
            double[] x = Rates(random, m, 1e3), y = Rates(random, 71 - m, 1e3), c = Signs(random, m), d = Signs(random, 71 - m);
            foreach (double self in (double[])[CauchyGroups.Self<Lane>(x, c), CauchyGroups.Self<Lanes128>(x, c), CauchyGroups.Self<Lanes256>(x, c), CauchyGroups.Self<Lanes512>(x, c)])
                Check(x, c, x, c, self);
            foreach (double between in (double[])[CauchyGroups.Between<Lane>(x, c, y, d), CauchyGroups.Between<Lanes128>(x, c, y, d), CauchyGroups.Between<Lanes256>(x, c, y, d), CauchyGroups.Between<Lanes512>(x, c, y, d)])
                Check(x, c, y, d, between);
        }
    }

    /// <summary>One odd number, at either end and within: what four fractions in one can't hold is summed one by one.</summary>
    [Theory]
    [InlineData(-0.25)]
    [InlineData(1e-40)]
    [InlineData(1e40)]
    [InlineData(1e100)]
    [InlineData(-1e-300)]
    public void Odd_numbers_take_the_plain_way_wherever_they_are(double odd)
    {
        foreach (int place in (int[])[0, 31, 63])
        {
            double[] ordinary = [.. Enumerable.Range(0, 64).Select(k => 1 + 0.1 * k)], one = [.. ordinary.Select((number, k) => k == place ? odd : number)];
            Check(one, ordinary, one, ordinary, CauchyForms.Self(one, ordinary));
            Check(ordinary, one, one, ordinary, CauchyForms.Between(ordinary, one, one, ordinary));
            Check(ordinary, one, ordinary, one, CauchyForms.Self(ordinary, one));
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Numbers_that_are_none_are_not_lost(double odd)
    {
        double[] ordinary = [.. Enumerable.Range(0, 64).Select(k => 1 + 0.1 * k)], one = [.. ordinary.Select((number, k) => k == 40 ? odd : number)];
        Assert.Equal(odd, CauchyForms.Self(ordinary, one));
        Assert.Equal(odd, CauchyForms.Between(ordinary, ordinary, ordinary, one));
        Assert.Equal(double.IsNaN(odd), double.IsNaN(CauchyForms.Self(one, ordinary)));
    }

    [Fact]
    public void Factors_of_any_size_keep_their_digits()
    {
        double[] x = [.. Enumerable.Range(0, 100).Select(k => 1 + 0.1 * k)], large = [.. x.Select(k => 1e180 * Math.Sin(k))], small = [.. x.Select(k => 1e-200 * Math.Cos(k))], none = new double[100];
        Check(x, large, x, small, CauchyForms.Between(x, large, x, small));
        Check(x, small, x, large, CauchyForms.Between(x, small, x, large));
        Assert.Equal(0, CauchyForms.Between(x, none, x, large));
        Assert.Equal((0, 0), CauchyForms.Both([], [], x, large));
    }

    [Fact]
    public void The_switch_keeps_pairs()
    {
        if (!CauchySums.Pays(64))
            return;
        double[] x = [.. Enumerable.Range(0, 1500).Select(k => 1 + 0.001 * k)], c = [.. x.Select(Math.Sin)];
        double pairs = CauchyGroups.Self<Lanes512>(x, c);
        Assert.Equal(pairs, Switched(x, c, isOn: true));
        Assert.NotEqual(pairs, Switched(x, c, isOn: false));
    }

    /// <summary>The form by a copy of the library that reads the switch anew.</summary>
    private static double Switched(double[] x, double[] c, bool isOn)
    {
        const string name = "CurseOfMemory.PairwiseSums";
        AppContext.SetSwitch(name, isOn);
        try
        {
            Assembly copy = new AssemblyLoadContext(name).LoadFromAssemblyPath(typeof(CauchyForms).Assembly.Location);
            return copy.GetType(typeof(CauchyForms).FullName!)!.GetMethod(nameof(CauchyForms.Self))!.CreateDelegate<SelfForm>()(x, c);
        }
        finally
        {
            AppContext.SetSwitch(name, false);
        }
    }

    private static void Check(double[] x, double[] c, double[] y, double[] d, double actual)
    {
        DoubleDouble sum = 0, sizes = 0;
        for (int k = 0; k < x.Length; k++)
        {
            for (int i = 0; i < y.Length; i++)
            {
                DoubleDouble term = (DoubleDouble)c[k] * d[i] / ((DoubleDouble)x[k] + y[i]);
                (sum, sizes) = (sum + term, sizes + DoubleDouble.Abs(term));
            }
        }
        Assert.True((double)DoubleDouble.Abs(sum - actual) <= Limit * (double)sizes, $"{actual:G17} is not {sum} within {Limit} of {sizes}, m = {x.Length}, n = {y.Length}");
    }

    private static double[] Rates(Random random, int n, double range) => [.. Enumerable.Range(0, n).Select(_ => Math.Pow(range, random.NextDouble() - 0.5))];

    private static double[] Signs(Random random, int n) => [.. Enumerable.Range(0, n).Select(_ => random.NextDouble() - 0.5)];
}
