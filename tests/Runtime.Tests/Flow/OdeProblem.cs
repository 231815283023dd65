namespace CurseOfMemory.Runtime.Tests.Flow;

/// <summary>A system y' = f(y) with a start, an end and what is known about it there.</summary>
internal sealed record OdeProblem(OdeProblem.RightHandSide Field, double[] Start, double End, double[] Published) : IVectorField
{
    public delegate void RightHandSide(ReadOnlySpan<double> y, Span<double> f);

    /// <summary>The size of the smallest component that matters.</summary>
    public double Scale { get; init; } = 1e-4;

    public static OdeProblem Named(string name) => name switch
    {
        "HIRES" => StiffProblems.Hires,
        "Robertson" => StiffProblems.Robertson,
        "van der Pol" => StiffProblems.VanDerPol,
        "OREGO" => StiffProblems.Orego,
        "Pleiades" => StiffProblems.Pleiades,
        _ => throw new ArgumentException($"No problem is called {name}.", nameof(name)),
    };

    public void Derivative(ReadOnlySpan<double> y, Span<double> derivative) => Field(y, derivative);

    /// <summary>By one-sided differences, as a simplified Newton iteration can do with.</summary>
    public void Jacobian(ReadOnlySpan<double> y, Span<double> jacobian)
    {
        int n = y.Length;
        double[] point = y.ToArray(), here = new double[n], beside = new double[n];
        Field(point, here);
        for (int j = 0; j < n; j++)
        {
            point[j] = y[j] + 1e-8 * Math.Max(1e-5, Math.Abs(y[j]));
            double step = point[j] - y[j];
            Field(point, beside);
            point[j] = y[j];
            for (int i = 0; i < n; i++)
                jacobian[i * n + j] = (beside[i] - here[i]) / step;
        }
    }
}
