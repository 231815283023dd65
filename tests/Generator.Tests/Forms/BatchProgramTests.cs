using CurseOfMemory.Generator.Tests.Derivatives;

namespace CurseOfMemory.Generator.Tests.Forms;

/// <summary>Batches of losses that are programs: one problem in each lane where all can take the same way, else one after another.</summary>
public class BatchProgramTests
{
    private static readonly double[] Times = [0, 0.25, 0.5, 1], Measured = [0.9, 0.7, 0.75, 0.5];

    private static Project Of(string type, string loss) => Project.Of($$"""
        using System; using CurseOfMemory;
        /// <summary>.</summary>
        [Objective] public readonly partial struct {{type}}
        {
            {{loss}}
        }
        """);

    private static (object Loss, string Text) Create(string type, string loss, params object[] arguments)
    {
        Project project = Of(type, loss);
        Assert.Empty(project.Result.Diagnostics);
        string name = type.Split('(')[0];
        return (project.Create(name, arguments), project.Text(name + ".Batch"));
    }

    /// <summary>Holds batches of every size and so of every width, with a problem in between that is not a number, against problems alone.</summary>
    private static void Check(object loss, double[] theta)
    {
        int[] sizes = [0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17];
        foreach ((int problems, int spoilt) in sizes.SelectMany(size => new[] { (size, -1), (size, size / 2) }))
        {
            double[][] points = [.. Enumerable.Range(0, problems).Select(b => theta.Select((x, i) => b == spoilt && i == 0 ? double.NaN : x + Math.Sin(b + 2 * i) / 8).ToArray())];
            Compare((IObjective<double>)loss, (IBatchedObjective<double>)loss, points);
        }
    }

    private static void Compare(IObjective<double> single, IBatchedObjective<double> batch, double[][] points)
    {
        int problems = points.Length, n = problems == 0 ? 0 : points[0].Length;
        double[] theta = Oracle.Agreement.Structured(points), directions = Oracle.Agreement.Structured([.. points.Select(_ => Oracle.Agreement.Direction(n))]);
        double[] values = new double[problems], second = new double[problems], third = new double[problems];
        double[] gradients = new double[n * problems], again = new double[n * problems], products = new double[n * problems];
        batch.Values(theta, values);
        batch.Gradients(theta, second, gradients);
        batch.HessianProducts(theta, directions, third, again, products);
        double[] gradient = new double[n], product = new double[n];
        for (int b = 0; b < problems; b++)
        {
            double value = single.HessianProduct(points[b], Oracle.Agreement.Direction(n), gradient, product);
            Same([value, value, value], [values[b], second[b], third[b]]);
            Same(gradient, [.. Enumerable.Range(0, n).Select(i => gradients[i * problems + b])]);
            Same(gradient, [.. Enumerable.Range(0, n).Select(i => again[i * problems + b])]);
            Same(product, [.. Enumerable.Range(0, n).Select(i => products[i * problems + b])]);
        }
    }

    private static void Same(double[] expected, double[] actual)
    {
        double scale = 1 + expected.Select(Math.Abs).DefaultIfEmpty(0).Max();
        for (int i = 0; i < expected.Length; i++)
            Assert.True(double.IsNaN(expected[i]) ? double.IsNaN(actual[i]) : Math.Abs(expected[i] - actual[i]) <= 1e-12 * scale, $"{actual[i]:R} instead of {expected[i]:R}");
    }

    private static bool RunsInLanes(string text, string method) => text.Contains(method + "InLanes<global::CurseOfMemory.Lanes512>", StringComparison.Ordinal);

    private static void CheckInLanes(string type, string loss, double[] theta, params object[] arguments)
    {
        (object created, string text) = Create(type, loss, arguments);
        Assert.All((string[])["Value", "Gradient", "HessianProduct"], kind => Assert.True(RunsInLanes(text, kind + "s"), kind));
        Check(created, theta);
    }

    [Fact]
    public void A_valley_along_a_chain() => CheckInLanes("Valley", """
        /// <summary>.</summary>
        [Loss] public double F(ReadOnlySpan<double> x)
        {
            double f = 0;
            for (int i = 0; i + 1 < x.Length; i++)
            {
                double u = x[i + 1] - x[i] * x[i], v = 1 - x[i];
                f += 100 * u * u + v * v;
            }
            return f;
        }
        """, [0.5, -0.25, 0.75, 1.25, 0.4]);

    [Fact]
    public void An_equation_in_time_with_a_tape() => CheckInLanes("Predators(double[] times, double[] measured)", """
        /// <summary>.</summary>
        [Loss] public double Error(double growth, double death, ReadOnlySpan<double> start)
        {
            double x = start[0], y = start[1], t = 0, error = 0;
            for (int n = 0; n < times.Length; n++)
            {
                while (t + 0.05 < times[n])
                {
                    double dx = growth * x - x * y, dy = x * y - death * y;
                    x += 0.05 * dx;
                    y += 0.05 * dy;
                    t += 0.05;
                }
                error += (x - measured[n]) * (x - measured[n]);
            }
            return error;
        }
        """, [1.2, 0.8, 0.9, 1.1], Times, Measured);

