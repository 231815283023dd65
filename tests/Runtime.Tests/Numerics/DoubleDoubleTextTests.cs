using System.Globalization;

namespace CurseOfMemory.Runtime.Tests.Numerics;

public class DoubleDoubleTextTests
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;
    private static readonly NumberFormatInfo Comma = new() { NumberDecimalSeparator = ",", NegativeSign = "~" };

    [Theory]
    [InlineData("3.1415926535897932384626433832795", "G")]
    [InlineData("3.14159265359", "G12")]
    [InlineData("3.1415926535897932384626433832795E+00", "E31")]
    public void Pi_prints_as(string text, string format) => Assert.Equal(text, DoubleDouble.Pi.ToString(format, Plain));

    [Theory]
    [InlineData("0.1")]
    [InlineData("-1.5E-280")]
    [InlineData("12345678901234567890123456789012")]
    [InlineData("0.00001234567890123456789012345678")]
    [InlineData("1E+40")]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    [InlineData("9.999999999999999999999999999999")]
    public void Thirty_two_digits_come_back_as_they_were(string text)
        => Assert.Equal(text, DoubleDouble.Parse(text, Plain).ToString("G32", Plain));

    [Fact]
    public void Every_number_comes_back_from_its_text()
    {
        var random = new Random(1);
        for (int trial = 0; trial < 3000; trial++)
        {
            double high = (random.NextDouble() - 0.5) * Math.ScaleB(1, random.Next(-950, 1000)), low = high * Math.ScaleB(random.NextDouble(), -53 - random.Next(4));
            DoubleDouble x = DoubleDouble.FromSum(high, low);
            Assert.Equal(x, DoubleDouble.Parse(x.ToString("R", Plain), Plain));
            Assert.Equal(x, DoubleDouble.Parse(x.ToString(null, Comma), Comma));
        }
        foreach (DoubleDouble x in (DoubleDouble[])[0.1, double.Epsilon, double.MaxValue, DoubleDouble.FromSum(1, 1e-300), DoubleDouble.FromSum(-1e300, 1e-300)])
            Assert.Equal(x, DoubleDouble.Parse(x.ToString("R", Plain), Plain));
    }

    [Fact]
    public void Parsing_rounds_to_the_nearest()
    {
        Assert.Equal(DoubleDouble.One / 10, DoubleDouble.Parse(" +0.1 ", Plain));
        Assert.Equal(DoubleDouble.FromSum(1e22, 1), DoubleDouble.Parse("10000000000000000000001", Plain));
        Assert.Equal(DoubleDouble.FromSum(-1e22, 1), DoubleDouble.Parse("-9999999999999999999999", Plain));
        Assert.Equal(DoubleDouble.Pi, DoubleDouble.Parse("314159265358979323846264338327950288419716939937510e-50", Plain));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1.2.3")]
    [InlineData("1e")]
    [InlineData("0x10")]
    public void What_is_no_number_is_refused(string text)
    {
        Assert.False(DoubleDouble.TryParse(text, Plain, out _));
        Assert.Throws<FormatException>(() => DoubleDouble.Parse(text, Plain));
    }

    [Theory]
    [InlineData("X")]
    [InlineData("G0")]
    [InlineData("E5000")]
    public void An_unknown_format_is_refused(string format) => Assert.Contains($"\"{format}\"", Assert.Throws<FormatException>(() => DoubleDouble.One.ToString(format)).Message);

    [Fact]
    public void Formatting_into_a_span_says_whether_it_fits()
    {
        Span<char> room = stackalloc char[5];
        Assert.True(((DoubleDouble)0.5).TryFormat(room, out int written, "G", Plain));
        Assert.Equal("0.5", room[..written]);
        Assert.False(DoubleDouble.Pi.TryFormat(room, out written, "G", Plain));
        Assert.Equal(0, written);
    }
}
