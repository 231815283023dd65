namespace CurseOfMemory.Generator.Tests.Forms;

/// <summary>Hessians of which only the entries of a pattern are computed: the pattern is what it should be, and the values are those of the dense Hessian.</summary>
public class SparseHessianTests
{
    private const string Chain = """
        double f = 0;
        for (int i = 0; i + 1 < x.Length; i++)
        {
            double u = x[i + 1] - x[i] * x[i], v = 1 - x[i];
            f += 100 * u * u + v * v;
        }
        return f;
        """;

    private static FormProject Project(string body, string parameters = "ReadOnlySpan<double> x", string members = "") => new($$"""
        public static partial class C
        {
            {{members}}
            [Differentiable] public static double F({{parameters}}) { {{body}} }
            [HessianOf(nameof(F))] public static partial double FHessian({{Plain(parameters)}}, Span<double> gradient, JacobianPattern pattern, Span<double> values);
            [HessianOf(nameof(F))] public static partial double FDense({{Plain(parameters)}}, Span<double> gradient, Span<double> hessian);
        }
        """);

    private static string Plain(string parameters) => parameters.Replace("[Constant] ", "");

    private static double[] Numbers(int n, int seed) => [.. Enumerable.Range(0, n).Select(i => Math.Cos(1.7 * (i + 1) + seed) + 0.1)];

    /// <summary>The pattern as one string of columns for each row, after the values agreed with the dense Hessian at several points.</summary>
    private static (string[] Rows, JacobianPattern Pattern) Check(FormProject project, int n, Func<int, object[]>? at = null)
    {
        at ??= seed => [Numbers(n, seed)];
        JacobianPattern pattern = (JacobianPattern)project.Call("FHessianPattern", at(0))!;
        Assert.Equal((n, n), (pattern.Rows, pattern.Columns));
        for (int seed = 0; seed < 5; seed++)
        {
            double[] gradient = new double[n], same = new double[n], values = new double[pattern.Count], full = new double[n * n], dense = new double[n * n];
            Assert.Equal(project.Call("FDense", [.. at(seed), same, dense]), project.Call("FHessian", [.. at(seed), gradient, pattern, values]));
            pattern.ToDense(values, full);
            Assert.Equal(same, gradient);
            double size = dense.Select(Math.Abs).DefaultIfEmpty(0).Max();
            for (int row = 0; row < n; row++)
            {
                for (int column = 0; column < n; column++)
                {
                    // the dense one has products with unit vectors in its upper half, and copies of them below
                    double expected = dense[row * n + column], found = full[row * n + column];
                    Assert.True(row >= column ? expected == found : Math.Abs(expected - found) <= 1e-15 * size, $"({row}, {column}): {found}, not {expected}");
                }
            }
        }
        return ([.. Enumerable.Range(0, n).Select(row => string.Join(" ", pattern.ColumnIndices[pattern.RowStarts[row]..pattern.RowStarts[row + 1]].ToArray()))], pattern);
    }