    [Fact]
    public void Arrays_of_the_programs_own_and_shares_of_the_parameters() => CheckInLanes("Heat(int steps)", """
        /// <summary>.</summary>
        [Loss] public double Energy(double rate, ReadOnlySpan<double> u, ReadOnlySpan<double> source)
        {
            Span<double> now = stackalloc double[u.Length], next = stackalloc double[u.Length];
            u.CopyTo(now);
            for (int s = 0; s < steps; s++)
            {
                for (int i = 0; i < now.Length; i++)
                    next[i] = now[i] + rate * ((i > 0 ? now[i - 1] : 0) - 2 * now[i] + (i + 1 < now.Length ? now[i + 1] : 0)) + 0.1 * source[i] * Math.Tanh(now[i]);
                next.CopyTo(now);
            }
            double energy = 0;
            for (int i = 0; i < now.Length; i++)
                energy += now[i] * now[i];
            return energy;
        }
        """, [0.2, 0.5, -0.75, 1.5, 0.3, -0.6, 0.9], 4);

    [Fact]
    public void Branches_that_problems_take_each_for_itself() => CheckInLanes("Robust(double[] times, double[] measured)", """
        /// <summary>.</summary>
        [Loss] public double Huber(double offset, double slope, double width)
        {
            double sum = 0;
            for (int n = 0; n < times.Length; n++)
            {
                double t = times[n], r = offset + slope * t - measured[n];
                if (Math.Abs(r) <= width)
                    sum += 0.5 * r * r;
                else if (r > 2 * width)
                    sum += width * Math.Sqrt(r) * r;
                else
                    sum += width * (Math.Abs(r) - 0.5 * width);
            }
            return sum;
        }
        """, [0.8, -0.3, 0.1], Times, Measured);

    [Fact]
    public void A_sum_over_data_whose_terms_are_programs() => CheckInLanes("Fit(double[] times, double[] measured)", """
        private int Count => times.Length;
        /// <summary>.</summary>
        [Loss] public double Term([Summed(nameof(Count))] int n, ReadOnlySpan<double> b)
        {
            double p = b[0];
            for (int k = 1; k < b.Length; k++)
                p = Math.Sin(p * times[n]) + b[k];
            return p > 0.5 ? (p - measured[n]) * (p - measured[n]) : p;
        }
        """, [0.4, 0.9, 0.2], Times, Measured);

    [Theory]
    [InlineData("Values", "the number of passes of a loop depends on the parameters", "double p = a; while (p < 2) p = 1.5 * p + b * b + 0.1; return p;")]
    [InlineData("Values", "a branch that depends on the parameters sets an integer", "Span<double> p = stackalloc double[3]; p[1] = b; return a * p[a > 0 ? 1 : 0] ;")]
    [InlineData("Values", "the operation 'Remainder' takes one number at a time", "double p = a % 0.3; if (b > 0) p += a; return p;")]
    public void What_lanes_would_do_differently_runs_one_after_another_and_says_why(string method, string why, string body)
    {
        Project project = Of("Single", $"/// <summary>.</summary>\n[Loss] public double L(double a, double b) {{ {body} }}");
        string told = project.Result.Diagnostics.Single(one => one.Id == "CM1108").GetMessage(null);
        Assert.StartsWith($"'Single.{method}' runs the problems of a batch one after another: in 'L' {why}", told, StringComparison.Ordinal);
        object loss = project.Create("Single");
        Assert.Contains("OneByOne", project.Text("Single.Batch"), StringComparison.Ordinal);
        Check(loss, [0.7, 0.4]);
    }

    [Theory]
    [InlineData("theta", 3, 2, 3)]
    [InlineData("theta", 1, 0, 1)]
    [InlineData("gradients", 4, 2, 3)]
    [InlineData("theta", 2, 2, 2)]
    public void Wrong_lengths_throw(string name, int theta, int values, int gradients)
    {
        (object loss, _) = Create("Two", "/// <summary>.</summary>\n[Loss] public double L(double a, double b) => a > 1 ? a * b * b : b * b * b;");
        Assert.Throws<ArgumentException>(name, () => ((IBatchedObjective<double>)loss).Gradients(new double[theta], new double[values], new double[gradients]));
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        (object loss, _) = Create("Two", "/// <summary>.</summary>\n[Loss] public double L(double a, double b) { double p = a; for (int k = 0; k < 40; k++) p = Math.Sin(p * b) + a; return p; }");
        IBatchedObjective<double> batch = (IBatchedObjective<double>)loss;
        double[] theta = [.. Enumerable.Range(0, 34).Select(i => 0.125 * i)], values = new double[17], gradients = new double[34], products = new double[34];
        Assert.Equal(0, Allocation.Of(() => batch.HessianProducts(theta, theta, values, gradients, products)));
    }
}
