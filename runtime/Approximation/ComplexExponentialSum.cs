using System.Numerics;

namespace CurseOfMemory;

/// <summary>Re sum_j c_j e^{-r_j t} with complex rates: what samples of a kernel were resolved into.</summary>
public sealed record ComplexExponentialSum
{
    /// <summary>c_j.</summary>
    public required IReadOnlyList<Complex> Amplitudes { get; init; }

    /// <summary>r_j in units of 1/t; a positive real part decays. Complex rates come in conjugate pairs.</summary>
    public required IReadOnlyList<Complex> Rates { get; init; }

    /// <summary>The root of the mean square of what the samples are off by.</summary>
    public required double ResidualNorm { get; init; }

    /// <summary>The singular values of the Hankel matrix, descending, from which the order was chosen.</summary>
    public required IReadOnlyList<double> SingularValues { get; init; }

    /// <summary>What was found, in a sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>The number of terms.</summary>
    public int Terms => Rates.Count;

    /// <summary>Whether every term decays, so that the sum is a kernel on [0, inf).</summary>
    public bool IsStable => Rates.All(rate => rate.Real > 0);

    /// <summary>The sum at t.</summary>
    public double At(double t)
    {
        double sum = 0;
        for (int j = 0; j < Terms; j++)
            sum += (Amplitudes[j] * Complex.Exp(-Rates[j] * t)).Real;
        return sum;
    }

    /// <summary>The sentence.</summary>
    public override string ToString() => Sentence;
}
