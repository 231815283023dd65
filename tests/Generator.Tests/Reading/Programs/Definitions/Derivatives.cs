// The derivative methods have bodies by hand here; reading calls what the generator would write.
public static partial class SaddleDerivative
{
    public static object[][] Inputs => [[new double[] { 0.5, -0.7 }, 0.8]];

    [Differentiable]
    public static double Loss(ReadOnlySpan<double> x, double a) => a * x[0] * x[0] * x[1] + Math.Sin(x[1]) * a;

    [GradientOf(nameof(Loss))]
    public static partial double LossGradient(ReadOnlySpan<double> x, double a, Span<double> dx, out double da);

    public static partial double LossGradient(ReadOnlySpan<double> x, double a, Span<double> dx, out double da)
    {
        dx[0] = 2 * a * x[0] * x[1];
        dx[1] = a * x[0] * x[0] + a * Math.Cos(x[1]);
        da = x[0] * x[0] * x[1] + Math.Sin(x[1]);
        return Loss(x, a);
    }

    [Differentiable]
    public static double F(ReadOnlySpan<double> start, double rate)
    {
        Span<double> x = stackalloc double[2], g = stackalloc double[2];
        start.CopyTo(x);
        double slope = 0;
        for (int k = 0; k < 3; k++)
        {
            double value = LossGradient(x, rate, g, out double da);
            for (int i = 0; i < 2; i++)
                x[i] -= 0.1 * g[i];
            slope += value * da;
        }
        return x[0] + 2 * x[1] + slope;
    }
}

public static partial class CurvatureDerivative
{
    public static object[][] Inputs => [[0.4, new double[] { 0.5, -0.7 }]];

    [Differentiable]
    public static double Energy(double s, ReadOnlySpan<double> x) => s * s * s * x[0] + s * x[0] * x[1] * x[1];

    [GradientOf(nameof(Energy))] public static partial double EnergyGradient(double s, ReadOnlySpan<double> x, Span<double> gradient);

    [HessianProductOf(nameof(Energy))]
    public static partial double EnergyProduct(double s, ReadOnlySpan<double> x, ReadOnlySpan<double> direction, Span<double> gradient, Span<double> product);

    [HessianOf(nameof(Energy))] public static partial double EnergyHessian(double s, ReadOnlySpan<double> x, Span<double> gradient, Span<double> hessian);

    [HessianDiagonalOf(nameof(Energy))] public static partial double EnergyDiagonal(double s, ReadOnlySpan<double> x, Span<double> gradient, Span<double> diagonal);

    [TangentOf(nameof(Energy))] public static partial double EnergyTangent(double s, ReadOnlySpan<double> x, ReadOnlySpan<double> direction, out double tangent);

    [AdjointOf(nameof(Energy))] public static partial double EnergyAdjoint(double s, ReadOnlySpan<double> x, double seed, Span<double> adjoint);

    public static partial double EnergyGradient(double s, ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = 3 * s * s * x[0] + x[0] * x[1] * x[1];
        gradient[1] = s * s * s + s * x[1] * x[1];
        gradient[2] = 2 * s * x[0] * x[1];
        return Energy(s, x);
    }

    public static partial double EnergyHessian(double s, ReadOnlySpan<double> x, Span<double> gradient, Span<double> hessian)
    {
        hessian[0] = 6 * s * x[0];
        hessian[1] = hessian[3] = 3 * s * s + x[1] * x[1];
        hessian[2] = hessian[6] = 2 * x[0] * x[1];
        hessian[4] = 0;
        hessian[5] = hessian[7] = 2 * s * x[1];
        hessian[8] = 2 * s * x[0];
        return EnergyGradient(s, x, gradient);
    }

    public static partial double EnergyProduct(double s, ReadOnlySpan<double> x, ReadOnlySpan<double> direction, Span<double> gradient, Span<double> product)
    {
        Span<double> h = stackalloc double[9];
        double value = EnergyHessian(s, x, gradient, h);
        for (int i = 0; i < 3; i++)
            product[i] = h[3 * i] * direction[0] + h[3 * i + 1] * direction[1] + h[3 * i + 2] * direction[2];
        return value;
    }

    public static partial double EnergyDiagonal(double s, ReadOnlySpan<double> x, Span<double> gradient, Span<double> diagonal)
    {
        Span<double> h = stackalloc double[9];
        double value = EnergyHessian(s, x, gradient, h);
        (diagonal[0], diagonal[1], diagonal[2]) = (h[0], h[4], h[8]);
        return value;
    }

    public static partial double EnergyTangent(double s, ReadOnlySpan<double> x, ReadOnlySpan<double> direction, out double tangent)
    {
        Span<double> g = stackalloc double[3];
        double value = EnergyGradient(s, x, g);
        tangent = g[0] * direction[0] + g[1] * direction[1] + g[2] * direction[2];
        return value;
    }

    public static partial double EnergyAdjoint(double s, ReadOnlySpan<double> x, double seed, Span<double> adjoint)
    {
        double value = EnergyGradient(s, x, adjoint);
        for (int i = 0; i < 3; i++)
            adjoint[i] *= seed;
        return value;
    }

    [Differentiable]
    public static double F(double s, ReadOnlySpan<double> x)
    {
        double[] gradient = new double[3], product = new double[3], hessian = new double[9], diagonal = new double[3], adjoint = new double[3];
        double sum = EnergyGradient(s, x, gradient);
        sum += EnergyProduct(s, x, [0.3, -1, 2], gradient, product) + EnergyHessian(s, x, gradient, hessian);
        sum += EnergyDiagonal(s, x, gradient, diagonal) + EnergyTangent(s, x, product, out double tangent) + EnergyAdjoint(s, x, 0.5, adjoint);
        for (int i = 0; i < 3; i++)
            sum += (i + 1) * (gradient[i] + 3 * product[i] + 5 * diagonal[i] + 7 * adjoint[i]);
        for (int i = 0; i < 9; i++)
            sum += (i + 1) * hessian[i];
        return sum + tangent;
    }
}

public static partial class NewtonSystemDerivative
{
    public static object[][] Inputs => [[new double[] { 1.2, 0.8 }]];

    [Differentiable]
    public static void System(ReadOnlySpan<double> x, [Constant] double c, Span<double> r)
    {
        r[0] = x[0] * x[0] + x[1] - c;
        r[1] = x[0] - x[1] * x[1];
    }

    [JacobianOf(nameof(System))] public static partial void SystemJacobian(ReadOnlySpan<double> x, double c, Span<double> r, Span<double> jacobian);

    public static partial void SystemJacobian(ReadOnlySpan<double> x, double c, Span<double> r, Span<double> jacobian)
    {
        System(x, c, r);
        jacobian[0] = 2 * x[0];
        jacobian[1] = 1;
        jacobian[2] = 1;
        jacobian[3] = -2 * x[1];
    }

    [Differentiable]
    public static double F(ReadOnlySpan<double> start)
    {
        Span<double> x = [start[0], start[1]];
        Span<double> r = stackalloc double[2], j = stackalloc double[4];
        for (int k = 0; k < 3; k++)
        {
            SystemJacobian(x, 2.5, r, j);
            double det = j[0] * j[3] - j[1] * j[2];
            x[0] -= (j[3] * r[0] - j[1] * r[1]) / det;
            x[1] -= (j[0] * r[1] - j[2] * r[0]) / det;
        }
        return x[0] * x[1];
    }
}
