namespace CurseOfMemory.Runtime.Tests.Optimization;

/// <summary>A number with its gradient and Hessian by forward propagation, exact to rounding: the derivatives of test problems. A constant has neither.</summary>
internal readonly struct Jet
{
    private Jet(double value, double[]? gradient, double[]? hessian) => (Value, Gradient, Hessian) = (value, gradient, hessian);

    public double Value { get; }

    /// <summary>n numbers, or null for a constant.</summary>
    public double[]? Gradient { get; }

    /// <summary>n x n numbers, or null for a constant and where only first derivatives are asked for.</summary>
    public double[]? Hessian { get; }

    public static Jet[] Variables(ReadOnlySpan<double> values, int order)
    {
        var variables = new Jet[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            double[]? gradient = order > 0 ? new double[values.Length] : null;
            if (gradient is not null)
                gradient[i] = 1;
            variables[i] = new Jet(values[i], gradient, order > 1 ? new double[values.Length * values.Length] : null);
        }
        return variables;
    }

    public static implicit operator Jet(double value) => new(value, null, null);

    public static Jet operator +(Jet x, Jet y) => Combine(x.Value + y.Value, x, y, 1, 1, 0, 0, 0);

    public static Jet operator -(Jet x, Jet y) => Combine(x.Value - y.Value, x, y, 1, -1, 0, 0, 0);

    public static Jet operator -(Jet x) => 0 - x;

    public static Jet operator *(Jet x, Jet y) => Combine(x.Value * y.Value, x, y, y.Value, x.Value, 0, 1, 0);

    public static Jet operator /(Jet x, Jet y)
    {
        double inverse = 1 / y.Value, quotient = x.Value * inverse;
        return Combine(x.Value / y.Value, x, y, inverse, -quotient * inverse, 0, -inverse * inverse, 2 * quotient * inverse * inverse);
    }

    public static Jet Exp(Jet x)
    {
        double e = Math.Exp(x.Value);
        return Chain(x, e, e, e);
    }

    public static Jet Log(Jet x) => Chain(x, Math.Log(x.Value), 1 / x.Value, -1 / (x.Value * x.Value));

    public static Jet Sin(Jet x) => Chain(x, Math.Sin(x.Value), Math.Cos(x.Value), -Math.Sin(x.Value));

    public static Jet Cos(Jet x) => Chain(x, Math.Cos(x.Value), -Math.Sin(x.Value), -Math.Cos(x.Value));

    public static Jet Sqrt(Jet x)
    {
        double root = Math.Sqrt(x.Value);
        return Chain(x, root, 0.5 / root, -0.25 / (root * x.Value));
    }

    public static Jet Atan(Jet x)
    {
        double slope = 1 / (1 + x.Value * x.Value);
        return Chain(x, Math.Atan(x.Value), slope, -2 * x.Value * slope * slope);
    }

    public static Jet Abs(Jet x) => x.Value < 0 ? -x : x;

    public static Jet Pow(Jet x, Jet y) => Exp(y * Log(x));

    private static Jet Chain(Jet x, double value, double slope, double curvature) => Combine(value, x, 0, slope, 0, curvature, 0, 0);

    /// <summary>f(x, y) from its derivatives f_x, f_y, f_xx, f_xy, f_yy.</summary>
    private static Jet Combine(double value, Jet x, Jet y, double fx, double fy, double fxx, double fxy, double fyy)
    {
        if (x.Gradient is null && y.Gradient is null)
            return value;
        int n = (x.Gradient ?? y.Gradient)!.Length;
        double[] gradient = new double[n];
        for (int i = 0; i < n; i++)
            gradient[i] = Product(fx, x.Gradient, i) + Product(fy, y.Gradient, i);
        if (x.Hessian is null && y.Hessian is null)
            return new Jet(value, gradient, null);
        double[] hessian = new double[n * n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
            {
                double xi = At(x.Gradient, i), xj = At(x.Gradient, j), yi = At(y.Gradient, i), yj = At(y.Gradient, j);
                hessian[i * n + j] = Product(fx, x.Hessian, i * n + j) + Product(fy, y.Hessian, i * n + j)
                    + fxx * xi * xj + fxy * (xi * yj + yi * xj) + fyy * yi * yj;
            }
        return new Jet(value, gradient, hessian);
    }

    private static double Product(double factor, double[]? vector, int i) => vector is null ? 0 : factor * vector[i];

    private static double At(double[]? vector, int i) => vector is null ? 0 : vector[i];
}
