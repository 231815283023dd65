using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CurseOfMemory;

/// <summary>In double, with the inverse for the real shift.</summary>
internal sealed class InvertedNewtonMatrix(FlowSystem system, bool hasComplex) : NewtonMatrix<LinearDouble>(system, hasReal: false, hasComplex)
{
    private readonly DenseInverse inverse = new(system.Dimension);
    private readonly Vector256<double>[] solution = FlowBlocks.Create(system.Dimension);

    protected override bool TryFactorReal(double shift)
    {
        ReadOnlySpan<double> jacobian = MemoryMarshal.Cast<LinearDouble, double>(Jacobian);
        int n = inverse.Size;
        for (int i = 0; i < n; i++)
        {
            Span<double> row = inverse.Row(i);
            for (int j = 0; j < row.Length; j++)
                row[j] = -jacobian[j * n + i];
            row[i] += shift;
        }
        return inverse.TryInvert();
    }

    public override void Solve(Span<double> x)
    {
        inverse.Multiply(x, solution);
        FlowBlocks.Copy(solution, x);
    }
}
