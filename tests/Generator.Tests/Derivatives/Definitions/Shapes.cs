namespace CurseOfMemory.Generator.Tests.Derivatives;

/// <summary>Quotients of reductions inside a reduction.</summary>
[Objective]
internal readonly partial struct Quotients
{
    [Loss]
    public double Loss(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double p = 0, q = 0;
            for (int j = 0; j < y.Length; j++)
            {
                double e = Math.Exp(-x[i] * y[j]);
                p += e;
                q += y[j] * e;
            }
            total += q / p;
        }
        return total;
    }
}

/// <summary>Data, and functions of the square of a reduction.</summary>
[Objective]
internal readonly partial struct Saturating(double[] t)
{
    [Loss]
    public double Loss(ReadOnlySpan<double> a, ReadOnlySpan<double> w)
    {
        double total = 0;
        for (int n = 0; n < t.Length; n++)
        {
            double f = ExponentialSum.At(t[n], a, w);
            total += Math.Log(2 + f * f) - f * f / (1 + f * f);
        }
        return total;
    }
}

/// <summary>Three loops around one term.</summary>
[Objective]
internal readonly partial struct Triple
{
    [Loss]
    public double Loss(ReadOnlySpan<double> x)
    {
        double total = 0;
        for (int i = 0; i < x.Length; i++)
            for (int j = 0; j < x.Length; j++)
                for (int k = 0; k < x.Length; k++)
                    total += Math.Cos(x[i] * x[j] + x[k]);
        return total;
    }
}

/// <summary>Three reductions inside each other, each with its own counter among its terms.</summary>
[Objective]
internal readonly partial struct Nest
{
    [Loss]
    public double Loss(ReadOnlySpan<double> q)
    {
        double s = 0;
        for (int p = 0; p < q.Length; p++)
        {
            double t = 0;
            for (int u = 0; u < q.Length; u++)
            {
                double r = 0;
                for (int k = 0; k < q.Length; k++)
                    r += q[k] * Math.Sin(q[u] * q[p]);
                t += r * r * q[u];
            }
            s += Math.Log(1 + t * t) * q[p];
        }
        return s;
    }
}

/// <summary>The rest of the table of functions.</summary>
[Objective]
internal readonly partial struct Table
{
    [Loss]
    public double Loss(ReadOnlySpan<double> x, double c) =>
        Math.Atan2(x[0], c) + double.Hypot(x[1], c) * Math.Cbrt(c) + Math.Log2(c) * Math.Log10(x[1]) + Math.Asin(c / 10) * Math.Acos(x[1] / 9)
        + Math.Acosh(c + 2) * Math.Asinh(x[0]) + Math.Atanh(x[1] / 8) * Math.Tan(c / 3) + double.ExpM1(c) * double.LogP1(x[0]);
}

/// <summary>The elements of a block at constant places and in a loop.</summary>
[Objective]
internal readonly partial struct Both
{
    [Loss]
    public double Loss(ReadOnlySpan<double> x)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++)
            s += x[i] * x[i] * x[0] * x[2];
        return s * s + x[1] * x[0];
    }
}

/// <summary>Locals that are summed, multiplied and exchanged.</summary>
[Objective]
internal readonly partial struct Shuffled
{
    [Loss]
    public double Loss(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double c)
    {
        double a = 0, b = 0;
        foreach (double element in x)
            a += element * c;
        for (int i = 0; i < x.Length; i++)
        {
            (double p, double q) = (y[i], x[i]);
            b -= p / (1 + Math.Exp(-q));
            (p, q) = (q, p);
            b += Math.Abs(p + 3) * q;
        }
        double d = a;
        a *= b;
        b += d;
        return a * b - Math.Pow(c, 3) * x.Length + Math.Pow(2, c) * Math.Pow(c, -2);
    }
}

/// <summary>A cosine similarity in an exponent.</summary>
[Objective]
internal readonly partial struct Cosine
{
    [Loss]
    public double Loss(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double dot = 0, xx = 0, yy = 0, s = 0;
        for (int i = 0; i < x.Length; i++)
            dot += x[i] * y[i];
        for (int i = 0; i < x.Length; i++)
            xx += x[i] * x[i];
        for (int i = 0; i < y.Length; i++)
            yy += y[i] * y[i];
        double c = dot / Math.Sqrt(xx * yy);
        for (int i = 0; i < x.Length; i++)
            s += Math.Exp(c * x[i]) * y[0];
        return s * x[1] + x[0] * y[1];
    }
}

/// <summary>Lengths 0, 1 and 17 that are written down, and a polynomial iterated.</summary>
[Objective]
internal readonly partial struct Fixed
{
    [Loss]
    public double Loss([Length(1)] ReadOnlySpan<double> x, [Length(17)] ReadOnlySpan<double> y, [Length(0)] ReadOnlySpan<double> z, ReadOnlySpan<double> w)
    {
        double s = 1, t = 0, u = 0;
        for (int i = 0; i < x.Length; i++)
            s += x[i];
        for (int i = 0; i < y.Length; i++)
            t += y[i] * y[i] * s;
        for (int i = 0; i < z.Length; i++)
            t += z[i];
        for (int i = 0; i < w.Length; i++)
        {
            double v = w[i];
            for (int p = 0; p < 3; p++)
                v = v * v - 0.3 * v + 0.1 * p;
            u += Math.Sin(v * t);
        }
        return u * s + t;
    }
}
