using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Tests.Reading;

/// <summary>Integrals, sums over data and targets.</summary>
public class RoleTests
{
    [Theory]
    [InlineData("[Integrated(0, double.PositiveInfinity)]")]
    [InlineData("[Integrated(0.5, 2)]")]
    [InlineData("[Integrated(-1, nameof(Horizon))]")]
    [InlineData("[Integrated(nameof(start), nameof(Horizon))]")]
    [InlineData("[Integrated(nameof(start), 4)]")]
    public void A_loss_is_integrated(string attribute) => Agreement.Check($$"""
        [Objective]
        public partial class Sample(double start)
        {
            private const double Horizon = 3;
            [Loss]
            private double Loss(ReadOnlySpan<double> a, {{attribute}} double t, double w) => a[0] * Math.Exp(-w * t) + t * Math.Exp(-2 * t) * start;
        }
        """, "new Sample(0.25)", [0.7], [1.3]);

    [Fact]
    public void A_target_is_recognised_by_its_members()
    {
        string source = Samples.Kernel + Samples.Loss;
        const string target = "new MemoryTarget(new ExponentialSumTarget(new double[] { 1 }, new double[] { 1 }), new GaussianTarget(1, 2, 1))";
        Assert.Equal(
            "integral((sum_i a_i exp(-w_i t) - target(t))^2)",
            Agreement.Check(source, $"new MemoryLoss({target})", [0.7, 1.1], [1.3, 0.2]));
    }

    [Fact]
    public void A_user_s_target_needs_no_interface()
    {
        Definition definition = Harness.Read("""
            public sealed class Step
            {
                public double At(double t) => t < 1 ? 1 : 0;
                public double Moment(int n, double s) => 0;
                public TLanes Moment<TLanes, T>(int n, TLanes s) where TLanes : struct, ILanes<TLanes, T> => s;
                internal double SquaredMoment(int n, double s) => 0;
                public double SquaredNorm { get; set; }
            }
            [Objective]
            public partial class Sample { private readonly Step _step = new(); [Loss] private double Loss([Integrated(0, 1)] double t, double w) => w * _step.At(t); }
            """);
        Assert.Equal(new TargetLeaf("this._step", "_step", false, true, false, true, false, default), Assert.Single(definition.Targets));
    }

    [Fact]
    public void A_type_without_moments_is_read_by_its_source() => Agreement.Check("""
        public sealed class Bump { public double At(double t) => Math.Exp(-t * t); public double SquaredNorm => 0; }
        [Objective]
        public partial class Sample(Bump bump) { [Loss] private double Loss(double w) => w * bump.At(w); }
        """, "new Sample(new Bump())", [0.6]);

    [Fact]
    public void An_interface_will_do() => Agreement.Check("""
        [Objective]
        public partial class Sample(ITarget target) { [Loss] private double Loss([Integrated(0, 3)] double t, double w) => w * target.At(2 * t) * target.At(t); }
        """, "new Sample(new GaussianTarget(1, 2, 1))", [0.6]);

    [Fact]
    public void A_type_parameter_is_what_it_is_constrained_to() => Assert.Equal(
        new TargetLeaf("target", "target", true, false, false, false, false, default),
        Assert.Single(Harness.Read("""
            public interface IKnown { double Moment(int n, double s); double SquaredNorm { get; } }
            public interface IKernel : IKnown { double At(double t); }
            [Objective]
            public partial class Sample<TTarget>(TTarget target) where TTarget : struct, IKernel
            {
                [Loss] private double Loss([Integrated(0, double.PositiveInfinity)] double t, double w) => Math.Exp(-w * t) * target.At(t);
            }
            """).Targets));

    [Fact]
    public void Inherited_members_count() => Assert.True(Assert.Single(Harness.Read("""
        public class Base { public double Moment(int n, double s) => 1; public double Moment(int n, double s, double end) => 1; public double SquaredNorm => 1; }
        public class Derived : Base { public double At(double t) => 1; }
        [Objective]
        public partial class Sample(Derived target) { [Loss] private double Loss([Integrated(0, 1)] double t, double w) => w * target.At(t); }
        """).Targets).HasFiniteMoments);

    [Fact]
    public void The_summary_comes_along_and_shape_too()
    {
        Definition definition = Harness.Read("namespace Deep.Down { partial class Outer<T> { " + """
            [Objective]
            internal readonly partial record struct Inner<TFirst>(double x)
            {
                /// <summary>
                /// J(p) = <c>p</c> x,
                /// of <paramref name="p"/> &amp; <see cref="x"/>.
                /// </summary>
                [Loss]
                private double Loss(double p) => p * x;
            }
            """ + " } }");
        Assert.Equal("J(p) = p x, of p & x.", definition.Summary);
        Assert.Equal("Deep.Down", definition.Type.Namespace);
        Assert.Equal(["partial class Outer<T>"], definition.Type.Containers);
        Assert.Equal("partial record struct Inner<TFirst>", definition.Type.Declaration);
        Assert.Equal("Deep.Down.Outer(1).Inner(1).g.cs", definition.Type.HintName);
        Assert.True(definition.Type is { Name: "Inner", IsStruct: true, HasPrimaryConstructor: true });
        Assert.Superset(new HashSet<string> { "Loss", "T", "TFirst", "x" }, definition.Type.MemberNames.ToHashSet());
    }
}
