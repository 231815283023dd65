namespace CurseOfMemory.Generator.Tests.Forms;

/// <summary>Jacobians of which only the entries of a pattern are computed: the pattern is what it should be, and each value is that of a dense sweep to the last bit.</summary>
public class SparseJacobianTests
{
    private const string Stencil = """
        for (int i = 0; i < x.Length; i++)
        {
            double left = i > 0 ? x[i - 1] : 0, right = i + 1 < x.Length ? x[i + 1] : 0;
            y[i] = left - 2 * x[i] + right + Math.Exp(x[i]);
        }
        """;

    private static FormProject Project(string body, string parameters = "ReadOnlySpan<double> x, Span<double> y", string members = "") => new($$"""
        public static partial class C
        {
            {{members}}
            [Differentiable] public static void G({{parameters}}) { {{body}} }
            [JacobianOf(nameof(G))] public static partial void GJacobian({{Plain(parameters)}}, JacobianPattern pattern, Span<double> values);
            [TangentOf(nameof(G))] public static partial void GTangent({{Plain(parameters)}}, ReadOnlySpan<double> direction, Span<double> tangent);
            [AdjointOf(nameof(G))] public static partial void GAdjoint({{Plain(parameters)}}, ReadOnlySpan<double> seed, Span<double> adjoint);
        }
        """);

    private static string Plain(string parameters) => parameters.Replace("[Work] ", "").Replace("[Constant] ", "");

    private static double[] Numbers(int n, int seed = 0) => [.. Enumerable.Range(0, n).Select(i => Math.Cos(1.7 * (i + 1) + seed) + 0.1)];

    /// <summary>To the last bit, but that 0 outside the pattern has no sign.</summary>
    private static long Bits(double value) => value == 0 ? 0 : BitConverter.DoubleToInt64Bits(value);

    /// <summary>Checks the values at several points against unit sweeps, and gives the pattern as one string of columns for each row.</summary>
    private static (string[] Rows, JacobianPattern Pattern) Check(FormProject project, int n, int m, params object[] more)
    {
        object[] Arguments(int seed) => [Numbers(n, seed), .. more, new double[m]];
        JacobianPattern pattern = (JacobianPattern)project.Call("GJacobianPattern", Arguments(0))!;
        Assert.Equal((m, n), (pattern.Rows, pattern.Columns));
        for (int seed = 0; seed < 5; seed++)
        {
            double[] dense = Dense(project, Arguments(seed), n, m, pattern.IsByRows), values = new double[pattern.Count], full = new double[m * n];
            object[] arguments = Arguments(seed), alone = Arguments(seed);
            project.Call("GJacobian", [.. arguments, pattern, values]);
            pattern.ToDense(values, full);
            Assert.Equal(dense.Select(Bits), full.Select(Bits));
            project.Call("G", alone);
            // long sums of derivatives are added up in lanes, in another order
            Assert.All(((double[])alone[^1]).Zip((double[])arguments[^1]), pair => Assert.True(Math.Abs(pair.First - pair.Second) <= 1e-14 * (1 + Math.Abs(pair.First)), $"{pair}"));
        }
        return ([.. Enumerable.Range(0, m).Select(row => string.Join(" ", pattern.ColumnIndices[pattern.RowStarts[row]..pattern.RowStarts[row + 1]].ToArray()))], pattern);
    }

    /// <summary>The Jacobian by one sweep for each row, or for each column.</summary>
    private static double[] Dense(FormProject project, object[] arguments, int n, int m, bool byRows)
    {
        double[] dense = new double[m * n];
        for (int line = 0; line < (byRows ? m : n); line++)
        {
            double[] unit = new double[byRows ? m : n], found = new double[byRows ? n : m];
            unit[line] = 1;
            project.Call(byRows ? "GAdjoint" : "GTangent", [.. arguments, unit, found]);
            for (int k = 0; k < found.Length; k++)
                dense[byRows ? (line * n) + k : (k * n) + line] = found[k];
        }
        return dense;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(9)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(130)]
    public void A_stencil_has_three_sweeps_at_any_length(int n)
    {
        (string[] rows, JacobianPattern pattern) = Check(Project(Stencil), n, n);
        Assert.Equal(Enumerable.Range(0, n).Select(i => string.Join(" ", new[] { i - 1, i, i + 1 }.Where(j => j >= 0 && j < n))), rows);
        Assert.Equal(Math.Clamp(n, 1, 3), pattern.Sweeps);
        Assert.False(pattern.IsByRows);
    }

    [Fact]
    public void Values_allocate_nothing()
    {
        FormProject project = Project(Stencil, members: """
            public static double Allocated(int calls)
            {
                double[] x = [1, 2, 3, 4, 5], y = new double[5];
                JacobianPattern pattern = GJacobianPattern(x, y);
                double[] values = new double[pattern.Count];
                long before = 0;
                for (int call = 0; call < 2 * calls; call++)
                {
                    // the pool keeps what the first calls have rented
                    if (call == calls)
                        before = GC.GetAllocatedBytesForCurrentThread();
                    GJacobian(x, y, pattern, values);
                }
                return GC.GetAllocatedBytesForCurrentThread() - before;
            }
            """);
        Assert.Equal(0.0, project.Call("Allocated", 50));
    }

