namespace CurseOfMemory;

/// <summary>
/// The numerical differentiation formulas of orders 1 to 5 in backward differences: BDF with Klopfenstein's and Shampine's kappa, which allows steps up to 26 %
/// longer at the same error (L. F. Shampine, M. W. Reichelt, SIAM J. Sci. Comput. 18 (1997) 1, table 1). Index k is the order.
/// </summary>
internal static class BdfTable
{
    public const int HighestOrder = 5;

    private static readonly double[] Kappa = [0, -0.1850, -1.0 / 9, -0.0823, -0.0415, 0];

    /// <summary>gamma_k = sum_(j=1..k) 1/j.</summary>
    public static double[] Gamma { get; } = [0, 1, 3.0 / 2, 11.0 / 6, 25.0 / 12, 137.0 / 60];

    /// <summary>alpha_k = (1 - kappa_k) gamma_k.</summary>
    public static double[] Alpha { get; } = [.. Kappa.Zip(Gamma, (kappa, gamma) => (1 - kappa) * gamma)];

    /// <summary>kappa_k gamma_k + 1 / (k + 1): the local error is this times the difference of order k + 1.</summary>
    public static double[] ErrorConstants { get; } = [.. Kappa.Zip(Gamma, (kappa, gamma) => kappa * gamma).Select((product, k) => product + 1.0 / (k + 1))];
}
