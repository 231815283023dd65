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

    /// <summary>rho(t) = sum_j a*_j e^{-w*_j t} + rho0(t - mu).</summary>
    public MemoryLoss Loss(double mu, BumpTemplate template) => new(new MemoryTarget(new ExponentialSumTarget(TargetAmplitudes, TargetRates), template.Shifted(mu)));
}

/// <summary>One start at one memory: the loss, its derivatives there, and what the theory says of them.</summary>
internal sealed class TheoryCase
{
    private readonly double[] _zeroth, _first, _second;

    public TheoryCase(TheoryStart start, double memory, BumpTemplate template)
    {
        (Start, Memory, Loss) = (start, memory, start.Loss(memory, template));
        Gradient = new double[start.Theta.Length];
        Value = Loss.Gradient(start.Theta, Gradient);
        Spectrum = Landscape.HessianSpectrum(Loss, start.Theta);
        ITarget bump = template.Shifted(memory);
        Plateau = bump.SquaredNorm;
        double[] Moments(int n) => [.. start.Rates.Select(w => bump.Moment(n, w))];
        (_zeroth, _first, _second) = (Moments(0), Moments(1), Moments(2));
    }

    public TheoryStart Start { get; }

    public double Memory { get; }

    public MemoryLoss Loss { get; }

    public double Value { get; }

    public double[] Gradient { get; }

    public Spectrum Spectrum { get; }

    /// <summary>||rho0||^2, where J stays on the plateau.</summary>
    public double Plateau { get; }

    public double GradientNorm => Math.Sqrt(Gradient.Sum(component => component * component));

    // (91): |grad J|^2 = 4 sum_k Delta_0(w_k)^2 + a_k^2 Delta_1(w_k)^2
    public double GradientNormTheory => 2 * Math.Sqrt(Enumerable.Range(0, Start.Rates.Length).Sum(k => Math.Pow(_zeroth[k], 2) + Math.Pow(Start.Amplitudes[k] * _first[k], 2)));

    // Weyl and Gershgorin: the Hessian differs from that without the bump by at most 2 max_k |a_k Delta_2| + |Delta_1|
    public double SmallEigenvalueBound => 2 * Enumerable.Range(0, Start.Rates.Length).Max(k => Math.Abs(Start.Amplitudes[k] * _second[k]) + Math.Abs(_first[k]));

    /// <summary>2 m* + |I_0|: the most eigenvalues that don't vanish with omega.</summary>
    public int MostLargeEigenvalues => (2 * Start.TargetRates.Length) + Start.Spare;

    // (112): min(delta / (2 |g0|), ln(1 + delta) / |lambda_min|)
    public double LowerBound(double delta) => Math.Min(delta / (2 * GradientNorm), Math.Log(1 + delta) / Math.Abs(Spectrum.Smallest));
}
