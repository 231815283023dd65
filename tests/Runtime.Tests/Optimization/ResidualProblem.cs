namespace CurseOfMemory.Runtime.Tests.Optimization;

/// <summary>A least-squares problem from a formula, as residuals and as the sum of their squares, with exact derivatives by <see cref="Jet"/>.</summary>
internal sealed class ResidualProblem(string name, double[] start, double[] minima, Func<Jet[], Jet[]> formula) : IResiduals, IObjective<double>
{
    public string Name => name;

    public double[] Start => start;

    /// <summary>The known local minima of the sum of squares.</summary>
    public double[] Minima => minima;

    public int Count { get; } = formula(Jet.Variables(start, 0)).Length;

    public void Residuals(ReadOnlySpan<double> theta, Span<double> residuals)
    {
        Jet[] r = formula(Jet.Variables(theta, 0));
        for (int n = 0; n < r.Length; n++)
            residuals[n] = r[n].Value;
    }

    public void Jacobian(ReadOnlySpan<double> theta, Span<double> residuals, Span<double> jacobian)
    {
        Jet[] r = formula(Jet.Variables(theta, 1));
        for (int n = 0; n < r.Length; n++)
        {
            residuals[n] = r[n].Value;
            (r[n].Gradient ?? new double[theta.Length]).CopyTo(jacobian.Slice(n * theta.Length, theta.Length));
        }
    }

    public double Value(ReadOnlySpan<double> theta)
    {
        double sum = 0;
        foreach (Jet r in formula(Jet.Variables(theta, 0)))
            sum += r.Value * r.Value;
        return sum;
    }

    public double Gradient(ReadOnlySpan<double> theta, Span<double> gradient)
    {
        double sum = 0;
        gradient.Clear();
        foreach (Jet r in formula(Jet.Variables(theta, 1)))
        {
            sum += r.Value * r.Value;
            for (int i = 0; r.Gradient is not null && i < theta.Length; i++)
                gradient[i] += 2 * r.Value * r.Gradient[i];
        }
        return sum;
    }

    public double Hessian(ReadOnlySpan<double> theta, Span<double> gradient, Span<double> hessian)
    {
        double sum = 0;
        int n = theta.Length;
        gradient.Clear();
        hessian.Clear();
        foreach (Jet r in formula(Jet.Variables(theta, 2)))
        {
            sum += r.Value * r.Value;
            for (int i = 0; r.Gradient is not null && i < n; i++)
            {
                gradient[i] += 2 * r.Value * r.Gradient[i];
                for (int j = 0; j < n; j++)
                    hessian[i * n + j] += 2 * (r.Gradient[i] * r.Gradient[j] + r.Value * r.Hessian![i * n + j]);
            }
        }
        return sum;
    }

    public double HessianProduct(ReadOnlySpan<double> theta, ReadOnlySpan<double> direction, Span<double> gradient, Span<double> product)
    {
        double[] hessian = new double[theta.Length * theta.Length];
        double value = Hessian(theta, gradient, hessian);
        for (int i = 0; i < theta.Length; i++)
        {
            product[i] = 0;
            for (int j = 0; j < theta.Length; j++)
                product[i] += hessian[i * theta.Length + j] * direction[j];
        }
        return value;
    }

    public string? Violation(ReadOnlySpan<double> theta) => null;

    public override string ToString() => name;
}
