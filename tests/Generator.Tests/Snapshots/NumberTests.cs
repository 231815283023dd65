using System.Globalization;
using CurseOfMemory.Generator.Writing;

namespace CurseOfMemory.Generator.Tests.Snapshots;

/// <summary>Numbers are written with the fewest digits that read back as the same bits.</summary>
public sealed class NumberTests
{
    [Theory]
    [InlineData(273.15, "273.15")]
    [InlineData(0.1, "0.1")]
    [InlineData(1.0 / 3, "0.3333333333333333")]
    [InlineData(0.1 + 0.2, "0.30000000000000004")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(1e300, "1E+300")]
    [InlineData(double.NegativeInfinity, "double.NegativeInfinity")]
    [InlineData(double.NaN, "double.NaN")]
    public void A_number_is_short(double value, string text) => Assert.Equal(text, Numbers.Text(value));

    [Fact]
    public void Every_number_reads_back()
    {
        Random random = new(1);
        foreach (double value in Enumerable.Range(0, 10000).Select(_ => BitConverter.Int64BitsToDouble(random.NextInt64())).Append(double.Epsilon).Append(double.MaxValue).Where(double.IsFinite))
            Assert.Equal(value, double.Parse(Numbers.Text(value), CultureInfo.InvariantCulture));
    }
}
