namespace CurseOfMemory.Generator.Tests.Oracle;

/// <summary>What System.Numerics.Tensors has for numbers, over hyper-dual ones: the formulas of its documentation.</summary>
public static class HyperTensors
{
    public static HyperDual Sum(ReadOnlySpan<HyperDual> x) => Dot(x, Ones(x));

    public static HyperDual SumOfSquares(ReadOnlySpan<HyperDual> x) => Dot(x, x);

    public static HyperDual SumOfMagnitudes(ReadOnlySpan<HyperDual> x) => Sum(Map(x, HyperMath.Abs));

    public static HyperDual Dot(ReadOnlySpan<HyperDual> x, ReadOnlySpan<HyperDual> y) => x.ToArray().Zip(y.ToArray(), (a, b) => a * b).Sum();

    public static HyperDual Norm(ReadOnlySpan<HyperDual> x) => x.IsEmpty ? 0 : HyperMath.Sqrt(SumOfSquares(x));

    public static HyperDual Distance(ReadOnlySpan<HyperDual> x, ReadOnlySpan<HyperDual> y) => Norm(Map(x, y, (a, b) => a - b));

    public static HyperDual CosineSimilarity(ReadOnlySpan<HyperDual> x, ReadOnlySpan<HyperDual> y) => Dot(x, y) / (Norm(x) * Norm(y));

    public static HyperDual Average(ReadOnlySpan<HyperDual> x) => Sum(x) / x.Length;

    public static HyperDual StdDev(ReadOnlySpan<HyperDual> x)
    {
        HyperDual mean = Average(x);
        return Norm(Map(x, one => one - mean)) / Math.Sqrt(x.Length);
    }

    public static HyperDual Product(ReadOnlySpan<HyperDual> x) => x.ToArray().Aggregate((a, b) => a * b);

    public static HyperDual ProductOfSums(ReadOnlySpan<HyperDual> x, ReadOnlySpan<HyperDual> y) => Product(Map(x, y, (a, b) => a + b));

    public static HyperDual ProductOfDifferences(ReadOnlySpan<HyperDual> x, ReadOnlySpan<HyperDual> y) => Product(Map(x, y, (a, b) => a - b));

    public static HyperDual Max(ReadOnlySpan<HyperDual> x) => x.ToArray().MaxBy(one => one.Plain);

    public static HyperDual Min(ReadOnlySpan<HyperDual> x) => x.ToArray().MinBy(one => one.Plain);

    public static HyperDual MaxMagnitude(ReadOnlySpan<HyperDual> x) => x.ToArray().MaxBy(one => Math.Abs(one.Plain));

    public static HyperDual MinMagnitude(ReadOnlySpan<HyperDual> x) => x.ToArray().MinBy(one => Math.Abs(one.Plain));

    public static void SoftMax(ReadOnlySpan<HyperDual> x, Span<HyperDual> y)
    {
        HyperDual[] powers = Map(x, HyperMath.Exp);
        Divide(powers, Sum(powers), y);
    }

    public static void Add(ReadOnlySpan<HyperDual> x, ReadOnlySpan<HyperDual> y, Span<HyperDual> z) => Map(x, y, (a, b) => a + b).CopyTo(z);

    public static void Add(ReadOnlySpan<HyperDual> x, HyperDual y, Span<HyperDual> z) => Map(x, a => a + y).CopyTo(z);

    public static void Subtract(ReadOnlySpan<HyperDual> x, HyperDual y, Span<HyperDual> z) => Map(x, a => a - y).CopyTo(z);

    public static void Subtract(HyperDual x, ReadOnlySpan<HyperDual> y, Span<HyperDual> z) => Map(y, b => x - b).CopyTo(z);

    public static void Multiply(ReadOnlySpan<HyperDual> x, ReadOnlySpan<HyperDual> y, Span<HyperDual> z) => Map(x, y, (a, b) => a * b).CopyTo(z);

    public static void Multiply(ReadOnlySpan<HyperDual> x, HyperDual y, Span<HyperDual> z) => Map(x, a => a * y).CopyTo(z);

    public static void Divide(ReadOnlySpan<HyperDual> x, ReadOnlySpan<HyperDual> y, Span<HyperDual> z) => Map(x, y, (a, b) => a / b).CopyTo(z);

