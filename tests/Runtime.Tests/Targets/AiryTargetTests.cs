using CurseOfMemory.Runtime.Tests.Numerics;

namespace CurseOfMemory.Runtime.Tests.Targets;

public class AiryTargetTests
{
    private static readonly AiryTarget Target = new(1, 3, 2.25);

    [Fact]
    public void Moments_agree_as_far_as_MathNet_s_Airy_function_does() => Reference.Agree(Reference.Rows("airy.json", "moments"), row =>
        (Target.Moment((int)row[0], row[1]), row[2], 1e-12 * row[3]));

    [Fact]
    public void The_squared_norm_is_in_closed_form()
    {
        Assert.Equal(0.368726849330154334, Target.SquaredNorm, 1e-13);
        Assert.Equal(4 * 0.368726849330154334, new AiryTarget(-2, 3, 2.25).SquaredNorm, 1e-12);
        Assert.Equal(Target.SquaredNorm, Target.SquaredMoment(0, 1e-12), 1e-11);
    }

    [Theory]
    [InlineData(1.96084115090677020511591233225)]
    [InlineData(1.18313358038623528149467168824)]
    [InlineData(0.546417854179755084831175327586)]
    public void It_has_its_zeros(double zero) => Assert.Equal(0, Target.At(zero), 1e-13);

    [Fact]
    public void Finite_moments_add_up() => Assert.Equal(Target.Moment(1, 0.5), Target.Moment(1, 0.5, 40), 1e-13);

    [Fact]
    public void Bad_arguments_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("scale", () => new AiryTarget(1, 3, 0));
        Assert.Throws<ArgumentOutOfRangeException>("center", () => new AiryTarget(1, 401, 1));
        Assert.Throws<ArgumentOutOfRangeException>("amplitude", () => new AiryTarget(double.NaN, 3, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Target.Moment(-1, 1));
    }

    [Fact]
    public void Moments_allocate_nothing()
    {
        double value = Target.Moment(2, 1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        value += Target.Moment(2, 1);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(double.IsFinite(value));
    }
}