    [Fact]
    public void Straight_code_has_its_own_entries()
    {
        (string[] rows, JacobianPattern pattern) = Check(Project("y[0] = x[0] * x[2]; y[1] = Math.Sin(x[1]); y[2] = 5; y[3] = Math.Floor(x[0]) + x[3];"), 4, 4);
        Assert.Equal(["0 2", "1", "", "3"], rows);
        // no two rows share a column: one adjoint gives all
        Assert.True(pattern.IsByRows);
        Assert.Equal(1, pattern.Sweeps);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(40)]
    public void Blocks_cost_what_one_costs(int blocks)
    {
        FormProject project = Project("""
            for (int i = 0; i + 1 < x.Length; i += 2)
            {
                double u = x[i] * x[i + 1];
                y[i] = u + x[i];
                y[i + 1] = Math.Tanh(u);
            }
            """);
        (string[] rows, JacobianPattern pattern) = Check(project, 2 * blocks, 2 * blocks);
        Assert.Equal(Enumerable.Range(0, 2 * blocks).Select(i => $"{i / 2 * 2} {(i / 2 * 2) + 1}"), rows);
        Assert.Equal(blocks == 0 ? 1 : 2, pattern.Sweeps);
    }

    [Fact]
    public void Few_long_rows_are_swept_by_adjoints()
    {
        (string[] rows, JacobianPattern pattern) = Check(
            Project("double s = 0; for (int i = 0; i < x.Length; i++) s += x[i] * x[i]; y[0] = s; y[1] = 3 * x[1];"), 70, 2);
        Assert.Equal([string.Join(" ", Enumerable.Range(0, 70)), "1"], rows);
        Assert.True(pattern.IsByRows);
        Assert.Equal(2, pattern.Sweeps);
    }

    [Fact]
    public void Values_that_pass_through_scratch_and_inner_loops()
    {
        FormProject project = Project("""
            Span<double> flux = stackalloc double[5];
            for (int i = 0; i + 1 < x.Length; i++)
                flux[i] = x[i + 1] * x[i + 1] - x[i] * x[i];
            for (int i = 0; i < y.Length; i++)
            {
                double sum = 0;
                for (int k = 0; k < reach; k++)
                    sum += flux[i + k];
                y[i] = sum / (1 + sum * sum);
            }
            """, "ReadOnlySpan<double> x, int reach, Span<double> y");
        Assert.Equal(["0 1", "1 2", "2 3", "3 4"], Check(project, 6, 4, 1).Rows);
        Assert.Equal(["0 1 2", "1 2 3", "2 3 4", "3 4 5"], Check(project, 6, 4, 2).Rows);
    }

    [Fact]
    public void Both_sides_of_a_branch_on_values_count()
    {
        FormProject project = Project("""
            for (int i = 0; i < x.Length; i++)
            {
                double slope = 0;
                if (i > 0 && x[i] > 0)
                    slope = x[i] - x[i - 1];
                else if (i + 1 < x.Length)
                    slope = x[i + 1] * x[i];
                y[i] = slope;
            }
            """);
        Assert.Equal(["0 1", "0 1 2", "1 2 3", "2 3"], Check(project, 4, 4).Rows);
    }

    [Fact]
    public void Leaving_early_where_a_value_says_so()
    {
        FormProject project = Project("""
            y[0] = 0; y[1] = x[2];
            for (int i = 0; i < x.Length; i++)
            {
                if (x[i] > 0.5)
                    continue;
                y[0] += x[i];
            }
            if (y[0] < 0)
                return;
            y[1] = x[1];
            """);
        Assert.Equal(["0 1 2", "1 2"], Check(project, 3, 2).Rows);
    }

    [Fact]
    public void Scalars_constants_and_tables_of_integers()
    {
        FormProject project = Project(
            "for (int i = 0; i < y.Length; i++) y[i] = Next[i] < 0 ? s : c[i] * x[Next[i]];",
            "ReadOnlySpan<double> x, double s, [Constant] ReadOnlySpan<double> c, Span<double> y", "private static readonly int[] Next = { 2, -1, 0 };");
        double[] x = [1, 2, 4], y = new double[3], c = [3, 5, 7];
        JacobianPattern pattern = (JacobianPattern)project.Call("GJacobianPattern", x, 0.5, c, y)!;
        Assert.Equal([2, 3, 0], pattern.ColumnIndices);
        double[] values = new double[3];
        project.Call("GJacobian", x, 0.5, c, y, pattern, values);
        Assert.Equal([3, 1, 7], values);
        Assert.Equal([12, 0.5, 7], y);
        double[] product = new double[3];
        pattern.Multiply(values, [1, 10, 100, 1000], product);
        Assert.Equal([300, 1000, 7], product);
    }

