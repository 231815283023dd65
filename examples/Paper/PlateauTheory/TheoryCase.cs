using CurseOfMemory;
using Paper.Definitions;

namespace Paper.PlateauTheory;

/// <summary>A start on M*: a model that represents the target's exponentials exactly and knows nothing of the bump.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Spare">|I_0|: neurons whose rate is none of the target's.</param>
internal sealed record TheoryStart(string Name, double[] TargetAmplitudes, double[] TargetRates, double[] Amplitudes, double[] Rates, int Spare)
{
    /// <summary>One neuron on the target, one spare.</summary>
    public static TheoryStart E { get; } = new("E", [1], [1], [1, 0], [1, 0.5], 1);

    public static IReadOnlyList<TheoryStart> All { get; } =
    [
        E,
        new("A", [1], [1], [0.25, 0.75], [1, 1], 0),
        new("two exponentials, one shared", [1, 0.5], [1, 2], [0.25, 0.75, 0.5], [1, 1, 2], 0),
        new("two exponentials, one spare", [1, 0.5], [1, 2], [1, 0.5, 0], [1, 2, 0.75], 1),
        new("spare pair", [1], [1], [1, 0.5, -0.5], [1, 0.75, 0.75], 2),
    ];

    /// <summary>Equal neurons: the flow can't leave the symmetric manifold.</summary>
    public static TheoryStart Symmetric { get; } = new("symmetric", [1], [1], [0.5, 0.5], [1, 1], 0);

    public double[] Theta => [.. Amplitudes, .. Rates];

    /// <summary>rho(t) = sum_j a*_j e^{-w*_j t} + e^{-(t - mu)^2 / 2}.</summary>
    public MemoryLoss Loss(double mu) => new(new MemoryTarget(new ExponentialSumTarget(TargetAmplitudes, TargetRates), new GaussianTarget(1, mu, 1)));
}

/// <summary>One start at one memory: the loss, its derivatives there, and what the theory says of them.</summary>
internal sealed record TheoryCase(TheoryStart Start, double Memory)
{
    private readonly GaussianTarget _bump = new(1, Memory, 1);

    public MemoryLoss Loss => Start.Loss(Memory);

    public double Value => Loss.Value(Start.Theta);

    public double[] Gradient
    {
        get
        {
            double[] gradient = new double[Start.Theta.Length];
            Loss.Gradient(Start.Theta, gradient);
            return gradient;
        }
    }

    public double GradientNorm => Math.Sqrt(Gradient.Sum(component => component * component));

    // (91): |grad J|^2 = 4 sum_k Delta_0(w_k)^2 + a_k^2 Delta_1(w_k)^2
    public double GradientNormTheory => 2 * Math.Sqrt(Start.Rates.Zip(Start.Amplitudes, (w, a) => Math.Pow(_bump.Moment(0, w), 2) + Math.Pow(a * _bump.Moment(1, w), 2)).Sum());

    /// <summary>||rho0||^2, where J stays on the plateau.</summary>
    public double Plateau => _bump.SquaredNorm;

    public Spectrum Spectrum => Landscape.HessianSpectrum(Loss, Start.Theta);

    // Weyl and Gershgorin: the Hessian differs from that without the bump by at most 2 max_k |a_k Delta_2| + |Delta_1|
    public double SmallEigenvalueBound => 2 * Start.Rates.Zip(Start.Amplitudes, (w, a) => Math.Abs(a * _bump.Moment(2, w)) + Math.Abs(_bump.Moment(1, w))).Max();

    /// <summary>2 m* + |I_0|: the most eigenvalues that don't vanish with omega.</summary>
    public int MostLargeEigenvalues => (2 * Start.TargetRates.Length) + Start.Spare;

    // (112): min(delta / (2 |g0|), ln(1 + delta) / |lambda_min|)
    public double LowerBound(double delta) => Math.Min(delta / (2 * GradientNorm), Math.Log(1 + delta) / Math.Abs(Spectrum.Smallest));
}
