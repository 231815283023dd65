namespace CurseOfMemory;

/// <summary>Sums and products with their rounding errors (Dekker, Knuth), for exponents whose errors an exponential would magnify.</summary>
internal static class ErrorFree
{
    public static (double Value, double Error) Sum(double x, double y)
    {
        double sum = x + y, shift = sum - x;
        return (sum, (x - (sum - shift)) + (y - shift));
    }

    public static (double Value, double Error) Product(double x, double y)
    {
        double product = x * y;
        return (product, Math.FusedMultiplyAdd(x, y, -product));
    }

    /// <summary>e^{value + rest}, also where value is infinite and rest therefore NaN.</summary>
    public static double Exp(double value, double rest)
    {
        double exp = Math.Exp(value);
        return exp == 0 || double.IsInfinity(exp) ? exp : Math.FusedMultiplyAdd(exp, rest, exp);
    }
}
