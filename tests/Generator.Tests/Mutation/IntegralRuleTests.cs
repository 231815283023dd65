using CurseOfMemory.Generator.Calculus.Integration;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Tests.Reading;
using Xunit.Abstractions;

namespace CurseOfMemory.Generator.Tests.Mutation;

/// <summary>Each rule of the tables of integrals broken, one at a time: a check by quadrature that passes with the rule must fail without it.</summary>
[Collection(nameof(RuleTests))]
public class IntegralRuleTests(ITestOutputHelper output)
{
    private const string HalfLineDomain = "0, double.PositiveInfinity", Interval = "0.25, 2", Line = "double.NegativeInfinity, double.PositiveInfinity";

    /// <summary>An integrand for each row, in the order of the tables.</summary>
    private static readonly string[] OverHalfLine =
    [
        "a * t * Math.Exp(-w * t)", "a * t * Math.Exp(-w * t) * Math.Cos(c * t)", "a * t * Math.Exp(-w * t) * Math.Sin(c * t)", "a * t * Math.Exp(-w * t - 0.5 * c * t * t)",
        "a * t * Math.Exp(-w * t - 0.5 * c * t * t) * Math.Cos(w * t)", "a * t * Math.Exp(-w * t - 0.5 * c * t * t) * Math.Sin(w * t)",
        "a * t * Math.Exp(-w * t) * ramp.At(t)", "a * ramp.At(t) * ramp.At(t)", "a * t * Math.Exp(-w * t) * ramp.At(t) * ramp.At(t)", "a * t * Math.Exp(-w * t) * ramp.At(t) * other.At(t)",
    ];

    private static readonly string[] OverInterval =
    [
        "a * t * Math.Exp(-w * t)", "a * t * Math.Exp(-w * t) * Math.Cos(c * t)", "a * t * Math.Exp(-w * t) * Math.Sin(c * t)", "a * t * Math.Exp(-w * t - 0.5 * c * t * t)",
        "a * t * Math.Exp(-w * t - 0.5 * c * t * t) * Math.Cos(w * t)", "a * t * Math.Exp(-w * t - 0.5 * c * t * t) * Math.Sin(w * t)",
        "a * t * Math.Exp(-w * t) * ramp.At(t)", "a * t * Math.Exp(-w * t) * ramp.At(t) * ramp.At(t)", "a * t * Math.Exp(-w * t) * ramp.At(t) * other.At(t)",
    ];

    private static readonly string[] OverLine =
    [
        "a * t * Math.Exp(-w * t * t + c * t)", "a * t * Math.Exp(-w * t * t + c * t) * Math.Cos(c * t)", "a * t * Math.Exp(-w * t * t + c * t) * Math.Sin(c * t)",
    ];

    [Fact]
    public void Every_broken_rule_is_noticed()
    {
        List<string> missed = [];
        int mutants = Broken(HalfLine.Table, domain => domain.Graph, OverHalfLine, HalfLineDomain, missed)
            + Broken(FiniteInterval.Table, domain => domain.Graph, OverInterval, Interval, missed)
            + Broken(WholeLine.Table, domain => domain.Graph, OverLine, Line, missed);
        output.WriteLine($"{mutants} mutants of {OverHalfLine.Length + OverInterval.Length + OverLine.Length} integrals, {mutants - missed.Count} caught");
        Assert.Equal([], missed);
        Assert.InRange(mutants, 3 * (OverHalfLine.Length + OverInterval.Length + OverLine.Length), int.MaxValue);
    }

