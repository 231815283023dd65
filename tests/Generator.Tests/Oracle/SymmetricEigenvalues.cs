namespace CurseOfMemory.Generator.Tests.Oracle;

/// <summary>The eigenvalues of a small symmetric matrix by Jacobi's rotations, in 31 digits.</summary>
internal static class SymmetricEigenvalues
{
    private const int Sweeps = 12;
    private const double Negligible = 1e-60;

    public static Extended[] Of(DoubleDouble[] rows, int n)
    {
        Extended[,] a = new Extended[n, n];
        for (int i = 0; i < n * n; i++)
            a[i / n, i % n] = rows[i];
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            for (int p = 0; p < n; p++)
            {
                for (int q = p + 1; q < n; q++)
                    Rotate(a, n, p, q);
            }
        }
        return [.. Enumerable.Range(0, n).Select(i => a[i, i])];
    }

    // t = tan of the angle that makes a_pq zero: t^2 + 2 h t - 1 = 0 with h = (a_qq - a_pp) / (2 a_pq) (Golub and Van Loan, 8.5.2)
    private static void Rotate(Extended[,] a, int n, int p, int q)
    {
        if (Math.Abs(a[p, q].High) < Negligible)
            return;
        Extended h = (a[q, q] - a[p, p]) / (2 * a[p, q]), root = Extended.Sqrt(1 + h * h);
        Extended t = h.High >= 0 ? 1 / (h + root) : 1 / (h - root), c = 1 / Extended.Sqrt(1 + t * t), s = t * c;
        for (int k = 0; k < n; k++)
            (a[k, p], a[k, q]) = (c * a[k, p] - s * a[k, q], s * a[k, p] + c * a[k, q]);
        for (int k = 0; k < n; k++)
            (a[p, k], a[q, k]) = (c * a[p, k] - s * a[q, k], s * a[p, k] + c * a[q, k]);
        a[p, q] = a[q, p] = 0;
    }
}
