namespace CurseOfMemory.Generator.Tests.Derivatives;

/// <summary>A target that is data: pairs of the model's rates with each other and with the target's.</summary>
[Objective]
internal readonly partial struct DataTargetLoss(double[] b, double[] r)
{
    [Loss]
    public double SquaredError([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w)
        => Kernels.Square(ExponentialSum.At(t, a, w) - ExponentialSum.At(t, b, r));
}

/// <summary>Two families of exponentials and a gain: pairs within each family and between them.</summary>
[Objective]
internal readonly partial struct TwoFamiliesLoss(MemoryTarget target)
{
    [Loss]
    public double SquaredError([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w, ReadOnlySpan<double> c, ReadOnlySpan<double> v, double gain)
        => Kernels.Square(gain * ExponentialSum.At(t, a, w) + ExponentialSum.At(t, c, v) - target.At(t));
}

/// <summary>The second family has a length of its own, and rates that are data, of which the target takes the first.</summary>
[Objective]
internal readonly partial struct UnequalFamiliesLoss(double[] c, double[] r, int others)
{
    [Loss]
    public double SquaredError([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w, [Length(nameof(others))] ReadOnlySpan<double> b)
        => Kernels.Square(ExponentialSum.At(t, a, w) + ExponentialSum.At(t, b, r) - ExponentialSum.At(t, c, r));
}
