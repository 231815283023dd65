namespace CurseOfMemory;

/// <summary>The constants of the Adams methods.</summary>
internal static class AdamsTable
{
    public const int HighestOrder = 12;

    /// <summary>
    /// |gamma*_i|, i = 0..13: the coefficients of the Adams-Moulton formulas in backward differences, which are the error constants of the method
    /// of order i (Hairer, Norsett and Wanner, Solving Ordinary Differential Equations I, table III.1.2; sum_j gamma*_j / (i + 1 - j) = 0).
    /// </summary>
    public static double[] ErrorConstants { get; } =
    [
        1,
        1.0 / 2,
        1.0 / 12,
        1.0 / 24,
        19.0 / 720,
        3.0 / 160,
        863.0 / 60480,
        275.0 / 24192,
        33953.0 / 3628800,
        8183.0 / 1036800,
        3250433.0 / 479001600,
        4671.0 / 788480,
        13695779093.0 / 2615348736000,
        2224234463.0 / 475517952000,
    ];
}
