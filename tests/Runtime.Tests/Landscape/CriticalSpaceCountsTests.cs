using System.Numerics;

namespace CurseOfMemory.Runtime.Tests.Landscapes;

public class CriticalSpaceCountsTests
{
    [Fact]
    public void Every_row_of_the_reference_is_met()
    {
        int rows = 0;
        foreach (var row in Truth.Read("counts.json").Rows("rows"))
        {
            int m = row.Int("m");
            BigInteger[] expected = [.. row.Rows("d_fact_S").Select(cell => BigInteger.Parse(cell.ToString()))];
            Assert.Equal(expected, Enumerable.Range(1, m).Select(d => CriticalSpaceCounts.Coincided(m, d)));
            var (spaces, minimisers, strict) = CriticalSpaceCounts.TheoremD2(m);
            Assert.Equal(row.Text("sum_d_lt_m"), spaces.ToString());
            Assert.Equal(row.Text("m_factorial"), minimisers.ToString());
            Assert.Equal(row.GetProperty("strict").GetBoolean(), strict);
            rows++;
        }
        Assert.Equal(12, rows);
    }

    [Fact]
    public void Surjections_of_all_sizes_add_up()
    {
        // sum_d d! S(m, d) are the ordered Bell numbers
        Assert.Equal(102247563, CriticalSpaceCounts.Total(10, 10));
        Assert.Equal(1, CriticalSpaceCounts.Stirling(0, 0));
        Assert.Equal(0, CriticalSpaceCounts.Coincided(3, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => CriticalSpaceCounts.Stirling(1001, 2));
    }
}