    [Fact]
    public void Methods_of_objects_and_a_workspace_of_the_callers()
    {
        FormProject project = new("""
            public sealed partial class C(int shift)
            {
                [Differentiable] public void G(ReadOnlySpan<double> x, Span<double> y)
                {
                    for (int i = 0; i < y.Length; i++)
                        y[i] = x[(i + shift) % x.Length] * x[i];
                }
                [JacobianOf(nameof(G))] public partial void GJacobian(ReadOnlySpan<double> x, Span<double> outputs, JacobianPattern sparsity, Span<double> entries);
            }
            """, "C", "new C(2)");
        JacobianPattern pattern = (JacobianPattern)project.Call("GJacobianPattern", Numbers(4), new double[4])!;
        Assert.Equal([0, 2, 1, 3, 0, 2, 1, 3], pattern.ColumnIndices);
        double[] values = new double[8], x = [1, 2, 3, 4], workspace = new double[(int)project.Call("GJacobianWorkspace", x, new double[4])!];
        project.Call("GJacobian", x, new double[4], pattern, values, workspace);
        Assert.Equal([3, 1, 4, 2, 3, 1, 4, 2], values);
    }

    [Fact]
    public void Wrong_patterns_and_lengths()
    {
        FormProject project = Project(Stencil);
        JacobianPattern pattern = (JacobianPattern)project.Call("GJacobianPattern", Numbers(3), new double[3])!;
        Assert.Equal("pattern is of 3 x 3; expected 4 x 4, as GJacobianPattern makes it for these lengths. (Parameter 'pattern')",
            Assert.Throws<ArgumentException>(() => project.Call("GJacobian", Numbers(4), new double[4], pattern, new double[7])).Message);
        Assert.Equal("values has length 6; expected pattern.Count = 7. (Parameter 'values')",
            Assert.Throws<ArgumentException>(() => project.Call("GJacobian", Numbers(3), new double[3], pattern, new double[6])).Message);
    }

    [Theory]
    [InlineData("for (int i = 0; i < (int)x[0]; i++) y[0] += x[i];", "values of the inputs decide how often a loop runs")]
    [InlineData("double u = x[0]; while (u > 1) u /= 2; y[0] = u;", "values of the inputs decide how often a loop runs")]
    [InlineData("y[0] = x[(int)x[0]];", "values of the inputs decide which element of 'x' is meant")]
    [InlineData("int k = x[0] > 0 ? 1 : 2; y[0] = x[k];", "values of the inputs decide which element of 'x' is meant")]
    [InlineData("y[x[0] > 0 ? 1 : 0] = x[1];", "values of the inputs decide which element of 'y' is meant")]
    [InlineData("y[0] = Down(x[0], 3);", "it calls itself")]
    public void Patterns_that_values_decide_are_refused(string body, string why)
    {
        string message = Assert.Single(Marked.Check($$"""
            public static partial class C
            {
                private static double Down(double u, int depth) => depth == 0 ? u : Down(u * u, depth - 1);
                [Differentiable] public static void G(ReadOnlySpan<double> x, Span<double> y) { {{body}} }
                [JacobianOf(nameof(G))] public static partial void {|CM1109:GJacobian|}(ReadOnlySpan<double> x, Span<double> y, JacobianPattern pattern, Span<double> values);
            }
            """));
        Assert.Equal($"The Jacobian can't be compressed: which entries are 0 depends on the point, since {why}; "
            + "take the dense Jacobian ('Span<double> jacobian'), or let lengths and integers decide", message);
    }

    [Fact]
    public void A_compressed_Jacobian_is_no_part_of_a_definition() => Assert.Equal(
        "A definition can't contain the compressed Jacobian: its pattern is an object of run time; call the [JacobianOf] that fills a dense 'Span<double>', or [TangentOf]",
        Assert.Single(Marked.Check("""
            public static partial class C
            {
                private static readonly JacobianPattern Pattern = GJacobianPattern(new double[1], new double[1]);
                [Differentiable] public static void G(ReadOnlySpan<double> x, Span<double> y) { y[0] = x[0] * x[0]; }
                [JacobianOf(nameof(G))] public static partial void GJacobian(ReadOnlySpan<double> x, Span<double> y, JacobianPattern pattern, Span<double> values);
                [Differentiable] public static double Slope(ReadOnlySpan<double> x)
                {
                    Span<double> y = stackalloc double[1], values = stackalloc double[1];
                    {|CM1013:GJacobian(x, y, Pattern, values)|};
                    return values[0];
                }
                [GradientOf(nameof(Slope))] public static partial double SlopeGradient(ReadOnlySpan<double> x, Span<double> gradient);
            }
            """)));
}
