namespace CurseOfMemory.Runtime.Tests.Flow;

/// <summary>
/// The right-hand sides of the non-stiff test set of T. E. Hull, W. H. Enright, B. M. Fellen and A. E. Sedgwick (SIAM J. Numer. Anal. 9 (1972) 603). Where they depend on x,
/// it is the last component.
/// </summary>
internal static class DetestProblems
{
    private const double Sun = 1.00000597682, Gravity = 2.95912208286;

    private static readonly double[] Masses = [0.000954786104043, 0.000285583733151, 0.0000437273164546, 0.0000517759138449, 0.00000277777777778];

    public static OdeProblem.RightHandSide Named(string name) => name[0] switch
    {
        'A' => SingleEquations(name),
        'B' => SmallSystems(name),
        'C' => ModerateSystems(name),
        'D' => Orbit,
        _ => HigherOrderEquations(name),
    };

    private static OdeProblem.RightHandSide SingleEquations(string name) => name switch
    {
        "A1" => (y, f) => f[0] = -y[0],
        "A2" => (y, f) => f[0] = -0.5 * y[0] * y[0] * y[0],
        "A3" => (y, f) => (f[0], f[1]) = (y[0] * Math.Cos(y[1]), 1),
        "A4" => (y, f) => f[0] = 0.25 * y[0] * (1 - y[0] / 20),
        _ => (y, f) => (f[0], f[1]) = ((y[0] - y[1]) / (y[0] + y[1]), 1),
    };

    private static OdeProblem.RightHandSide SmallSystems(string name) => name switch
    {
        "B1" => (y, f) => (f[0], f[1]) = (2 * (y[0] - y[0] * y[1]), y[0] * y[1] - y[1]),
        "B2" => (y, f) => (f[0], f[1], f[2]) = (y[1] - y[0], y[0] - 2 * y[1] + y[2], y[1] - y[2]),
        "B3" => (y, f) => (f[0], f[1], f[2]) = (-y[0], y[0] - y[1] * y[1], y[1] * y[1]),
        "B4" => (y, f) =>
        {
            double r = Math.Sqrt(y[0] * y[0] + y[1] * y[1]);
            (f[0], f[1], f[2]) = (-y[1] - y[0] * y[2] / r, y[0] - y[1] * y[2] / r, y[0] / r);
        }
        ,
        _ => (y, f) => (f[0], f[1], f[2]) = (y[1] * y[2], -y[0] * y[2], -0.51 * y[0] * y[1]),
    };

    private static OdeProblem.RightHandSide ModerateSystems(string name) => name switch
    {
        "C1" => (y, f) => Decays(y, f, _ => 1),
        "C2" => (y, f) => Decays(y, f, i => i + 1),
        "C5" => Planets,
        _ => Diffusion,
    };

    /// <summary>A chain of decays, the last of whose members is stable.</summary>
    private static void Decays(ReadOnlySpan<double> y, Span<double> f, Func<int, double> rate)
    {
        for (int i = 0; i < y.Length; i++)
            f[i] = (i > 0 ? rate(i - 1) * y[i - 1] : 0) - (i + 1 < y.Length ? rate(i) * y[i] : 0);
    }

    private static void Diffusion(ReadOnlySpan<double> y, Span<double> f)
    {
        for (int i = 0; i < y.Length; i++)
            f[i] = (i > 0 ? y[i - 1] : 0) - 2 * y[i] + (i + 1 < y.Length ? y[i + 1] : 0);
    }

    /// <summary>The outer planets.</summary>
    private static void Planets(ReadOnlySpan<double> y, Span<double> f)
    {
        y[15..].CopyTo(f);
        for (int j = 0; j < 5; j++)
        {
            ReadOnlySpan<double> own = y.Slice(3 * j, 3);
            Span<double> pull = f.Slice(15 + 3 * j, 3);
            pull.Clear();
            Attract(pull, own, default, -Gravity * (Sun + Masses[j]));
            for (int k = 0; k < 5; k++)
            {
                ReadOnlySpan<double> other = y.Slice(3 * k, 3);
                if (k == j)
                    continue;
                Attract(pull, other, own, Gravity * Masses[k]);
                Attract(pull, other, default, -Gravity * Masses[k]);
            }
        }
    }

    /// <summary>pull += factor (to - from) / |to - from|^3.</summary>
    private static void Attract(Span<double> pull, ReadOnlySpan<double> to, ReadOnlySpan<double> from, double factor)
    {
        Span<double> apart = [to[0], to[1], to[2]];
        for (int c = 0; c < from.Length; c++)
            apart[c] -= from[c];
        double square = apart[0] * apart[0] + apart[1] * apart[1] + apart[2] * apart[2];
        for (int c = 0; c < 3; c++)
            pull[c] += factor * apart[c] / (square * Math.Sqrt(square));
    }

    private static void Orbit(ReadOnlySpan<double> y, Span<double> f)
    {
        double square = y[0] * y[0] + y[1] * y[1], cube = square * Math.Sqrt(square);
        (f[0], f[1], f[2], f[3]) = (y[2], y[3], -y[0] / cube, -y[1] / cube);
    }

    private static OdeProblem.RightHandSide HigherOrderEquations(string name) => name switch
    {
        "E1" => (y, f) => (f[0], f[1], f[2]) = (y[1], -(y[1] / (y[2] + 1) + (1 - 0.25 / ((y[2] + 1) * (y[2] + 1))) * y[0]), 1),
        "E2" => (y, f) => (f[0], f[1]) = (y[1], (1 - y[0] * y[0]) * y[1] - y[0]),
        "E3" => (y, f) => (f[0], f[1], f[2]) = (y[1], y[0] * y[0] * y[0] / 6 - y[0] + 2 * Math.Sin(2.78535 * y[2]), 1),
        "E4" => (y, f) => (f[0], f[1]) = (y[1], 0.032 - 0.4 * y[1] * y[1]),
        _ => (y, f) => (f[0], f[1], f[2]) = (y[1], Math.Sqrt(1 + y[1] * y[1]) / (25 - y[2]), 1),
    };
}
