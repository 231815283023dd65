using MathNet.Numerics;

namespace CurseOfMemory.Generator.Tests.Derivatives;

/// <summary>Functions of positive numbers, of which weights choose one.</summary>
[Objective]
internal readonly partial struct PositiveFunctions(double[] weights)
{
    [Loss]
    internal double Loss(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += weights[0] * Math.Log(x[i]) + weights[1] * Special.Log1p(x[i]) + weights[2] * Math.Log2(x[i]) + weights[3] * double.Log10(x[i])
                + weights[4] * Math.Sqrt(x[i]) + weights[5] * Math.Cbrt(x[i]) + weights[6] * SpecialFunctions.Gamma(x[i])
                + weights[7] * SpecialFunctions.GammaLn(x[i]) + weights[8] * SpecialFunctions.DiGamma(x[i]) + weights[9] * Special.Polygamma(1, x[i])
                + weights[10] * Special.Polygamma(3, x[i]) + weights[11] * Math.Pow(x[i], 2.75);
        }
        return sum;
    }
}

/// <summary>Functions of numbers between -1 and 1.</summary>
[Objective]
internal readonly partial struct UnitFunctions(double[] weights)
{
    [Loss]
    internal double Loss(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += weights[0] * Math.Asin(x[i]) + weights[1] * Math.Acos(x[i]) + weights[2] * Math.Atanh(x[i]) + weights[3] * double.SinPi(x[i])
                + weights[4] * double.CosPi(x[i]) + weights[5] * double.TanPi(x[i]);
        }
        return sum;
    }
}

/// <summary>Functions of all numbers.</summary>
[Objective]
internal readonly partial struct RealFunctions(double[] weights)
{
    [Loss]
    internal double Loss(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += weights[0] * Math.Exp(x[i]) + weights[1] * double.ExpM1(x[i]) + weights[2] * Math.Sin(x[i]) + weights[3] * Math.Cos(x[i])
                + weights[4] * Math.Tan(x[i]) + weights[5] * Math.Atan(x[i]) + weights[6] * Math.Sinh(x[i]) + weights[7] * Math.Cosh(x[i])
                + weights[8] * Math.Tanh(x[i]) + weights[9] * Math.Asinh(x[i]) + weights[10] * Special.Softplus(x[i])
                + weights[11] * SpecialFunctions.Logistic(x[i]) + weights[12] * SpecialFunctions.Erf(x[i]) + weights[13] * SpecialFunctions.Erfc(x[i])
                + weights[14] * Math.Abs(x[i]) + weights[15] * Math.Pow(1.5, x[i]);
        }
        return sum;
    }
}

/// <summary>Functions of numbers above 1.</summary>
[Objective]
internal readonly partial struct FunctionsBeyondOne(double[] weights)
{
    [Loss]
    internal double Loss(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += weights[0] * Math.Acosh(x[i]) + weights[1] * Special.Erfcx(x[i]);
        return sum;
    }
}

/// <summary>Functions of two variables.</summary>
[Objective]
internal readonly partial struct FunctionsOfTwo(double[] weights)
{
    [Loss]
    internal double Loss(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += weights[0] * Math.Pow(x[i], y[i]) + weights[1] * Math.Atan2(x[i], y[i]) + weights[2] * double.Hypot(x[i], y[i])
                + weights[3] * Math.Log(x[i], y[i]) + weights[4] * Special.PowLog(1, x[i], y[i]) + weights[5] * Math.FusedMultiplyAdd(x[i], y[i], x[i]);
        }
        return sum;
    }
}

/// <summary>Functions with kinks, of which weights choose one.</summary>
[Objective]
internal readonly partial struct KinkedFunctions(double[] weights)
{
    [Loss]
    internal double Loss(double x, double y) => weights[0] * Math.Abs(x) + weights[1] * Math.Max(x, y) + weights[2] * Math.Min(x, y)
        + weights[3] * Math.Clamp(x, y, 2) + weights[4] * Math.CopySign(x, y) + weights[5] * Math.Sign(x) + weights[6] * Math.Floor(x) + weights[7] * Math.Ceiling(x)
        + weights[8] * Math.Round(x) + weights[9] * Math.Truncate(x) + weights[10] * double.Hypot(x, y);
}

/// <summary>A power whose base and exponent both move.</summary>
[Objective]
internal readonly partial struct MovingPower
{
    [Loss]
    internal double Loss(double x, double y) => Math.Pow(x, y);
}

/// <summary>A square root, whose slope is infinite at 0, where another branch may be the larger.</summary>
[Objective]
internal readonly partial struct HiddenRoot
{
    [Loss]
    internal double Loss(double x, double y) => Math.Max(Math.Sqrt(x), y);
}

/// <summary>A square root alone.</summary>
[Objective]
internal readonly partial struct BareRoot
{
    [Loss]
    internal double Loss(double x) => Math.Sqrt(x);
}

/// <summary>A hinge loss over data: a kink in lanes.</summary>
[Objective]
internal readonly partial struct HingeLoss(double[] u, double[] label)
{
    private int Count => u.Length;

    [Loss]
    internal double Loss([Summed(nameof(Count))] int n, double weight, double bias) => Math.Max(0, 1 - label[n] * (weight * u[n] + bias));
}

/// <summary>The larger of two, alone, so that infinities stay what they are.</summary>
[Objective]
internal readonly partial struct LargerOfTwo
{
    [Loss]
    internal double Loss(double x, double y) => Math.Max(x, y);
}
