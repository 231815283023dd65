namespace CurseOfMemory.Runtime.Tests.Landscapes;

public class DiagnosisTests
{
    private static MemoryLoss Loss(double mu) => new(new MemoryTarget(new ExponentialSumTarget([1.0], [1.0]), new GaussianTarget(1, mu, 1)));

    private static PlateauDiagnosis Plateau(double mu, params double[] theta) => Landscape.Diagnose(Loss(mu), theta);

    [Fact]
    public void Each_cause_is_told_by_its_numbers()
    {
        Assert.Equal(PlateauCause.Descending, Plateau(5, 3, 1, 1, 0.5).Cause);
        Assert.Equal(PlateauCause.Minimum, Landscape.Diagnose(Written.DoubleWell, [1.0, 0], 1).Cause);
        PlateauDiagnosis saddle = Plateau(18, 1, 0, 1, 0.5);
        Assert.Equal(PlateauCause.Saddle, saddle.Cause);
        Assert.Contains("a saddle of index 1: the gradient is", saddle.Sentence);
        PlateauDiagnosis twins = Plateau(12, 0.5, 0.5, 1, 1);
        Assert.Equal(PlateauCause.SymmetricManifold, twins.Cause);
        Assert.Contains("neurons 0 and 1 are equal and stay so", twins.ToString());
        PlateauDiagnosis late = Plateau(60, 0.3, 0.7, 1, 1);
        Assert.True(late.Cause is PlateauCause.RoundingNoise or PlateauCause.FlatDirection, late.Sentence);
        Assert.Contains("rounding errors", late.Sentence);
    }

    [Fact]
    public void Flat_and_ill_conditioned_directions_are_told_apart()
    {
        var flat = new Written(x => 1 + x[0] * x[0], x => [2 * x[0], 0], _ => [2, 0, 0, 0]);
        Assert.Equal(PlateauCause.FlatDirection, Landscape.Diagnose(flat, [1e-3, 1], 1).Cause);
        var narrow = new Written(x => 1 + 0.5 * (x[0] * x[0] + 1e-8 * x[1] * x[1]), x => [x[0], 1e-8 * x[1]], _ => [1, 0, 0, 1e-8]);
        PlateauDiagnosis diagnosis = Landscape.Diagnose(narrow, [0, 1.0], 1);
        Assert.Equal(PlateauCause.IllConditioned, diagnosis.Cause);
        Assert.Contains("ill-conditioned, eigenvalues from 1E-08 to 1", diagnosis.Sentence);
    }

    [Fact]
    public void Symmetry_groups_are_found()
    {
        Assert.Equal([[0, 2]], ParameterSymmetry.EqualNeurons([1.0, 2, 1, 3, 4, 3]));
        Assert.Empty(ParameterSymmetry.EqualNeurons([1.0, 2, 1, 3, 4, 5]));
        Assert.Equal([2.0, 1, 4, 3], ParameterSymmetry.Exchanged([1.0, 2, 3, 4], 0, 1));
        Assert.Contains("no multiple of 2", Assert.Throws<ArgumentException>(() => ParameterSymmetry.EqualNeurons([1.0, 2, 3])).Message);
    }
}
