public static partial class BlackScholesPut
{
    public static object[][] Inputs => [[100.0, 105.0, 0.03, 0.01, 0.2, 0.5]];

    private static double N(double x) => 0.5 * MathNet.Numerics.SpecialFunctions.Erfc(-x / Math.Sqrt(2));

    [Differentiable]
    public static double F(double s, double k, double r, double q, double sigma, double t)
    {
        var vol = sigma * Math.Sqrt(t);
        var d1 = (Math.Log(s / k) + (r - q + 0.5 * sigma * sigma) * t) / vol;
        var d2 = d1 - vol;
        return k * Math.Exp(-r * t) * N(-d2) - s * Math.Exp(-q * t) * N(-d1);
    }
}

public static partial class AmericanBinomialPut
{
    public static object[][] Inputs => [[100.0, 110.0, 0.05, 0.3, 1.0, 6]];

    [Differentiable]
    public static double F(double spot, double strike, double rate, double sigma, double maturity, int steps)
    {
        double dt = maturity / steps;
        double up = Math.Exp(sigma * Math.Sqrt(dt)), down = 1 / up;
        double p = (Math.Exp(rate * dt) - down) / (up - down), discount = Math.Exp(-rate * dt);
        double[] value = new double[steps + 1];
        for (int i = 0; i <= steps; i++)
            value[i] = Math.Max(strike - spot * Math.Pow(up, 2 * i - steps), 0);
        for (int n = steps - 1; n >= 0; n--)
        {
            for (int i = 0; i <= n; i++)
            {
                double hold = discount * (p * value[i + 1] + (1 - p) * value[i]);
                double exercise = strike - spot * Math.Pow(up, 2 * i - n);
                value[i] = Math.Max(hold, exercise);
            }
        }
        return value[0];
    }
}

public static partial class NelsonSiegel
{
    public static object[][] Inputs => [[new double[] { 0.04, -0.02, 0.01, 1.7 }]];

    private static readonly double[] Maturities = { 0.25, 0.5, 1, 2, 5, 10, 30 };
    private static readonly double[] Yields = { 0.021, 0.023, 0.026, 0.030, 0.034, 0.037, 0.039 };

    [Differentiable]
    public static double F(ReadOnlySpan<double> beta)
    {
        double error = 0;
        for (int i = 0; i < Maturities.Length; i++)
        {
            double x = Maturities[i] / beta[3];
            double loading = (1 - Math.Exp(-x)) / x;
            double yield = beta[0] + beta[1] * loading + beta[2] * (loading - Math.Exp(-x));
            error += 1e4 * (yield - Yields[i]) * (yield - Yields[i]);
        }
        return error;
    }
}

public static partial class YieldToMaturity
{
    public static object[][] Inputs => [[0.05, 98.5, 5], [0.03, 110.0, 10]];

    private static double Price(double coupon, double y, int years)
    {
        double price = 0;
        for (int t = 1; t <= years; t++)
            price += 100 * coupon / Math.Pow(1 + y, t);
        return price + 100 / Math.Pow(1 + y, years);
    }

    // a secant iteration, left when it no longer moves
    [Differentiable]
    public static double F(double coupon, double price, int years)
    {
        double y0 = coupon, y1 = coupon + 0.01;
        double f0 = Price(coupon, y0, years) - price;
        for (int i = 0; i < 100; i++)
        {
            double f1 = Price(coupon, y1, years) - price;
            if (Math.Abs(f1) < 1e-11 || f1 == f0)
                return y1;
            double y2 = y1 - f1 * (y1 - y0) / (f1 - f0);
            (y0, f0, y1) = (y1, f1, y2);
        }
        throw new InvalidOperationException($"No yield for a price of {price}.");
    }
}

public static partial class HestonCharacteristic
{
    public readonly struct Complex(double re, double im)
    {
        public double Re { get; } = re;

        public double Im { get; } = im;

        public static Complex operator +(Complex a, Complex b) => new(a.Re + b.Re, a.Im + b.Im);

        public static Complex operator -(Complex a, Complex b) => new(a.Re - b.Re, a.Im - b.Im);

        public static Complex operator -(Complex a) => new(-a.Re, -a.Im);

        public static Complex operator *(Complex a, Complex b) => new(a.Re * b.Re - a.Im * b.Im, a.Re * b.Im + a.Im * b.Re);

        public static Complex operator *(double a, Complex b) => new(a * b.Re, a * b.Im);

        public static Complex operator /(Complex a, Complex b)
        {
            double d = b.Re * b.Re + b.Im * b.Im;
            return new Complex((a.Re * b.Re + a.Im * b.Im) / d, (a.Im * b.Re - a.Re * b.Im) / d);
        }

        public static Complex Exp(Complex a) => new(Math.Exp(a.Re) * Math.Cos(a.Im), Math.Exp(a.Re) * Math.Sin(a.Im));

        public static Complex Log(Complex a) => new(0.5 * Math.Log(a.Re * a.Re + a.Im * a.Im), Math.Atan2(a.Im, a.Re));

        public static Complex Sqrt(Complex a) => Exp(0.5 * Log(a));
    }

    public static object[][] Inputs => [[2.0, 0.04, 0.3, -0.7, 0.05, 1.2]];

    [Differentiable]
    public static double F(double kappa, double theta, double sigma, double rho, double v0, double u)
    {
        double t = 0.75;
        Complex b = new(kappa, -rho * sigma * u);
        Complex d = Complex.Sqrt(b * b + new Complex(sigma * sigma * u * u, sigma * sigma * u));
        Complex one = new(1, 0);
        Complex g = (b - d) / (b + d), e = Complex.Exp(-t * d);
        Complex c = kappa * theta / (sigma * sigma) * (t * (b - d) - 2 * Complex.Log((one - g * e) / (one - g)));
        Complex dd = (1 / (sigma * sigma)) * ((b - d) * ((one - e) / (one - g * e)));
        return Complex.Exp(c + v0 * dd).Re;
    }
}

public static partial class PortfolioVariance
{
    public static object[][] Inputs => [[new double[] { 0.3, 0.5, 0.2 }, 3.0]];

    private static readonly double[][] Covariance = [[0.04, 0.01, 0.0], [0.01, 0.09, 0.02], [0.0, 0.02, 0.16]];

    private static readonly double[] Mean = [0.05, 0.08, 0.12];

    [Differentiable]
    public static double F(ReadOnlySpan<double> weights, double aversion)
    {
        double variance = 0, expected = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            expected += Mean[i] * weights[i];
            for (int j = 0; j < weights.Length; j++)
                variance += weights[i] * Covariance[i][j] * weights[j];
        }
        return expected - aversion / 2 * variance;
    }
}
