namespace CurseOfMemory;

/// <summary>
/// Dormand and Prince's pair of order 5(4) with dense output of order 4 (J. R. Dormand, P. J. Prince, J. Comp. Appl. Math. 6 (1980) 19; dense
/// output and step control as in DOPRI5: Hairer, Norsett and Wanner, II.5 and II.6).
/// </summary>
internal static class DormandPrince5Tableau
{
    public static RungeKuttaTableau Value { get; } = new()
    {
        Name = "Dormand-Prince 5(4)",
        Order = 5,
        ErrorOrder = 4,
        StabilityLimit = 3.3,
        Control = StepController.ProportionalIntegral,
        Stages =
        [
            [(1, 1.0 / 5)],
            [(1, 3.0 / 40), (2, 9.0 / 40)],
            [(1, 44.0 / 45), (2, -56.0 / 15), (3, 32.0 / 9)],
            [(1, 19372.0 / 6561), (2, -25360.0 / 2187), (3, 64448.0 / 6561), (4, -212.0 / 729)],
            [(1, 9017.0 / 3168), (2, -355.0 / 33), (3, 46732.0 / 5247), (4, 49.0 / 176), (5, -5103.0 / 18656)],
        ],
        Solution = [(1, 35.0 / 384), (3, 500.0 / 1113), (4, 125.0 / 192), (5, -2187.0 / 6784), (6, 11.0 / 84)],
        Error = [(1, 71.0 / 57600), (3, -71.0 / 16695), (4, 71.0 / 1920), (5, -17253.0 / 339200), (6, 22.0 / 525), (7, -1.0 / 40)],
        Dense =
        [
            [(1, -12715105075.0 / 11282082432), (3, 87487479700.0 / 32700410799), (4, -10690763975.0 / 1880347072),
             (5, 701980252875.0 / 199316789632), (6, -1453857185.0 / 822651844), (7, 69997945.0 / 29380423)],
        ],
    };
}
