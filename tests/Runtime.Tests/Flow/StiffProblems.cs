namespace CurseOfMemory.Runtime.Tests.Flow;

/// <summary>Problems of the Test Set for IVP Solvers.</summary>
internal static class StiffProblems
{
    /// <summary>High irradiance responses of photomorphogenesis.</summary>
    public static OdeProblem Hires => new(
        (y, f) =>
        {
            double pair = 280 * y[5] * y[7];
            f[0] = -1.71 * y[0] + 0.43 * y[1] + 8.32 * y[2] + 0.0007;
            f[1] = 1.71 * y[0] - 8.75 * y[1];
            f[2] = -10.03 * y[2] + 0.43 * y[3] + 0.035 * y[4];
            f[3] = 8.32 * y[1] + 1.71 * y[2] - 1.12 * y[3];
            f[4] = -1.745 * y[4] + 0.43 * y[5] + 0.43 * y[6];
            f[5] = -pair + 0.69 * y[3] + 1.71 * y[4] - 0.43 * y[5] + 0.69 * y[6];
            f[6] = pair - 1.81 * y[6];
            f[7] = -f[6];
        },
        [1, 0, 0, 0, 0, 0, 0, 0.0057],
        321.8122,
        [0.7371312573325668e-3, 0.1442485726316185e-3, 0.5888729740967575e-4, 0.1175651343283149e-2,
         0.2386356198831331e-2, 0.6238968252742796e-2, 0.2849998395185769e-2, 0.2850001604814231e-2]);

    /// <summary>Robertson's kinetics.</summary>
    public static OdeProblem Robertson => new(
        (y, f) =>
        {
            f[0] = -0.04 * y[0] + 1e4 * y[1] * y[2];
            f[2] = 3e7 * y[1] * y[1];
            f[1] = -f[0] - f[2];
        },
        [1, 0, 0],
        1e11,
        [0.2083340149701255e-7, 0.8333360770334713e-13, 0.9999999791665050])
    {
        Scale = 1e-9,
    };

    /// <summary>Van der Pol's oscillator with mu = 10^6 in scaled time.</summary>
    public static OdeProblem VanDerPol => new(
        (y, f) =>
        {
            f[0] = y[1];
            f[1] = ((1 - y[0] * y[0]) * y[1] - y[0]) / 1e-6;
        },
        [2, 0],
        2,
        [1.706167732170483, -0.8928097010247975]);

    /// <summary>The Oregonator.</summary>
    public static OdeProblem Orego => new(
        (y, f) =>
        {
            f[0] = 77.27 * (y[1] + y[0] * (1 - 8.375e-6 * y[0] - y[1]));
            f[1] = (y[2] - (1 + y[0]) * y[1]) / 77.27;
            f[2] = 0.161 * (y[0] - y[2]);
        },
        [1, 2, 3],
        360,
        [1.000814870318523, 1228.178521549917, 132.0554942846706]);

    /// <summary>Seven stars in a plane: x, y, then their velocities.</summary>
    public static OdeProblem Pleiades => new(
        (y, f) =>
        {
            y[14..].CopyTo(f);
            for (int i = 0; i < 7; i++)
            {
                (f[14 + i], f[21 + i]) = (0, 0);
                for (int j = 0; j < 7; j++)
                {
                    double dx = y[j] - y[i], dy = y[7 + j] - y[7 + i], square = dx * dx + dy * dy;
                    if (j == i)
                        continue;
                    double pull = (j + 1) / (square * Math.Sqrt(square));
                    f[14 + i] += pull * dx;
                    f[21 + i] += pull * dy;
                }
            }
        },
        [3, 3, -1, -3, 2, -2, 2, 3, -3, 2, 0, 0, -4, 4, 0, 0, 0, 0, 0, 1.75, -1.5, 0, 0, 0, -1.25, 1, 0, 0],
        3,
        [0.3706139143970502, 3.237284092057233, -3.222559032418324, 0.6597091455775310, 0.3425581707156584, 1.562172101400631, -0.7003092922212495,
         -3.943437585517392, -3.271380973972550, 5.225081843456543, -2.590612434977470, 1.198213693392275, -0.2429682344935824, 1.091449240428980]);
}
