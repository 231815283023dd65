using System.Numerics;

namespace CurseOfMemory.Runtime.Tests.Lanes;

/// <summary>The reference itself, against digits printed by mpmath 1.3 (mp.dps = 60) and identities that no series was built on.</summary>
public sealed class BigMathTests
{
    public static TheoryData<string, string> Printed => new()
    {
        { "e", "2.71828182845904523536028747135266249775724709369995957496697" },
        { "exp(-745.1)", "2.55376854775207392723959960585200920959167723888823691155922e-324" },
        { "log 10", "2.30258509299404568401799145468436420760110148862877297603333" },
        { "log1p(1e-17)", "0.0000000000000000100000000000000006654242405462192382643714897203731728687362" },
        { "sin 1e22", "-0.852200849767188801772705893753029368261762150410043656256509" },
        { "cos max", "-0.999987689426559937464870066306934395140613514468923484844149" },
        { "tan 1.5", "14.1014199471717193876460836519877564456595435772358618661233" },
        { "atan 2", "1.10714871779409050301706546017853704007004764540143264667654" },
        { "atan2(1, -3)", "2.81984209919315104506123876892084156517641410381744962954214" },
        { "pi", "3.14159265358979323846264338327950288419716939937510582097494" },
        { "tanh 0.1", "0.099667994624955822614277043698624833255378754022911789316132" },
        { "acosh 1.5", "0.962423650119206894995517826848736846270368668771321039322036" },
        { "2.5^-3.75", "0.0321902957998831464529347969192667606598647901187810841276737" },
        { "hypot(1, 2)", "2.2360679774997896964091736687312762354406183596115257242709" },
    };

    [Theory]
    [MemberData(nameof(Printed))]
    public void The_reference_has_fifty_digits(string name, string digits) => Close(Parse(digits), Value(name));

    [Fact]
    public void Inverses_undo()
    {
        foreach (double x in (double[])[1e-300, 1e-5, 0.3, 0.999])
        {
            Close(x, BigMath.Log1p(BigMath.Expm1(x)));
            Close(x, BigMath.Sinh(BigMath.Asinh(x)));
            Close(x, BigMath.Tanh(BigMath.Atanh(x)));
            Close((BigReal)x + 1, BigMath.Cosh(BigMath.Acosh((BigReal)x + 1)));
            Close(x, BigMath.Cbrt((BigReal)x * x * x));
            Close(1, BigMath.Sin(x) * BigMath.Sin(x) + BigMath.Cos(x) * BigMath.Cos(x));
            Close(BigMath.Pi.Scale(-1), BigMath.Asin(x) + BigMath.Acos(x));
        }
    }

    [Fact]
    public void Ulps_count_from_the_truth()
    {
        Assert.Equal(0, ((BigReal)1).UlpsTo(1));
        Assert.Equal(1, ((BigReal)1).UlpsTo(Math.BitIncrement(1)));
        Assert.Equal(0.5, ((BigReal)1 + Math.ScaleB(1, -53)).UlpsTo(1));
        Assert.Equal(1, ((BigReal)double.Epsilon).UlpsTo(0));
        Assert.Equal(double.PositiveInfinity, ((BigReal)1).UlpsTo(double.NaN));
        Assert.Equal(0, new BigReal(1, 1024).UlpsTo(double.PositiveInfinity));
        Assert.Equal(double.PositiveInfinity, new BigReal(1, 1024).UlpsTo(double.MaxValue));
    }

    private static BigReal Value(string name) => name switch
    {
        "e" => BigMath.Exp(1),
        "exp(-745.1)" => BigMath.Exp(-745.1),
        "log 10" => BigMath.Log(10),
        "log1p(1e-17)" => BigMath.Log1p(1e-17),
        "sin 1e22" => BigMath.Sin(1e22),
        "cos max" => BigMath.Cos(double.MaxValue),
        "tan 1.5" => BigMath.Tan(1.5),
        "atan 2" => BigMath.Atan(2),
        "atan2(1, -3)" => BigMath.Atan2(1, -3),
        "pi" => BigMath.Pi,
        "tanh 0.1" => BigMath.Tanh(0.1),
        "acosh 1.5" => BigMath.Acosh(1.5),
        "2.5^-3.75" => BigMath.Pow(2.5, -3.75),
        "hypot(1, 2)" => BigMath.Hypot(1, 2),
        _ => throw new ArgumentException($"no value is named {name}", nameof(name)),
    };

    /// <summary>Fails unless two numbers agree to 50 digits.</summary>
    private static void Close(BigReal expected, BigReal actual)
        => Assert.True(((expected - actual) / expected).Magnitude < -166, $"{expected.UlpsTo(0)} differs");

    private static BigReal Parse(string digits)
    {
        string[] parts = digits.Split('e');
        int point = parts[0].IndexOf('.'), power = parts[0].Length - point - 1 - (parts.Length > 1 ? int.Parse(parts[1]) : 0);
        BigReal whole = new(BigInteger.Parse(parts[0].Remove(point, 1)), 0), ten = new(BigInteger.Pow(10, Math.Abs(power)), 0);
        return power > 0 ? whole / ten : whole * ten;
    }
}