    public static void Divide(ReadOnlySpan<HyperDual> x, HyperDual y, Span<HyperDual> z) => Map(x, a => a / y).CopyTo(z);

    public static void Divide(HyperDual x, ReadOnlySpan<HyperDual> y, Span<HyperDual> z) => Map(y, b => x / b).CopyTo(z);

    public static void MultiplyAdd(ReadOnlySpan<HyperDual> x, ReadOnlySpan<HyperDual> y, ReadOnlySpan<HyperDual> a, Span<HyperDual> z) => Add(Map(x, y, (b, c) => b * c), a, z);

    public static void FusedMultiplyAdd(ReadOnlySpan<HyperDual> x, ReadOnlySpan<HyperDual> y, ReadOnlySpan<HyperDual> a, Span<HyperDual> z) => MultiplyAdd(x, y, a, z);

    public static void AddMultiply(ReadOnlySpan<HyperDual> x, ReadOnlySpan<HyperDual> y, HyperDual a, Span<HyperDual> z) => Map(x, y, (b, c) => (b + c) * a).CopyTo(z);

    public static void Pow(ReadOnlySpan<HyperDual> x, HyperDual y, Span<HyperDual> z) => Map(x, a => HyperMath.Pow(a, y)).CopyTo(z);

    public static void Pow(HyperDual x, ReadOnlySpan<HyperDual> y, Span<HyperDual> z) => Map(y, b => HyperMath.Pow(x, b)).CopyTo(z);

    public static void Max(ReadOnlySpan<HyperDual> x, HyperDual y, Span<HyperDual> z) => Map(x, a => HyperMath.Max(a, y)).CopyTo(z);

    public static void Atan2(ReadOnlySpan<HyperDual> y, ReadOnlySpan<HyperDual> x, Span<HyperDual> z) => Map(y, x, HyperMath.Atan2).CopyTo(z);

    public static void Hypot(ReadOnlySpan<HyperDual> x, ReadOnlySpan<HyperDual> y, Span<HyperDual> z) => Map(x, y, HyperMath.Hypot).CopyTo(z);

    public static void Negate(ReadOnlySpan<HyperDual> x, Span<HyperDual> y) => Map(x, a => -a).CopyTo(y);

    public static void Abs(ReadOnlySpan<HyperDual> x, Span<HyperDual> y) => Map(x, HyperMath.Abs).CopyTo(y);

    public static void Sqrt(ReadOnlySpan<HyperDual> x, Span<HyperDual> y) => Map(x, HyperMath.Sqrt).CopyTo(y);

    public static void Reciprocal(ReadOnlySpan<HyperDual> x, Span<HyperDual> y) => Map(x, a => 1 / a).CopyTo(y);

    public static void ReciprocalSqrt(ReadOnlySpan<HyperDual> x, Span<HyperDual> y) => Map(x, a => 1 / HyperMath.Sqrt(a)).CopyTo(y);

    public static void Exp(ReadOnlySpan<HyperDual> x, Span<HyperDual> y) => Map(x, HyperMath.Exp).CopyTo(y);

    public static void Log(ReadOnlySpan<HyperDual> x, Span<HyperDual> y) => Map(x, HyperMath.Log).CopyTo(y);

    public static void Tanh(ReadOnlySpan<HyperDual> x, Span<HyperDual> y) => Map(x, HyperMath.Tanh).CopyTo(y);

    public static void Sin(ReadOnlySpan<HyperDual> x, Span<HyperDual> y) => Map(x, HyperMath.Sin).CopyTo(y);

    public static void Cos(ReadOnlySpan<HyperDual> x, Span<HyperDual> y) => Map(x, HyperMath.Cos).CopyTo(y);

    public static void Sigmoid(ReadOnlySpan<HyperDual> x, Span<HyperDual> y) => Map(x, HyperMath.Sigmoid).CopyTo(y);

    private static HyperDual[] Ones(ReadOnlySpan<HyperDual> x) => Map(x, _ => 1);

    private static HyperDual[] Map(ReadOnlySpan<HyperDual> x, Func<HyperDual, HyperDual> function) => [.. x.ToArray().Select(function)];

    private static HyperDual[] Map(ReadOnlySpan<HyperDual> x, ReadOnlySpan<HyperDual> y, Func<HyperDual, HyperDual, HyperDual> function) => [.. x.ToArray().Zip(y.ToArray(), function)];
}