    private static IEnumerable<string> Band(int n) => Enumerable.Range(0, n).Select(i => string.Join(" ", new[] { i - 1, i, i + 1 }.Where(j => j >= 0 && j < n)));

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(9)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(130)]
    public void A_chain_has_three_products_at_any_length(int n)
    {
        (string[] rows, JacobianPattern pattern) = Check(Project(Chain), n);
        Assert.Equal(Band(n), rows);
        Assert.Equal(Math.Clamp(n, 1, 3), pattern.Sweeps);
    }

    [Fact]
    public void What_enters_linearly_has_no_entry() =>
        Assert.Equal(["0 1", "0", "", "3"], Check(Project("return x[0] * x[0] * x[1] + 3 * x[2] + Math.Exp(-x[3]) + 5;"), 4).Rows);

    [Fact]
    public void A_product_of_sums_is_full() =>
        Assert.Equal(["0 1 2", "0 1 2", "0 1 2"], Check(Project("double s = 0; for (int i = 0; i < x.Length; i++) s += x[i]; return s * s;"), 3).Rows);

    [Fact]
    public void Both_sides_of_a_branch_on_values_count() => Assert.Equal(
        ["0 1", "0 1", "2"],
        Check(Project("double f = x[2] * x[2]; if (x[0] > 0.3) f += x[0] * x[1]; else f += x[1] * x[1] + x[0] * x[0]; return f;"), 3).Rows);

    [Fact]
    public void Values_that_pass_through_scratch()
    {
        FormProject project = Project("""
            Span<double> flux = stackalloc double[x.Length];
            for (int i = 0; i + 1 < x.Length; i++)
                flux[i] = Math.Sin(x[i + 1]) - x[i];
            double f = 0;
            for (int i = 0; i < flux.Length; i++)
                f += flux[i] * flux[i] / (1 + flux[i] * flux[i]);
            return f;
            """);
        Assert.Equal(Band(7), Check(project, 7).Rows);
    }

    [Fact]
    public void A_recurrence_couples_what_it_has_passed()
    {
        FormProject project = Project("double s = 0, f = 0; for (int i = 0; i < x.Length; i++) { s = 0.5 * s + x[i]; f += weights[i] * s * s; } return f;", "ReadOnlySpan<double> x, [Constant] double[] weights");
        Assert.Equal(["0 1 2 3", "0 1 2 3", "0 1 2 3", "0 1 2 3"], Check(project, 4, seed => [Numbers(4, seed), Numbers(4, 7)]).Rows);
    }

    [Fact]
    public void Scalars_come_in_their_order()
    {
        FormProject project = Project("double f = s * s * s; for (int i = 0; i < x.Length; i++) f += x[i] * x[i] * (i == 1 ? s : 1) + t; return f;", "double s, ReadOnlySpan<double> x, double t");
        Assert.Equal(["0 2", "1", "0 2", "3", ""], Check(project, 5, seed => [0.7 + seed, Numbers(3, seed), 0.2]).Rows);
    }

    [Fact]
    public void Methods_with_scalars_alone()
    {
        FormProject project = Project("return a * b + Math.Log(c) * c;", "double a, double b, double c");
        Assert.Equal(["1", "0", "2"], Check(project, 3, seed => [1.5 + seed, 2.0, 3.0]).Rows);
    }

    [Fact]
    public void Values_allocate_nothing()
    {
        FormProject project = Project(Chain, members: """
            public static double Allocated(int calls)
            {
                double[] x = [1, 2, 3, 4, 5], gradient = new double[5];
                JacobianPattern pattern = FHessianPattern(x);
                double[] values = new double[pattern.Count];
                long before = 0;
                for (int call = 0; call < 2 * calls; call++)
                {
                    if (call == calls)
                        before = GC.GetAllocatedBytesForCurrentThread();
                    FHessian(x, gradient, pattern, values);
                }
                return GC.GetAllocatedBytesForCurrentThread() - before;
            }
            """);
        Assert.Equal(0.0, project.Call("Allocated", 50));
    }

    [Fact]
    public void Wrong_patterns_and_lengths()
    {
        FormProject project = Project(Chain);
        JacobianPattern pattern = (JacobianPattern)project.Call("FHessianPattern", Numbers(3, 0))!;
        Assert.Equal("pattern is of 3 x 3; expected 4 x 4, as FHessianPattern makes it for these lengths. (Parameter 'pattern')",
            Assert.Throws<ArgumentException>(() => project.Call("FHessian", Numbers(4, 0), new double[4], pattern, new double[7])).Message);
        Assert.Equal("values has length 6; expected pattern.Count = 7. (Parameter 'values')",
            Assert.Throws<ArgumentException>(() => project.Call("FHessian", Numbers(3, 0), new double[3], pattern, new double[6])).Message);
    }

    [Fact]
    public void A_pattern_that_values_decide_is_refused() => Assert.StartsWith(
        "The Hessian can't be compressed: which entries are 0 depends on the point, since values of the inputs decide how often a loop runs; take the dense Hessian ('Span<double> hessian')",
        Assert.Single(Marked.Check("""
            public static partial class C
            {
                [Differentiable] public static double F(ReadOnlySpan<double> x) { double u = x[0] * x[1]; while (u > 1) u = u * u / 4; return u; }
                [HessianOf(nameof(F))] public static partial double {|CM1109:FHessian|}(ReadOnlySpan<double> x, Span<double> gradient, JacobianPattern pattern, Span<double> values);
            }
            """)), StringComparison.Ordinal);
}
