using CurseOfMemory.Generator.Tests.Derivatives;

namespace CurseOfMemory.Generator.Tests.Snapshots;

/// <summary>The generated half of the paper's loss, as a reader sees it.</summary>
public class MemoryLossSnapshotTests
{
    private static Project Loss => Project.Of("using System; using CurseOfMemory;\n" + Samples.Kernel + Samples.Loss);

    private static string Text => Loss.Text("MemoryLoss");

    [Fact]
    public void The_file_is_the_one_that_was_read_and_approved() => GeneratedFiles.Match(Text, "MemoryLoss");

    [Fact]
    public void So_is_the_one_in_extended_precision() => GeneratedFiles.Match(Loss.ExtendedText("MemoryLoss"), "MemoryLossExtended");

    [Fact]
    public void And_the_one_for_batches() => GeneratedFiles.Match(Loss.BatchText("MemoryLoss"), "MemoryLossBatch");

    [Theory]
    [InlineData("dJ/da_k = 2 (sum_i a_i/(w_k + w_i) - M_0(w_k))")]
    [InlineData("dJ/dw_k = -2 a_k (sum_i a_i/(w_k + w_i)^2 - M_1(w_k))")]
    [InlineData("d2J/da_k da_j = 2/(w_k + w_j)")]
    [InlineData("d2J/da_k dw_j = -2 a_j/(w_k + w_j)^2 + delta_kj")]
    [InlineData("d2J/dw_k dw_j = 4 a_k a_j/(w_k + w_j)^3 + delta_kj")]
    public void The_derivatives_stand_in_the_remarks_as_formulas(string formula) => Assert.Contains(formula, Text);

    [Theory]
    [InlineData("L ValueAt")]
    [InlineData("L GradientAt")]
    [InlineData("double HessianKernel")]
    [InlineData("L HessianAt")]
    [InlineData("L HessianProductAt")]
    public void A_pair_has_one_reciprocal(string method)
    {
        string body = Text.Split("private ").Single(part => part.StartsWith(method + "<L", StringComparison.Ordinal)).Split("\n    }\n")[0];
        Assert.Equal(2, body.Split(".ReciprocalOfSum(").Length);
        Assert.DoesNotContain("1.0 /", body);
        Assert.DoesNotContain(" / ", body.Replace("theta.Length / 2", ""));
    }

    [Theory]
    [InlineData(2, "Lanes128")]
    [InlineData(8, "Lanes512")]
    [InlineData(10, "Lanes512, global::CurseOfMemory.Lanes128")]
    public void A_short_block_runs_at_once_in_as_many_lanes(int length, string lanes) =>
        Assert.Contains($"case 2 * {length} when global::CurseOfMemory.{lanes.Split(',')[0]}.IsSupported: return GradientAtOnce<global::CurseOfMemory.{lanes}>(in theta[0], ref gradient[0], _targetSquaredNorm);", Text);

    [Fact]
    public void A_power_in_a_sum_takes_one_product_more() =>
        Assert.Contains("L t2 = a[i] * r;\n            s += t2;\n            s2 = L.MultiplyAdd(t2, r, s2);", Text);
}
