namespace CurseOfMemory.Runtime.Tests.Objectives;

public sealed class DomainsTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(-1e-300)]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void One_number_that_is_not_positive_is_found_anywhere(double number)
    {
        for (int length = 0; length < 40; length++)
        {
            double[] numbers = [.. Enumerable.Range(0, length).Select(i => i == 0 ? double.Epsilon : i)];
            Assert.True(Domains.AllPositive(numbers));
            Assert.True(Domains.AllPositive([.. numbers.Select(x => (DoubleDouble)x)]));
            for (int i = 0; i < length; i++)
            {
                double[] changed = [.. numbers];
                changed[i] = number;
                Assert.False(Domains.AllPositive(changed));
                Assert.False(Domains.AllPositive([.. changed.Select(x => (DoubleDouble)x)]));
            }
        }
    }

    [Fact]
    public void A_short_rest_behind_whole_vectors_is_left_to_narrower_lanes()
    {
        int widest = Lanes512.IsSupported ? 8 : Lanes256.IsSupported ? 4 : 2;
        for (int length = 0; length < 100; length++)
        {
            int end = LaneWidths.End(0, length, widest), rest = length % widest;
            Assert.Equal(length > widest && length < 64 && rest <= widest / 2 ? length - rest : length, end);
            Assert.Equal(length + 3, LaneWidths.End(end + 3, length + 3, 1));
        }
    }
}