    /// <summary>Breaks each row of a table in turn, and gives the number of ways that changed something.</summary>
    private static int Broken<TDomain>(IntegralTable<TDomain> table, Func<TDomain, Graph> graphOf, string[] integrands, string domain, List<string> missed)
    {
        Assert.Equal(table.All.Count, integrands.Length);
        int mutants = 0;
        for (int row = 0; row < integrands.Length; row++)
        {
            IntegralRule<TDomain> whole = table.All[row];
            Sample sample = new(integrands[row], domain);
            Assert.True(sample.Passes(), $"The rule for {whole.Name} over {domain} doesn't agree with quadrature.");
            foreach ((string how, Func<Graph, Func<Term, int>, Term, int> change) in Mutations)
            {
                bool changed = false;
                table.Replace(row, whole with
                {
                    Integral = (over, term) =>
                    {
                        int broken = change(graphOf(over), other => whole.Integral(over, other), term);
                        changed |= broken != whole.Integral(over, term);
                        return broken;
                    },
                });
                bool passes = sample.Passes();
                table.Replace(row, whole);
                mutants += changed ? 1 : 0;
                if (passes && changed)
                    missed.Add($"{whole.Name} over {domain}, {how}");
                Assert.True(changed || how is not ("negated" or "doubled"), $"The rule for {whole.Name} over {domain} was not used.");
            }
        }
        return mutants;
    }

    private static readonly (string How, Func<Graph, Func<Term, int>, Term, int> Change)[] Mutations =
    [
        ("negated", (graph, rule, term) => graph.Negate(rule(term))),
        ("doubled", (graph, rule, term) => graph.Multiply(graph.Constant(2), rule(term))),
        ("of another power", (_, rule, term) => rule(term with { Power = term.Power + 1 })),
        ("of another rate", (graph, rule, term) => rule(term with { Rate = graph.Add(term.Rate, graph.One) })),
        ("of another curvature", (graph, rule, term) => rule(term with { Curvature = graph.Add(term.Curvature, graph.One) })),
        ("of another frequency", (graph, rule, term) => rule(term with { Frequency = graph.Add(term.Frequency, graph.One) })),
    ];

    /// <summary>An integral as read, and its value by quadrature.</summary>
    private sealed class Sample
    {
        private readonly Definition _definition;
        private readonly Probe _probe;
        private readonly double _expected;

        public Sample(string integrand, string domain)
        {
            Harness harness = Harness.Run($$"""
                public readonly struct Ramp : ITarget
                {
                    public double SquaredNorm => throw new NotSupportedException();
                    public double At(double t) => t * Math.Exp(-2 * t);
                    public double Moment(int n, double s) => throw new NotSupportedException();
                    public double Moment(int n, double s, double upTo) => throw new NotSupportedException();
                    public double SquaredMoment(int n, double s) => throw new NotSupportedException();
                    public double SquaredMoment(int n, double s, double upTo) => throw new NotSupportedException();
                }

                [Objective]
                public readonly partial struct L(Ramp ramp, Ramp other)
                {
                    [Loss]
                    public double Of([Integrated({{domain}})] double t, double a, double w, double c) => {{integrand}} + 0 * ramp.At(t) + 0 * other.At(t);
                }
                """);
            _definition = harness.Definition;
            _probe = new(harness, "new L(new Ramp(), new Ramp())", [[0.7], [0.9], [0.6]]);
            _expected = new Interpreter(_definition, _probe).Root;
        }

        /// <summary>Whether the closed form is what quadrature says.</summary>
        public bool Passes()
        {
            Graph graph = new(_definition.Nodes);
            int root = new Integral(graph, _definition).Evaluate(_definition.Root);
            Definition closed = _definition with { Nodes = Enumerable.Range(0, graph.Count).Select(node => graph[node]).ToEquatableArray(), Root = root };
            return Math.Abs(new Interpreter(closed, new WithProduct(_probe)).Root - _expected) <= 1e-9 * Math.Abs(_expected);
        }

        /// <summary>The third target is the product of the first two.</summary>
        private sealed class WithProduct(ILeafValues own) : ILeafValues
        {
            public double Parameter(int block, int position) => own.Parameter(block, position);

            public double Data(int leaf, int? position) => own.Data(leaf, position);

            public int Length(int extent) => own.Length(extent);

            public double Target(int target, double t) => target < 2 ? own.Target(target, t) : own.Target(0, t) * own.Target(1, t);
        }
    }
}
