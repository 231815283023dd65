namespace CurseOfMemory;

/// <summary>
/// The coefficients of one variable step in Shampine and Gordon's modified divided differences (Computer Solution of Ordinary Differential
/// Equations, Freeman 1975, chapter 5). Everything is counted from 1 as there.
/// </summary>
internal sealed class AdamsCoefficients
{
    private const int Length = AdamsTable.HighestOrder + 2;

    private readonly double[] alpha = new double[Length], beta = new double[Length], sigma = new double[Length], g = new double[Length], gBeta = new double[Length], w = new double[Length];
    private readonly double[] lastPsi = new double[Length], psi = new double[Length];

    /// <summary>psi_i = tau_(n+1) - tau_(n+1-i), the length of the last i steps.</summary>
    public ReadOnlySpan<double> Psi => psi;

    /// <summary>beta_i, which scales the differences of the last step to this one.</summary>
    public ReadOnlySpan<double> Beta => beta;

    /// <summary>sigma_i, the error constants' factor for unequal steps.</summary>
    public ReadOnlySpan<double> Sigma => sigma;

    /// <summary>g_i, the integrated weights of the differences.</summary>
    public ReadOnlySpan<double> G => g;

    /// <summary>g_i beta_i.</summary>
    public ReadOnlySpan<double> GBeta => gBeta;

    /// <summary>Computes all coefficients of a step h of order k that follows the accepted ones.</summary>
    public void Prepare(double h, int k)
    {
        Scales(h, k);
        Weights(k);
        for (int i = 1; i <= k; i++)
            gBeta[i] = g[i] * beta[i];
    }

    /// <summary>Makes the prepared step the last one.</summary>
    public void Accept() => psi.AsSpan().CopyTo(lastPsi);

    public void Transfer(FlowArchive archive) => archive.Transfer(lastPsi);

    private void Scales(double h, int k)
    {
        (psi[1], beta[1], alpha[1], sigma[1]) = (h, 1, 1, 1);
        for (int i = 1; i <= k; i++)
        {
            if (i > 1)
            {
                psi[i] = lastPsi[i - 1] + h;
                beta[i] = beta[i - 1] * psi[i - 1] / lastPsi[i - 1];
                alpha[i] = h / psi[i];
            }
            sigma[i + 1] = i * alpha[i] * sigma[i];
        }
    }

    // c_(1,q) = 1/q, c_(2,q) = 1/(q (q + 1)), c_(i,q) = c_(i-1,q) - alpha_(i-1) c_(i-1,q+1), g_i = c_(i,1).
    private void Weights(int k)
    {
        (g[1], g[2]) = (1, 0.5);
        for (int q = 1; q <= k; q++)
            w[q] = 1.0 / (q * (q + 1));
        for (int i = 3; i <= k + 1; i++)
        {
            for (int q = 1; q <= k + 2 - i; q++)
                w[q] -= alpha[i - 1] * w[q + 1];
            g[i] = w[1];
        }
    }
}
