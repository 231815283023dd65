namespace Paper.PlateauTheory;

/// <summary>The closed asymptotic of the errata for start E: a = (1, 0), w = (1, v).</summary>
internal static class EscapeAsymptotics
{
    // tau0 ~ e^{2 v mu - v^2 sigma^2} / (2 pi sigma^2 c0^2 N k^2), N = 2v ((1 + v)/(1 - v))^4, k = 2 mu - 2 v sigma^2 - N'/N, for sigma = c0 = 1
    public static double Tau(double mu, double v)
    {
        double n = 2 * v * Math.Pow((1 + v) / (1 - v), 4), slope = (1 / v) + (4 / (1 + v)) + (4 / (1 - v));
        double k = (2 * mu) - (2 * v) - slope;
        return Math.Exp((2 * v * mu) - (v * v)) / (2 * Math.PI * n * k * k);
    }
}
