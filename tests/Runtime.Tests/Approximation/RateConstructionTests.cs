using System.Globalization;

namespace CurseOfMemory.Runtime.Tests.Approximations;

public class RateConstructionTests
{
    [Fact]
    public void Every_row_of_the_reference_is_met()
    {
        int rows = 0;
        foreach (var row in Truth.Read("theorem-4-2.json").Rows("rows"))
        {
            string name = row.Text("target");
            RateConstruction construction = RateConstruction.Of(
                new Decay(name), row.GetProperty("alpha").GetDouble(), double.Parse(row.Text("beta"), CultureInfo.InvariantCulture), row.Int("m"));
            string what = $"{name}, alpha = {row.Text("alpha")}, m = {row.Int("m")}";
            if (row.TryGetProperty("L1_best_in_basis", out _))
                Truth.Close(row.Number("L1_best_in_basis"), construction.Error, 1e-11, what);
            else
                Truth.Close(row.Number("L1_lower_bound"), construction.LowerBound, 1e-11, what);
            if (row.GetProperty("sign_check").ValueKind is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False)
                Assert.Equal(row.GetProperty("sign_check").GetBoolean(), construction.Certified);
            Assert.True(construction.LowerBound <= construction.Error, what);
            rows++;
        }
        Assert.Equal(30, rows);
    }

    [Fact]
    public void A_target_in_the_basis_is_represented_exactly()
    {
        RateConstruction construction = RateConstruction.Of(new Decay("exp(-2 t)"), 1, 1, 6);
        Assert.True(construction.Error.Hi < 1e-28);
        var (amplitudes, digits) = construction.Amplitudes();
        // Rates j / 2: e^{-2t} is the fourth
        for (int j = 0; j < 6; j++)
            Assert.Equal(j == 3 ? 1 : 0, amplitudes[j].Hi, 1e-20);
        Assert.True(digits > 25);
        Truth.Close(DoubleDouble.Exp(-3), construction.At((DoubleDouble)1.5), 1e-28, "at t = 1.5");
    }

    [Fact]
    public void Amplitudes_and_the_barycentric_form_agree()
    {
        RateConstruction construction = RateConstruction.Of(new Decay("exp(-1.1 t)"), 1, 1, 12);
        var (amplitudes, _) = construction.Amplitudes();
        DoubleDouble sum = 0;
        for (int j = 0; j < 12; j++)
            sum += amplitudes[j] * DoubleDouble.Exp(-construction.Rates[j] * 0.7);
        Truth.Close(sum, construction.At((DoubleDouble)0.7), 1e-20, "at t = 0.7");
        Assert.Contains("no sum with these rates is nearer", construction.ToString());
    }

    [Fact]
    public void What_cannot_be_done_is_refused()
    {
        Assert.Contains("decay rate beta is -1", Assert.Throws<ArgumentOutOfRangeException>(() => RateConstruction.Of(new Decay("exp(-2 t)"), 1, -1, 3)).Message);
        Assert.Contains("Theorem 4.2 needs exponential decay, but at t = 180", Assert.Throws<ArgumentException>(() => RateConstruction.Of(new PowerLawTarget(2), 1, 1, 3)).Message);
        Assert.Contains("number of terms is 201", Assert.Throws<ArgumentOutOfRangeException>(() => RateConstruction.Of(new Decay("exp(-2 t)"), 1, 1, 201)).Message);
    }

    /// <summary>e^{-bt} or t e^{-bt} by its name.</summary>
    private sealed class Decay(string name) : ITarget, IExtendedTarget
    {
        private readonly double rate = double.Parse(name.Split('-')[1].Split(' ')[0], CultureInfo.InvariantCulture);
        private readonly bool rising = name.StartsWith('t');

        public double SquaredNorm => SquaredNormExtended.Hi;

        public DoubleDouble SquaredNormExtended => rising ? 2 / DoubleDouble.Pow(2 * (DoubleDouble)rate, 3) : 1 / (2 * (DoubleDouble)rate);

        public double At(double t) => At((DoubleDouble)t).Hi;

        public DoubleDouble At(DoubleDouble t) => DoubleDouble.Exp(-rate * t) * (rising ? t : 1);

        public double Moment(int n, double s) => Moment(n, (DoubleDouble)s).Hi;

        public DoubleDouble Moment(int n, DoubleDouble s) => rising ? Special.LaplaceOfPower(n + 1, s + rate) : Special.LaplaceOfPower(n, s + rate);
    }
}
