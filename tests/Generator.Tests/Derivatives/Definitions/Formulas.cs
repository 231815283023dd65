namespace CurseOfMemory.Generator.Tests.Derivatives;

[Objective]
internal readonly partial struct LogSumExp(double scale)
{
    [Loss]
    public double Value_([Length(nameof(Any))] ReadOnlySpan<double> x) => Math.Log(Total(x)) / scale - x[0];

    private int Any => 3;

    private double Total(ReadOnlySpan<double> x)
    {
        double total = 0;
        for (int i = 0; i < x.Length; i++)
            total += Math.Exp(scale * x[i]);
        return total;
    }
}

/// <summary>A centred log-sum-exp: a reduction inside a reduction, and the length as a number.</summary>
[Objective]
internal readonly partial struct Centred
{
    [Loss]
    public double Loss(ReadOnlySpan<double> x)
    {
        double mean = 0, total = 0;
        for (int i = 0; i < x.Length; i++)
            mean += x[i];
        mean /= x.Length;
        for (int j = 0; j < x.Length; j++)
        {
            double d = x[j] - mean;
            total += Math.Exp(d) + d * d / 2;
        }
        return Math.Log(total) * mean;
    }
}

/// <summary>Points that repel and attract each other: a double sum that is not a product.</summary>
[Objective]
internal readonly partial struct Pairwise
{
    [Loss]
    public double Energy(ReadOnlySpan<double> x, ReadOnlySpan<double> q)
    {
        double energy = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < x.Length; j++)
                energy += q[i] * q[j] * Math.Exp(-(x[i] - x[j]) * (x[i] - x[j]));
            energy -= x[i] / 3;
        }
        return energy;
    }
}

/// <summary>A reduction within a reduction within a reduction.</summary>
[Objective]
internal readonly partial struct Nested
{
    [Loss]
    public double Loss(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double outer = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double inner = 1;
            for (int j = 0; j < y.Length; j++)
                inner += Math.Sin(x[i] * y[j]) / y.Length;
            outer += inner * inner * x[i];
        }
        return outer + outer * outer;
    }
}

/// <summary>A network of one hidden layer, fitted to data.</summary>
[Objective]
internal sealed partial class Network
{
    private readonly double[] x, y;

    public Network(double[] x, double[] y) => (this.x, this.y) = (x, y);

    private int Count => x.Length;

    [Loss]
    public double SquaredError([Summed(nameof(Count))] int n, ReadOnlySpan<double> a, ReadOnlySpan<double> w, ReadOnlySpan<double> b, double bias)
    {
        double output = bias;
        for (int i = 0; i < a.Length; i++)
            output += a[i] * Math.Tanh(w[i] * x[n] + b[i]);
        double error = output - y[n];
        return error * error / 2;
    }
}

/// <summary>Poisson's likelihood of counts whose intensity is a sum of exponentials.</summary>
[Objective]
internal readonly partial record struct Poisson(double[] Times, double[] Counts)
{
    private int Count => Times.Length;

    [Loss]
    public double MinusLogLikelihood([Summed(nameof(Count))] int n, ReadOnlySpan<double> a, ReadOnlySpan<double> w)
    {
        double intensity = ExponentialSum.At(Times[n], a, w);
        return intensity - Counts[n] * Math.Log(intensity);
    }
}

/// <summary>Elements of a block by constant positions.</summary>
[Objective]
internal readonly partial struct Biexponential(double[] x, double[] y)
{
    private int Count => x.Length;

    [Loss]
    public double SquaredError([Summed(nameof(Count))] int n, ReadOnlySpan<double> b)
    {
        double r = b[0] * Math.Exp(-b[1] * x[n]) + b[2] * Math.Exp(-b[3] * x[n]) - y[n];
        return r * r;
    }
}

/// <summary>Scalars alone, and functions of the table.</summary>
[Objective]
internal readonly partial struct Scalars
{
    private const double Half = 0.5;
    private static readonly double Third = 3;

    [Loss]
    public double Loss(double x, double y, double z)
    {
        double r = Math.Sqrt(x * x + y * y + Half);
        double s = Math.Pow(r, z) / (1 + z * z);
        s *= Third;
        s -= Math.Atan(y / x);
        return s + x / (y * z) - Math.Log(r) * Math.Tanh(x - z);
    }
}

/// <summary>Weights, counters as numbers, and a data array along a block.</summary>
[Objective]
internal readonly partial struct Counted(double[] weights)
{
    [Loss]
    public double Loss(ReadOnlySpan<double> x, double p)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += (i + 1) * weights[i] * Math.Pow(x[i], p) / (1.5 + i);
        double other = 0;
        for (int k = 0; k < x.Length; ++k)
            other += 1 / (k + x[k]);
        return sum / (1 + other * other);
    }
}

/// <summary>Sums that are divided by and taken roots of: each parameter in every sum.</summary>
[Objective]
internal readonly partial struct Rational
{
    [Loss]
    public double Loss(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double xy = 0, xx = 0, yy = 0;
        for (int i = 0; i < x.Length; i++)
        {
            xy += x[i] * y[i];
            xx += x[i] * x[i];
            yy += y[i] * y[i];
        }
        return (xy + 1) / Math.Sqrt((xx + 1) * (yy + 2)) + 1 / (xy * xy + 1);
    }
}

/// <summary>Loops of constant length, tuples, local functions and a helper struct.</summary>
[Objective]
internal readonly partial struct Helpers
{
    private static (double Sum, double Product) Both(double x, double y) => (x + y, x * y);

    [Loss]
    public double Loss(ReadOnlySpan<double> x, double y)
    {
        double total = y;
        for (int i = 0; i < x.Length; i++)
        {
            (double sum, double product) = Both(x[i], y);
            total += Bend(sum) * product;
        }
        for (int power = 1; power <= 3; power++)
            total += power * y;
        return total;

        static double Bend(double z) => Kernels.Square(z) + z;
    }
}
