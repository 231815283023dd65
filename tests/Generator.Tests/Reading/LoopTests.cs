using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Tests.Reading;

/// <summary>Loops over blocks a and b of three numbers, and data x of four.</summary>
public class LoopTests
{
    [Theory]
    [InlineData("for (int i = 0; i < a.Length; i++) s += a[i] * b[i];")]
    [InlineData("for (int i = 0; i <= a.Length - 1; ++i) s -= a[i] / b[i];")]
    [InlineData("for (int i = 0; i != b.Length; i += 1) s += a[i] * b[i];")]
    [InlineData("for (int i = 0; a.Length > i; i = i + 1) { double u = a[i]; u *= u; s += u; }")]
    [InlineData("for (int i = 0; i + 1 <= a.Length; i++) s = s + a[i];")]
    [InlineData("for (int i = 0; i < a.Length; i++) s = b[i] + (s - a[i]);")]
    [InlineData("int n = a.Length; for (int i = 0; i < n; i++) s += a[i];")]
    [InlineData("foreach (double u in a) s += u * u;")]
    [InlineData("foreach (var u in x) s += u * a[0];")]
    [InlineData("for (int i = 0; i < x.Length; i++) s += x[i] * Math.Exp(-a[1] * x[i]) * i;")]
    [InlineData("for (int i = 0; i < Count; i++) s += x[i] * a[0];")]
    [InlineData("for (int i = 0; i < a.Length; i++) for (int j = 0; j < a.Length; j++) s += a[i] * b[j] / (a[i] + b[j]);")]
    [InlineData("for (int i = 0; i < a.Length; i++) { double r = 0; for (int j = 0; j < b.Length; j++) r += b[j] * a[i]; s += r * r; }")]
    [InlineData("for (int i = 0; i < a.Length; i++) { foreach (double u in b) s += a[i] * u; s += 1; }")]
    [InlineData("for (int i = 0; i < a.Length; i++) { s += a[i]; c += 1; s -= b[i]; } s *= c;")]
    [InlineData("int k = 0; for (int i = 0; i < a.Length; i++) k++; s += k * a[0];")]
    [InlineData("double u; for (int i = 0; i < a.Length; i++) { u = a[i]; s += u * u; }")]
    [InlineData("for (int i = 0; i < 3; i++) s += a[i] * i;")]
    [InlineData("for (int i = 0; i < 3; i++) { if (i == 1) continue; s = s * a[i] + 1; }")]
    [InlineData("for (int i = 2; i >= 0; i--) { s = Math.Sin(s + a[i]); if (i == 1) break; }")]
    [InlineData("for (int i = 0, j = 2; i < j; i++, j--) s += a[i] * b[j];")]
    [InlineData("for (int i = 0; i + 1 < 3; i++) { double u = a[i + 1] - a[i] * a[i]; s += u * u; }")]
    [InlineData("for (int i = 0; i < 40; i++) s += i * a[0];")]
    [InlineData("int n = 9; for (int i = 0; i < n; i++) { s += a[0]; n--; }")]
    [InlineData("(double, double) half = (1, 2); for (int i = 0; i < a.Length; i++) s += a[i] * (half.Item1 / half.Item2);")]
    [InlineData("int n = 0; for (int i = 0; i < a.Length; i++) n += 2; s += a[0] * n;")]
    [InlineData("for (int i = 0; i < a.Length; i++) { double u = a[i]; for (int j = 0; j < 6; j++) u = Math.Sin(u); s += u; }")]
    [InlineData("for (int i = 0; i < 6; i++) { double u = s; foreach (double v in a) u += v * i; s = Math.Cos(u); }")]
    [InlineData("for (int i = 0; i < 4; i++) for (int j = 0; j < i; j++) s += x[j] * a[i % 3];")]
    [InlineData("double Term(int i, double u) { c += u; return i * u; } for (int i = 0; i < a.Length; i++) s += Term(i, a[i]); s *= c;")]
    public void A_loop_is_a_sum(string loop) => Agreement.Check($$"""
        [Objective]
        public partial class Sample(double[] x)
        {
            public int Count => x.Length;
            [Loss]
            private double Loss(ReadOnlySpan<double> a, ReadOnlySpan<double> b) { double s = 0.5, c = 2; {{loop}} return s; }
        }
        """, "new Sample(new double[] { 1, 2, 4, 8 })", [0.7, 1.1, 0.3], [1.3, 0.2, 2.1]);

    [Theory]
    [InlineData("for (int i = 0; i < a.Length; i++) s = Math.Cos(s + a[i]); ")]
    [InlineData("foreach (double u in a) s = s * u + 1;")]
    [InlineData("for (int i = 0; i + 1 < a.Length; i++) s += a[i + 1] * a[i];")]
    [InlineData("for (int i = a.Length - 1; i >= 0; i--) s = s * b[0] + a[i];")]
    public void A_short_block_of_known_length_is_unrolled(string loop) => Agreement.Check($$"""
        [Objective]
        public partial class Sample
        {
            [Loss]
            private double Loss([Length(3)] ReadOnlySpan<double> a, ReadOnlySpan<double> b) { double s = 0.5; {{loop}} return s; }
        }
        """, "new Sample()", [0.7, 1.1, 0.3], [1.3, 0.2, 2.1, 3]);

    [Fact]
    public void A_long_block_of_known_length_is_a_sum()
    {
        string formula = Agreement.Check("""
            [Objective]
            public partial class Sample
            {
                [Loss]
                private double Loss([Length(40)] ReadOnlySpan<double> a) { double s = 0; foreach (double u in a) s += u * u; return s; }
            }
            """, "new Sample()", [.. Enumerable.Range(1, 40).Select(i => 1.0 / i)]);
        Assert.Equal("sum_i a_i^2", formula);
    }

    [Fact]
    public void Blocks_of_one_member_s_length_share_their_extent()
    {
        string formula = Agreement.Check("""
            [Objective]
            public partial class Sample(int n)
            {
                [Loss]
                private double Loss([Length(nameof(n))] ReadOnlySpan<double> a, ReadOnlySpan<double> c, [Length(nameof(n))] ReadOnlySpan<double> b)
                {
                    double s = c[0] * a.Length;
                    for (int i = 0; i < n; i++) s += a[i] * b[i];
                    return s;
                }
            }
            """, "new Sample(2)", [0.7, 1.1], [3, 4, 5], [1.3, 0.2]);
        Assert.Equal("sum_i a_i b_i + n c_0", formula);
    }
}
