namespace CurseOfMemory;

/// <summary>How many eigenvalues of a symmetric matrix are positive, negative and zero.</summary>
/// <param name="Positive">The number of positive eigenvalues.</param>
/// <param name="Negative">The number of negative eigenvalues, the index of a saddle.</param>
/// <param name="Zero">The number of eigenvalues that can't be told from zero, known zeros included.</param>
public readonly record struct Inertia(int Positive, int Negative, int Zero)
{
    /// <summary>The number of eigenvalues that aren't zero.</summary>
    public int Rank => Positive + Negative;

    internal static Inertia Of(ReadOnlySpan<DoubleDouble> eigenvalues, double tolerance, int known)
    {
        int positive = 0, negative = 0;
        foreach (DoubleDouble value in eigenvalues)
        {
            positive += value.Hi > tolerance ? 1 : 0;
            negative += value.Hi < -tolerance ? 1 : 0;
        }
        return new(positive, negative, eigenvalues.Length - positive - negative + known);
    }
}
