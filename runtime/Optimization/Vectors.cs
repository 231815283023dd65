namespace CurseOfMemory;

/// <summary>The few vector operations of the optimisers.</summary>
internal static class Vectors
{
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Lanes256 sum = Lanes256.Zero;
        for (int i = 0; i < x.Length; i += Lanes256.Count)
            sum = Lanes256.MultiplyAdd(Lanes256.Keep(Lanes256.Load(x, i), x.Length - i), Lanes256.Load(y, i), sum);
        return Lanes256.Sum(sum);
    }

    /// <summary>The sum of squares.</summary>
    public static double Square(ReadOnlySpan<double> x) => Dot(x, x);

    /// <summary>The Euclidean norm, without overflow on the way.</summary>
    public static double Norm(ReadOnlySpan<double> x)
    {
        double square = Square(x);
        if (double.IsNormal(square) && double.IsFinite(square))
            return Math.Sqrt(square);
        double largest = MaximumSize(x), sum = 0;
        if (largest == 0 || !double.IsFinite(largest))
            return largest;
        foreach (double component in x)
            sum += component / largest * (component / largest);
        return largest * Math.Sqrt(sum);
    }

    /// <summary>max_i |x_i|; NaN if any is.</summary>
    public static double MaximumSize(ReadOnlySpan<double> x)
    {
        double largest = 0;
        foreach (double component in x)
            largest = Math.Max(largest, Math.Abs(component));
        return largest;
    }

    /// <summary>target += factor * source.</summary>
    public static void AddScaled(Span<double> target, double factor, ReadOnlySpan<double> source) => FlowVectors.AddScaled(target, factor, source);

    /// <summary>target = x + factor * y.</summary>
    public static void Sum(ReadOnlySpan<double> x, double factor, ReadOnlySpan<double> y, Span<double> target)
    {
        for (int i = 0; i < target.Length; i += Lanes256.Count)
            Lanes256.Store(Lanes256.MultiplyAdd(factor, Lanes256.Load(y, i), Lanes256.Load(x, i)), target, i);
    }

    public static bool AreFinite(ReadOnlySpan<double> x)
    {
        foreach (double component in x)
            if (!double.IsFinite(component))
                return false;
        return true;
    }
}
