namespace CurseOfMemory.Runtime.Tests.Landscapes;

/// <summary>What the landscape can't do is refused with a sentence that names the argument and its value.</summary>
public class RefusalTests
{
    private static readonly Written Unknown = new(_ => 1, _ => [0, 0], _ => [double.NaN, 0, 0, 1]);

    private static string Refused(Func<object?> call) => Assert.ThrowsAny<ArgumentException>(call).Message;

    private static string Spectrum(SpectrumOptions options) => Refused(() => Landscape.HessianSpectrum(Written.DoubleWell, [1.0, 1], options));

    [Fact]
    public void Hessians_that_are_not_numbers()
    {
        Assert.StartsWith("The Hessian's entry (0, 0) at theta is NaN", Refused(() => Landscape.HessianSpectrum(Unknown, [1.0, 2])));
        Assert.StartsWith("Component 0 of a Hessian product at theta is NaN", Refused(() => Landscape.ExtremeEigenvalues(Unknown, [1.0, 2])));
        Assert.StartsWith("Component 0 of a Hessian product at theta is NaN", Refused(() => Landscape.SpectralDensity(Unknown, [1.0, 2])));
    }

    [Fact]
    public void Null_spaces_that_are_none()
    {
        Assert.StartsWith("The 2 vectors of the null space are linearly dependent", Spectrum(new() { NullSpace = [[1, 0], [2, 0]] }));
        Assert.StartsWith("The 1 vectors of the null space are linearly dependent", Spectrum(new() { NullSpace = [[0, 0]] }));
        Assert.Contains("[0] = NaN must be a finite number", Spectrum(new() { NullSpace = [[double.NaN, 0]] }));
        Assert.StartsWith("The dimension of the null space is 3, but must lie between 0 and 2", Spectrum(new() { NullSpace = [[1, 0], [0, 1], [1, 1]] }));
        Assert.Equal(new Inertia(0, 0, 2), Landscape.HessianSpectrum(Written.DoubleWell, [1.0, 1], new() { NullSpace = [[1, 0], [0, 1]] }).Inertia);
    }

    [Fact]
    public void Options_out_of_range()
    {
        Assert.StartsWith("The size up to which eigenvalues count as zero is -1", Spectrum(new() { ZeroTolerance = -1 }));
        Assert.StartsWith("The size up to which eigenvalues count as zero is NaN", Spectrum(new() { ZeroTolerance = double.NaN }));
        Assert.StartsWith("tolerance is NaN", Refused(() => Landscape.ExtremeEigenvalues(Written.DoubleWell, [1.0, 1], 1, double.NaN)));
        Assert.StartsWith("a block's length is 0", Refused(() => Landscape.BlockSpectra(Written.DoubleWell, [1.0, 1], 2, 0)));
        Assert.StartsWith("a start has length 1; expected 2", Refused(() => Landscape.FindCriticalPoints(Written.DoubleWell, [[1.0, 1], [1.0]])));
        Assert.StartsWith("The index is 3", Refused(() => Landscape.FindCriticalPoints(Written.DoubleWell, [[1.0, 1]], new() { Index = 3 })));
        Assert.StartsWith("The parameter's range goes from 1 to 1", Refused(() => Landscape.Follow(Written.Fold, [1.0], 1, 1)));
        Assert.StartsWith("The first step is 0", Refused(() => Landscape.Follow(Written.Fold, [1.0], 1, -1, new() { InitialStep = 0 })));
        Assert.StartsWith("blocks is 0", Refused(() => ParameterSymmetry.Exchanged([1.0, 2], 0, 1, 0)));
        Assert.Contains("no multiple of 2", Refused(() => ParameterSymmetry.Exchanged([1.0, 2, 3], 0, 0)));
    }

    [Fact]
    public void Rates_and_amplitudes_that_are_not_finite()
    {
        var infinite = (DoubleDouble)double.PositiveInfinity;
        var unknown = (DoubleDouble)double.NaN;
        Assert.Contains("must be positive and finite", Refused(() => CauchyGram.Determinant([1, infinite])));
        Assert.StartsWith("Proposition D.1 is about two terms", Refused(() => new PropositionD1([1, 1], [1, infinite])));
        Assert.StartsWith("Proposition D.1 is about two terms", Refused(() => new PropositionD1([unknown, 1], [1, 2])));
        Assert.Contains("needs a positive rate and an amplitude that is not zero, both finite", Refused(() => new CriticalAffineSpace([0], [1], [infinite])));
        Assert.StartsWith("The number of terms is 0", Refused(() => new CriticalAffineSpace([], [], [])));
        Assert.StartsWith("amplitudes[0] = NaN", Refused(() => new CriticalAffineSpace([0, 0], [1], [1]).Nearest([unknown, 1])));
        Assert.Contains("is the learned rate itself", Refused(() => new ReducedFlow(1, new GaussianTarget(1, 10, 1)).TimeUntil(1, 0.1)));
    }
}
