namespace CurseOfMemory;

/// <summary>
/// Radau IIA with three stages, order 5 (E. Hairer, G. Wanner, Solving Ordinary Differential Equations II, 2nd edition, Springer 1996, IV.5 and
/// IV.8, and their code RADAU5). A^-1 = T diag(gamma, alpha -+ i beta) T^-1.
/// </summary>
internal static class RadauTable
{
    public const int Stages = 3;

    // gamma = 3 + 3^(2/3) - 3^(1/3), alpha +- i beta = 3 + (3^(1/3) - 3^(2/3)) / 2 +- i (3^(5/6) + 3^(7/6)) / 2.
    public const double Gamma = 3.6378342527444957322, Alpha = 2.6810828736277521339, Beta = 3.0504301992474105694;

    private const double Root6 = 2.4494897427831780982;

    /// <summary>c.</summary>
    public static double[] Nodes { get; } = [(4 - Root6) / 10, (4 + Root6) / 10, 1];

    /// <summary>T, by rows.</summary>
    public static double[][] T { get; } =
    [
        [0.091232394870892942792, -0.14125529502095420843, -0.030029194105147424492],
        [0.24171793270710701896, 0.20412935229379993199, 0.38294211275726193779],
        [0.96604818261509293619, 1, 0],
    ];

    /// <summary>T^-1, by rows.</summary>
    public static double[][] TInverse { get; } =
    [
        [4.3255798900631553510, 0.33919925181580986954, 0.54177053993587487119],
        [-4.1787185915519047273, -0.32768282076106238708, 0.47662355450055045196],
        [-0.50287263494578687595, 2.5719269498556054292, -0.59603920482822492497],
    ];

    /// <summary>The weights of the stages in the error estimate (gamma / h - J)^-1 (f_0 + sum_i e_i z_i / h), which is of order 3 (IV.8.19).</summary>
    public static double[] Error { get; } = [-(13 + 7 * Root6) / 3, (-13 + 7 * Root6) / 3, -1.0 / 3];

    /// <summary>The last row of A^-1: h times the derivative at the end of the step is its product with the stages.</summary>
    public static double[] EndSlope { get; } = [8 * Root6 / 3 - 1, -8 * Root6 / 3 - 1, 5];
}
