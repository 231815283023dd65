using System.Text.RegularExpressions;

namespace CurseOfMemory.Generator.Tests.Derivatives;

/// <summary>Names and orders mean nothing: the same mathematics gives the same numbers, bit by bit, at the same cost.</summary>
public class InvarianceTests
{
    private const string Usings = "#pragma warning disable CS1591\nusing System; using CurseOfMemory;\n";

    private static readonly Lazy<Variant> Paper = new(() => new(Written("Loss", "a, w", "a", "w",
        "double error = Kernel(t, a, w) - target.At(t); return error * error;",
        "double sum = 0; for (int i = 0; i < a.Length; i++) sum += a[i] * Math.Exp(-w[i] * t); return sum;"), "Loss", false));

    private const string Renamed = Usings + """
        public static class Zeta
        {
            public static double Omega(double xi, ReadOnlySpan<double> zebra, ReadOnlySpan<double> aardvark)
            {
                double accumulated = 0;
                for (int counter = 0; counter < zebra.Length; counter++)
                    accumulated += zebra[counter] * Math.Exp(-aardvark[counter] * xi);
                return accumulated;
            }
        }
        [Objective] public readonly partial struct Another(MemoryTarget wanted)
        {
            [Loss] public double Badness([Integrated(0, double.PositiveInfinity)] double xi, ReadOnlySpan<double> zebra, ReadOnlySpan<double> aardvark)
            {
                double gap = Zeta.Omega(xi, zebra, aardvark) - wanted.At(xi);
                return gap * gap;
            }
        }
        """;

    public static TheoryData<string, string, string, bool> Variants => new()
    {
        { "renamed", Renamed, "Another", false },
        { "blocks swapped", Loss("double error = Kernel(t, a, w) - target.At(t); return error * error;", blocks: "w, a"), "Loss", true },
        { "terms swapped", Loss("double error = -target.At(t) + Kernel(t, a, w); return error * error;"), "Loss", false },
        { "statements", Loss("double p = target.At(t); double m = Kernel(t, a, w); double e = p - m; e *= e; return e;"), "Loss", false },
        { "Math.Pow", Loss("return Math.Pow(Kernel(t, a, w) - target.At(t), 2);"), "Loss", false },
        { "multiplied out", Loss("double m = Kernel(t, a, w), r = target.At(t); return r * r + m * m - r * m * 2;"), "Loss", false },
        { "helper inlined, loop turned", Loss("double e = -target.At(t); for (int j = 0; w.Length > j; j += 1) { double f = Math.Exp(t * -w[j]); e += f * a[j]; } return e * e;", blocks: "w, a"), "Loss", true },
        { "division", Loss("double e = target.At(t); for (int j = 0; j < a.Length; ++j) e -= a[j] / Math.Exp(t * w[j]); return e * e;"), "Loss", false },
        { "locals", Loss("double s = 0, e = target.At(t); for (int j = 0; j < a.Length; ++j) { double d = w[j]; d *= t; s = s + Math.Exp(-d) * a[j]; } return (s - e) * (s - e);", blocks: "w, a"), "Loss", true },
    };

    [Theory]
    [MemberData(nameof(Variants))]
    public void The_paper_s_loss_written_otherwise(string how, string source, string type, bool swapped)
    {
        Assert.NotEmpty(how);
        Variant variant = new(source, type, swapped);
        Assert.Equal(Paper.Value.Counts, variant.Counts);
        foreach (int m in new[] { 1, 2, 3, 5, 8, 11 })
            Assert.Equal(Paper.Value.Numbers(m), variant.Numbers(m));
    }

    [Fact]
    public void Other_mathematics_costs_otherwise()
    {
        Assert.NotEmpty(Paper.Value.Counts);
        Assert.NotEqual(Paper.Value.Counts, new Variant(Loss("double e = Kernel(t, a, w) - t * target.At(t); return e * e * Math.Exp(-t);"), "Loss", false).Counts);
    }

    private static string Loss(string body, string blocks = "a, w") => Written("Loss", blocks, "a", "w", body,
        "double sum = 0; for (int i = 0; i < a.Length; i++) sum += a[i] * Math.Exp(-w[i] * t); return sum;");

    private static string Written(string type, string blocks, string a, string w, string body, string kernel) => Usings + $$"""
        [Objective] public readonly partial struct {{type}}(MemoryTarget target)
        {
            private static double Kernel(double t, ReadOnlySpan<double> {{a}}, ReadOnlySpan<double> {{w}}) { {{kernel}} }
            [Loss] public double J([Integrated(0, double.PositiveInfinity)] double t, {{string.Join(", ", blocks.Split(", ").Select(block => "ReadOnlySpan<double> " + block))}})
            { {{body}} }
        }
        """;

    /// <summary>One way to write the loss, compiled.</summary>
    private sealed class Variant
    {
        private readonly IObjective<double> _objective;
        private readonly bool _swapped;

        public Variant(string source, string type, bool swapped)
        {
            Project project = Project.Of(source);
            _swapped = swapped;
            _objective = project.Create(type, Again.Bump);
            Counts = [.. Regex.Matches(project.Text(type), "/// (Per .*)<br/>").Select(match => match.Groups[1].Value)];
        }

        /// <summary>The operation counts that the remarks print.</summary>
        public IReadOnlyList<string> Counts { get; }

        /// <summary>The bits of everything that the methods compute, blocks in the paper's order.</summary>
        public long[] Numbers(int m)
        {
            int n = 2 * m;
            int[] order = [.. Enumerable.Range(0, n).Select(i => _swapped ? (i + m) % n : i)];
            double[] theta = Ordered([.. Enumerable.Range(0, n).Select(i => i < m ? 0.75 - 0.3 * i : 0.1 + 0.7 * (i - m))], order);
            double[] direction = Ordered([.. Enumerable.Range(0, n).Select(i => 1 - 0.3 * i)], order);
            double[] gradient = new double[n], second = new double[n], third = new double[n], product = new double[n], hessian = new double[n * n];
            double[] values = [_objective.Value(theta), _objective.Gradient(theta, gradient), _objective.Hessian(theta, second, hessian),
                _objective.HessianProduct(theta, direction, third, product)];
            double[] rows = [.. order.SelectMany(i => order.Select(j => hessian[i * n + j]))];
            Assert.All(rows.Concat(values), number => Assert.True(double.IsFinite(number)));
            return [.. values.Concat(Ordered(gradient, order)).Concat(Ordered(second, order)).Concat(Ordered(third, order)).Concat(Ordered(product, order)).Concat(rows)
                .Select(BitConverter.DoubleToInt64Bits)];
        }

        // a cyclic shift by half is its own inverse
        private static double[] Ordered(double[] numbers, int[] order) => [.. order.Select(i => numbers[i])];
    }
}
