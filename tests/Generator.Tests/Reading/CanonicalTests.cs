using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Tests.Reading;

/// <summary>Names and order are the author's business: they change nothing in the instructions.</summary>
public class CanonicalTests
{
    private static readonly Definition Paper = Harness.Read(Samples.Kernel + Samples.Loss);

    [Theory]
    // Other names.
    [InlineData("""
        static class Q { internal static double Z(double s, ReadOnlySpan<double> c, ReadOnlySpan<double> r) { double total = 0; for (int n = 0; n < c.Length; n++) total += c[n] * Math.Exp(-r[n] * s); return total; } }
        [Objective] partial class V(MemoryTarget kernel) { [Loss] double F([Integrated(0, double.PositiveInfinity)] double s, ReadOnlySpan<double> c, ReadOnlySpan<double> r) { double e = Q.Z(s, c, r) - kernel.At(s); return e * e; } }
        """)]
    // The blocks the other way round, and the integration variable between them.
    [InlineData("""
        static class Q { internal static double Z(double s, ReadOnlySpan<double> c, ReadOnlySpan<double> r) { double total = 0; for (int n = 0; n < r.Length; n++) total += c[n] * Math.Exp(-r[n] * s); return total; } }
        [Objective] partial class V(MemoryTarget kernel) { [Loss] double F(ReadOnlySpan<double> r, [Integrated(0, double.PositiveInfinity)] double s, ReadOnlySpan<double> c) { double e = Q.Z(s, c, r) - kernel.At(s); return e * e; } }
        """)]
    // Terms, factors and statements in another order.
    [InlineData("""
        [Objective] partial class V(MemoryTarget kernel)
        {
            [Loss]
            double F([Integrated(0, double.PositiveInfinity)] double s, ReadOnlySpan<double> c, ReadOnlySpan<double> r)
            {
                double k = kernel.At(s), e = -k;
                foreach (double one in c) { }
                for (int n = 0; n < c.Length; n++) { double decay = Math.Exp(s * -r[n]); e = decay * c[n] + e; }
                double f = e;
                return f * e;
            }
        }
        """)]
    public void The_paper_s_loss_is_one_definition(string source)
    {
        Definition read = Harness.Read(source);
        Assert.Equal(Paper.Nodes, read.Nodes);
        Assert.Equal(Paper.Root, read.Root);
        Assert.Equal(Paper.Extents, read.Extents);
    }

    [Fact]
    public void The_blocks_keep_their_places_in_theta()
    {
        Definition swapped = Harness.Read(Samples.Kernel + Samples.Loss.Replace("ReadOnlySpan<double> a, ReadOnlySpan<double> w", "ReadOnlySpan<double> w, ReadOnlySpan<double> a"));
        Assert.Equal(Paper.Nodes, swapped.Nodes);
        Assert.Equal(Paper.Blocks.Select(block => block.Name), swapped.Blocks.Select(block => block.Name));
        Assert.Equal(Paper.Blocks.Select(block => 1 - block.Position), swapped.Blocks.Select(block => block.Position));
    }

    [Theory]
    [InlineData("[Length(2)] ReadOnlySpan<double> a, ReadOnlySpan<double> b, [Length(nameof(n))] ReadOnlySpan<double> c, double d")]
    [InlineData("double d, [Length(nameof(n))] ReadOnlySpan<double> c, ReadOnlySpan<double> b, [Length(2)] ReadOnlySpan<double> a")]
    [InlineData("ReadOnlySpan<double> b, [Length(2)] ReadOnlySpan<double> a, double d, [Length(nameof(n))] ReadOnlySpan<double> c")]
    public void Extents_are_numbered_by_their_blocks(string parameters)
    {
        static Definition Of(string parameters) => Harness.Read($$"""
            [Objective]
            partial class V(int n, double[] x, double y)
            {
                [Loss]
                double F({{parameters}})
                {
                    double s = y * d;
                    foreach (double u in c) s += u * u * x[0];
                    foreach (double u in b) s += Math.Sin(u) * d;
                    return s * a[0] / a[1];
                }
            }
            """);
        Definition first = Of("double d, [Length(2)] ReadOnlySpan<double> a, ReadOnlySpan<double> b, [Length(nameof(n))] ReadOnlySpan<double> c"), read = Of(parameters);
        Assert.Equal(first.Nodes, read.Nodes);
        Assert.Equal(first.Extents, read.Extents);
        Assert.Equal(first.Blocks.Select(block => block.Name), read.Blocks.Select(block => block.Name));
    }
}
