using CurseOfMemory.Generator.Tests.Diagnostics;

namespace CurseOfMemory.Generator.Tests.Derivatives;

/// <summary>Batches of problems with data of their own, in both precisions, against each problem alone.</summary>
public class OwnDataTests
{
    private static readonly double[] X = [0, 0.5, 1.25, 2, 3.5];

    private static double[] Own(int count, int b, double from) => [.. Enumerable.Range(0, count).Select(i => from + 0.25 * i + 0.0625 * b * (i % 3 + 1))];

    private static double[][] Of(int problems, Func<int, double[]> own) => [.. Enumerable.Range(0, problems).Select(own)];

    private static double[] Rows(double[][] own) => Oracle.Agreement.Structured(own);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(19)]
    public void A_fit_gives_each_problem_what_it_has_alone(int problems)
    {
        double[][] y = Of(problems, b => Own(5, b, -0.5)), noise = Of(problems, b => Own(2, b, 0.75)), theta = Of(problems, b => Own(6, b, 0.3));
        OwnDataFit batch = new(X, Rows(y), Rows(noise));
        Same(batch, theta, b => new OwnDataFit(X, y[b], noise[b]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(11)]
    public void So_does_a_closed_form_whose_domain_they_decide(int problems)
    {
        double[][] amplitudes = Of(problems, b => Own(3, b, -0.5)), theta = Of(problems, b => Own(4, b, 0.3));
        double[][] rates = Of(problems, b => Own(3, b, b % 4 == 2 ? -1 : 0.5));
        OwnTargetLoss batch = new(Rows(amplitudes), Rows(rates), 3);
        Same(batch, theta, b => new OwnTargetLoss(amplitudes[b], rates[b], 3));
        double[] values = new double[problems];
        batch.Values(Rows(theta), values);
        for (int b = 0; b < problems; b++)
            Assert.Equal(b % 4 == 2, double.IsNaN(values[b]));
    }

    private static void Same<T>(T batch, double[][] theta, Func<int, T> alone)
        where T : IBatchedObjective<double>, IBatchedObjective<DoubleDouble>, IObjective<double>, IObjective<DoubleDouble>
    {
        Compare<double>(batch, theta, b => alone(b), x => x, x => x, 1e-12);
        Compare<DoubleDouble>(batch, theta, b => alone(b), x => x, x => (double)x, 1e-27);
    }

    private static void Compare<N>(
        IBatchedObjective<N> batch, double[][] points, Func<int, IObjective<N>> alone, Func<double, N> from, Func<N, double> to, double tolerance)
        where N : struct, System.Numerics.ISubtractionOperators<N, N, N>
    {
        int problems = points.Length, n = points[0].Length;
        N[] theta = [.. Rows(points).Select(from)], directions = [.. Rows([.. points.Select((_, b) => Own(n, b, -0.25))]).Select(from)];
        N[] values = new N[problems], gradients = new N[theta.Length], products = new N[theta.Length], again = new N[problems], gradientsAgain = new N[theta.Length];
        batch.HessianProducts(theta, directions, values, gradients, products);
        batch.Gradients(theta, again, gradientsAgain);
        for (int b = 0; b < problems; b++)
        {
            N[] gradient = new N[n], product = new N[n];
            N[] one = [.. points[b].Select(from)], direction = [.. Own(n, b, -0.25).Select(from)];
            N value = alone(b).HessianProduct(one, direction, gradient, product);
            Near([value, value, .. gradient, .. gradient, .. product], [values[b], again[b], .. Row(gradients, b), .. Row(gradientsAgain, b), .. Row(products, b)]);
        }

        IEnumerable<N> Row(N[] vector, int b) => Enumerable.Range(0, n).Select(i => vector[i * problems + b]);

        void Near(N[] expected, N[] found)
        {
            for (int i = 0; i < expected.Length; i++)
            {
                double off = Math.Abs(to(expected[i] - found[i]));
                Assert.True(double.IsNaN(to(expected[i])) ? double.IsNaN(to(found[i])) : off <= tolerance * (1 + expected.Max(x => Math.Abs(to(x)))), $"{i}: {found[i]} in a batch, {expected[i]} alone.");
            }
        }
    }

    [Fact]
    public void Arrays_that_do_not_hold_the_elements_of_each_problem_are_refused()
    {
        OwnDataFit Of(int problems) => new(X, new double[15], new double[2 * problems]);
        Assert.StartsWith("y has 15 elements; expected 10, the 5 that the loss reads for each of 2 problems.", Assert.Throws<ArgumentException>("y", () => Of(2).Values(new double[8], new double[2])).Message, StringComparison.Ordinal);
        Assert.StartsWith("y has 15 elements; expected 5, the 5 that the loss reads for one problem.", Assert.Throws<ArgumentException>("y", () => Of(1).Value(new double[4])).Message, StringComparison.Ordinal);
        Of(3).Values(new double[12], new double[3]);
    }

    [Theory]
    [InlineData("[PerProblem] double[] y", "double L(double a) { double s = 0; for (int n = 0; n < {|CM1021:y.Length|}; n++) s += a * y[n]; return s; }")]
    [InlineData("[PerProblem] double {|CM1021:y|}", "double L(double a) => a * y;")]
    [InlineData("[PerProblem] double[] {|CM1021:y|}", "double L(double a) => a > y[0] ? a : 2 * a;")]
    public void Other_uses_are_refused(string data, string loss) => Marked.Check($$"""
        using CurseOfMemory;
        /// <summary>.</summary>
        [Objective] public readonly partial struct Sample({{data}})
        {
            [Loss] private {{loss}}
        }
        """);
}
