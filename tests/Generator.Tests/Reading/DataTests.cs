using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Tests.Reading;

/// <summary>What a loss reads of its type.</summary>
public class DataTests
{
    [Fact]
    public void Fields_properties_and_constructor_parameters_are_data() => Assert.Equal(
        "p_1 p_0 (_field + Sample.Shared)/(Rate + rate)",
        Agreement.Check("""
            [Objective]
            public partial class Sample(double rate)
            {
                private double _field = 2;
                public double Rate { get; } = 3;
                public static double Shared = 5;
                [Loss]
                private double Loss(ReadOnlySpan<double> p) => p[0] * p[1] * (_field + Shared) / (this.Rate + rate);
            }
            """, "new Sample(0.5)", [0.7, 1.1]));

    [Fact]
    public void Members_of_data_are_data() => Agreement.Check("""
        public class Options { public double Rate = 2; public Inner Deep => new(3); public record struct Inner(double Value); }
        [Objective]
        public partial struct Sample(Options options)
        {
            private readonly Options _copy = options;
            [Loss]
            private double Loss(double p) => p * options.Rate + _copy.Deep.Value / this._copy.Rate;
        }
        """, "new Sample(new Options())", [0.7]);

    [Fact]
    public void Methods_of_data_are_inlined() => Agreement.Check("""
        public class Kernel { public double Rate = 2; public double At(double t) => Math.Exp(-Rate * t) + Scale(t); internal double Scale(double t) => Rate * t; }
        [Objective]
        public partial struct Sample(Kernel kernel)
        {
            [Loss]
            private double Loss(double p) => kernel.At(p) * p;
        }
        """, "new Sample(new Kernel())", [0.7]);

    [Theory]
    [InlineData("public", 1)]
    [InlineData("internal", 1)]
    [InlineData("private", 0)]
    public void Moments_make_a_target_where_the_generated_half_can_ask_for_them(string access, int targets) => Assert.Equal(
        targets,
        Harness.Read($$"""
            internal class Kernel { public double At(double t) => Math.Exp(-t); {{access}} double Moment(int n, double s) => n + s; internal double SquaredNorm => Moment(0, 1); }
            [Objective]
            internal partial class Sample(Kernel kernel) { [Loss] private double Loss([Integrated(0, double.PositiveInfinity)] double t, double p) => p * kernel.At(t); }
            """).Targets.Count);

    [Fact]
    public void Constants_are_numbers_and_not_data()
    {
        Definition definition = Harness.Read("""
            static class Physics { public const int Two = 2; public static readonly double Half = 1.0 / 2; }
            [Objective]
            public partial class Sample
            {
                private const double Three = 3;
                [Loss]
                private double Loss(double p) => p * Three * Physics.Two * Physics.Half;
            }
            """);
        Assert.Empty(definition.Data);
        Assert.Contains(definition.Nodes, node => node is { Op: Op.Constant, Value: 3 });
    }

    [Fact]
    public void A_field_that_a_static_constructor_may_set_is_no_constant() => Agreement.Check("""
        [Objective]
        public partial class Sample { static readonly double Two = 1; static Sample() => Two = 2; [Loss] private double Loss(double p) => p * Two; }
        """, "new Sample()", [0.7]);

    [Theory]
    [InlineData("double[] x", "new double[] { 1, 2, 4 }", "x[n]", "x.Length")]
    [InlineData("ReadOnlyMemory<double> x", "new double[] { 1, 2, 4 }", "x.Span[n]", "x.Length")]
    [InlineData("double[] x", "new double[] { 1, 2, 4 }", "x.AsSpan()[n]", "x.Length")]
    [InlineData("double[] x", "new double[] { 1, 2, 4 }", "x[n] * n + x[2] * (n + 1)", "x.Length")]
    public void Data_points_are_summed(string parameter, string value, string element, string count) => Agreement.Check($$"""
        [Objective]
        public partial class Sample({{parameter}})
        {
            private int Count => {{count}};
            [Loss]
            private double Loss(double p, [Summed(nameof(Count))] int n) => p * {{element}} - 1 / p;
        }
        """, $"new Sample({value})", [0.7]);

    [Fact]
    public void Keywords_are_escaped() => Agreement.Check("""
        namespace @class.@event
        {
            public partial class @while
            {
                [Objective]
                public partial record struct @object(double @double, double[] @params)
                {
                    public double @base => 3;
                    private static double @var = 2;
                    [Loss]
                    private double Loss(double @in) => @in * @double + this.@base * @params[1] + @var;
                }
            }
        }
        """, "new @class.@event.@while.@object(2, new double[] { 1, 7 })", [0.7]);

    [Fact]
    public void An_integer_member_divides_as_a_double() => Agreement.Check("""
        [Objective]
        public partial class Sample(int two, float quarter)
        {
            [Loss]
            private double Loss(double p) => p / two + 1.0 / two + quarter * p;
        }
        """, "new Sample(2, 0.25f)", [0.7]);

    [Fact]
    public void A_record_s_parameter_is_its_property_which_with_may_change() => Assert.Equal(
        [new DataLeaf("this.A", "A", false)],
        Harness.Read("[Objective] public partial record Sample(double A) { [Loss] private double Loss(double p) => p * A; }").Data);

    [Fact]
    public void What_an_initialiser_may_read_is_marked()
    {
        Definition definition = Harness.Read("""
            public class Options { public double Rate; }
            [Objective]
            public partial class Sample(Options b, double c, double d)
            {
                private double _a = 1;
                public void Move() => c++;
                public void Set(double value) => (d, _a) = (value, value);
                [Loss]
                private double Loss(double p) => p * _a * b.Rate * c * d;
            }
            """);
        Assert.Equal(
            [("_a", "this._a", false), ("b.Rate", "b.Rate", true), ("c", "c", false), ("d", "d", false)],
            definition.Data.Select(leaf => (leaf.Name, leaf.Text, leaf.IsConstructorParameter)).OrderBy(leaf => leaf.Name, StringComparer.Ordinal));
    }
}
