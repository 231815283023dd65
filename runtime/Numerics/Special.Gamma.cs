using MathNet.Numerics;

namespace CurseOfMemory;

public static partial class Special
{
    private const double LogPi = 1.1447298858494002;
    private static readonly DoubleDouble HalfLogTwoPiExtended = new(0.9189385332046728, -3.8782941580672414E-17);

    /// <summary>The gamma function.</summary>
    /// <remarks>Relative error about 1e-14; NaN or infinite at 0, -1, -2, ...</remarks>
    public static double Gamma(double x) => SpecialFunctions.Gamma(x);

    /// <summary><see cref="Gamma(double)"/> in extended precision.</summary>
    /// <remarks>Relative error about 1e-31 log(Gamma(x)).</remarks>
    public static DoubleDouble Gamma(DoubleDouble x) => x.Hi > 0
        ? DoubleDouble.Exp(GammaLn(x))
        // Gamma(x) Gamma(1 - x) = pi / sin(pi x), DLMF 5.5.3
        : DoubleDouble.Pi / (SinPi(x) * Gamma(1 - x));

    /// <summary>log |Gamma(x)|.</summary>
    /// <remarks>Error about 1e-14 of 1 + log |Gamma(x)|; infinite at 0, -1, -2, ...</remarks>
    public static double GammaLn(double x) => x >= 0.5 || double.IsNaN(x)
        ? SpecialFunctions.GammaLn(x)
        : LogPi - Math.Log(Math.Abs(double.SinPi(x))) - SpecialFunctions.GammaLn(1 - x);

    /// <summary><see cref="GammaLn(double)"/> in extended precision.</summary>
    /// <remarks>Error about 1e-30 of 1 + log |Gamma(x)|.</remarks>
    public static DoubleDouble GammaLn(DoubleDouble x)
    {
        if (x.Hi < 0.5)
            return DoubleDouble.Log(DoubleDouble.Pi / DoubleDouble.Abs(SinPi(x))) - GammaLn(1 - x);
        // Gamma(x) = Gamma(x + k) / (x (x + 1) ... (x + k - 1))
        DoubleDouble product = 1;
        for (; x.Hi < StirlingExtended.From; x += 1)
            product *= x;
        return StirlingExtended.GammaLn(x) - DoubleDouble.Log(product);
    }

    /// <summary>Asymptotic series in extended precision.</summary>
    private static class StirlingExtended
    {
        /// <summary>Where 15 terms are enough.</summary>
        public const double From = 40;

        /// <summary>B_2, B_4, ..., B_30 as quotients of whole numbers.</summary>
        private static readonly DoubleDouble[] Bernoulli =
        [
            .. new (double Above, double Below)[]
            {
                (1, 6), (-1, 30), (1, 42), (-1, 30), (5, 66), (-691, 2730), (7, 6), (-3617, 510), (43867, 798), (-174611, 330), (854513, 138),
                (-236364091, 2730), (8553103, 6), (-23749461029, 870), (8615841276005, 14322),
            }.Select(number => (DoubleDouble)number.Above / number.Below),
        ];

        // log Gamma(x) = (x - 1/2) log x - x + log(2 pi)/2 + sum_k B_2k / (2k (2k-1) x^{2k-1}), DLMF 5.11.1
        public static DoubleDouble GammaLn(DoubleDouble x)
        {
            DoubleDouble power = 1 / x, square = power * power, sum = 0;
            for (int k = 1; k <= Bernoulli.Length; k++, power *= square)
                sum += Bernoulli[k - 1] / (2 * k * (2 * k - 1)) * power;
            return (x - 0.5) * DoubleDouble.Log(x) - x + HalfLogTwoPiExtended + sum;
        }

        /// <summary>As <see cref="AsymptoticPolygamma"/>.</summary>
        public static DoubleDouble Polygamma(int n, DoubleDouble x)
        {
            DoubleDouble square = 1 / (x * x), term = n == 0 ? 1 : DoubleDouble.One / n, sum = (n == 0 ? -DoubleDouble.Log(x) : term) + 0.5 / x;
            for (int k = 1; k <= Bernoulli.Length; k++)
            {
                // (2k+n-1) (2k+n-2) / (2k (2k-1)) is a quotient of whole numbers
                term *= n == 0 && k == 1 ? 0.5 * square : (2.0 * k + n - 1) * (2 * k + n - 2) * square / (2.0 * k * (2 * k - 1));
                sum += Bernoulli[k - 1] * term;
            }
            return sum;
        }
    }
}
