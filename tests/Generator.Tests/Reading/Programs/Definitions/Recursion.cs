public static partial class Determinant
{
    public static object[][] Inputs => [[new double[] { 2, 1, 0.5, 1, 3, 0.2, 0.7, -0.2, 2 }, 3], [new double[] { 2 }, 1]];

    private static double Minors(double[,] m, int n)
    {
        if (n == 1) return m[0, 0];
        double sum = 0;
        for (int c = 0; c < n; c++)
        {
            var sub = new double[n - 1, n - 1];
            for (int i = 1; i < n; i++)
                for (int j = 0, k = 0; j < n; j++)
                {
                    if (j == c) continue;
                    sub[i - 1, k++] = m[i, j];
                }
            sum += (c % 2 == 0 ? 1 : -1) * m[0, c] * Minors(sub, n - 1);
        }
        return sum;
    }

    [Differentiable]
    public static double F(ReadOnlySpan<double> a, int n)
    {
        var m = new double[n, n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                m[i, j] = a[i * n + j];
        return Minors(m, n);
    }
}

public static partial class PowerByHalves
{
    public static object[][] Inputs => [[1.1, 13], [2.0, 0]];

    [Differentiable]
    public static double F(double x, int n)
    {
        if (n == 0) return 1;
        double half = F(x, n / 2);
        return n % 2 == 0 ? half * half : half * half * x;
    }
}

public static partial class AdaptiveSimpson
{
    public static object[][] Inputs => [[0.3, 2.0]];

    [Differentiable]
    public static double F(double a, double b)
    {
        int evaluations = 0;
        return Integrate(a, b, 1e-4, 12) + 0 * evaluations;

        double Function(double x)
        {
            evaluations++;
            return Math.Exp(-x * a) * Math.Sin(3 * x);
        }

        double Simpson(double from, double to) => (to - from) / 6 * (Function(from) + 4 * Function((from + to) / 2) + Function(to));

        double Integrate(double from, double to, double tolerance, int depth)
        {
            double middle = (from + to) / 2;
            double whole = Simpson(from, to), left = Simpson(from, middle), right = Simpson(middle, to);
            if (depth <= 0 || Math.Abs(left + right - whole) < 15 * tolerance)
                return left + right + (left + right - whole) / 15;
            return Integrate(from, middle, tolerance / 2, depth - 1) + Integrate(middle, to, tolerance / 2, depth - 1);
        }
    }
}

public static partial class FastFourier
{
    public static object[][] Inputs => [[new double[] { 1, 2, -1, 0.5, 3, 0.2, 0.1, -2 }]];

    private static void Transform(Span<double> re, Span<double> im, Span<double> workRe, Span<double> workIm)
    {
        int n = re.Length;
        if (n == 1) return;
        int half = n / 2;
        for (int i = 0; i < half; i++)
        {
            workRe[i] = re[2 * i];
            workIm[i] = im[2 * i];
            workRe[i + half] = re[2 * i + 1];
            workIm[i + half] = im[2 * i + 1];
        }
        workRe[..n].CopyTo(re);
        workIm[..n].CopyTo(im);
        Transform(re[..half], im[..half], workRe, workIm);
        Transform(re[half..], im[half..], workRe, workIm);
        for (int k = 0; k < half; k++)
        {
            double c = Math.Cos(2 * Math.PI * k / n), s = -Math.Sin(2 * Math.PI * k / n);
            double tr = c * re[k + half] - s * im[k + half], ti = c * im[k + half] + s * re[k + half];
            (re[k + half], im[k + half]) = (re[k] - tr, im[k] - ti);
            re[k] += tr;
            im[k] += ti;
        }
    }

    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        Span<double> re = stackalloc double[x.Length], im = stackalloc double[x.Length];
        Span<double> wr = stackalloc double[x.Length], wi = stackalloc double[x.Length];
        x.CopyTo(re);
        im.Clear();
        Transform(re, im, wr, wi);
        double power = 0;
        for (int k = 0; k < re.Length; k++)
            power += k * (re[k] * re[k] + im[k] * im[k]);
        return power;
    }
}

public static partial class RecursiveStruct
{
    public static object[][] Inputs => [[0.3, 1.7]];

    private static void Walk(ref Vector3 p, double angle, int depth, out double length)
    {
        length = p.Length;
        if (depth == 0) return;
        p = new Vector3(p.X * Math.Cos(angle), p.Y + Math.Sin(angle), p.Z * 0.9);
        Walk(ref p, angle * 0.5, depth - 1, out double rest);
        length += rest;
    }

    private static Vector3 Halve(Vector3 p, int n) => n == 0 ? p : 0.5 * Halve(p + Vector3.Up, n - 1);

    [Differentiable]
    public static double F(double angle, double x)
    {
        Vector3 p = new(x, 1, 2);
        Walk(ref p, angle, 4, out double length);
        return length + p.X + p.Y + Halve(p, 3).Length;
    }
}
