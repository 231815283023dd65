using System.Text.Json;
using CurseOfMemory.Generator.Tests.Oracle;

namespace CurseOfMemory.Generator.Tests.Derivatives;

/// <summary>
/// A row of the reference values of the paper's loss: 50 digits of J, gradient, Hessian and the bump's moments, and the scales S of the
/// printed formulas there.
/// </summary>
internal sealed class LossPoint
{
    private static readonly Lazy<LossPoint[]> Points = new(() => [.. JsonDocument
        .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "loss_points.json")))
        .RootElement.GetProperty("points").EnumerateArray().Select(row => new LossPoint(row))]);

    private readonly JsonElement _row, _target;
    private readonly double[] _a, _w;
    private readonly Extended[][] _moments;

    private LossPoint(JsonElement row)
    {
        (_row, _target) = (row, row.GetProperty("target"));
        (_a, _w) = (Numbers(row, "a"), Numbers(row, "w"));
        _moments = [.. row.GetProperty("delta").EnumerateArray().Select((bump, k) => bump.EnumerateArray().Select((digits, n) =>
            Extended.Parse(digits.GetString()!) + Exponentials(n, _w[k])).ToArray())];
    }

    public static IReadOnlyList<LossPoint> All => Points.Value;

    public string Name => _row.GetProperty("name").GetString()!;

    /// <summary>Whether the model equals the exponential part of the target there, so that everything cancels.</summary>
    public bool OnManifold => Name.Contains("onM", StringComparison.Ordinal);

    /// <summary>
    /// Whether the terms of J and of its gradient are a million times larger than their sums, which no sum of doubles survives: there the
    /// largest component of J, gradient and Hessian together is the scale.
    /// </summary>
    public bool IsNearlyCoincident => Name == "m2-near-coincident-opposite";

    public double[] Theta => [.. _a, .. _w];

    public MemoryTarget Target => new(
        new ExponentialSumTarget(Numbers(_target, "astar"), Numbers(_target, "wstar")),
        new GaussianTarget(Number(_target, "c0"), Number(_target, "mu"), Number(_target, "sigma")));

    /// <summary>J with the scale of J = sum_ij a_i a_j/(w_i + w_j) - 2 sum_i a_i M_0(w_i) + squared norm of the target.</summary>
    public Part Value
    {
        get
        {
            double scale = Target.SquaredNorm;
            for (int i = 0; i < _a.Length; i++)
            {
                scale += Math.Abs(2 * _a[i] * _moments[i][0].High);
                for (int j = 0; j < _a.Length; j++)
                    scale += Math.Abs(_a[i] * _a[j] / (_w[i] + _w[j]));
            }
            return new(Extended.Parse(_row.GetProperty("J").GetString()!), scale);
        }
    }

    public Part[] Gradient => [.. _row.GetProperty("gradJ").EnumerateArray().Select((digits, i) => new Part(Extended.Parse(digits.GetString()!), GradientScale(i)))];

    public Part[,] Hessian
    {
        get
        {
            int n = 2 * _a.Length;
            Part[,] hessian = new Part[n, n];
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                    hessian[i, j] = new(Extended.Parse(_row.GetProperty("hessJ")[i][j].GetString()!), HessianScale(Math.Min(i, j), Math.Max(i, j)));
            }
            return hessian;
        }
    }

    // dJ/da_k = 2 (sum_i a_i/(w_k + w_i) - M_0(w_k)),  dJ/dw_k = 2 a_k (M_1(w_k) - sum_i a_i/(w_k + w_i)^2)
    private double GradientScale(int i) => i < _a.Length ? 2 * Bracket(i, 1) : Math.Abs(2 * _a[i - _a.Length]) * Bracket(i - _a.Length, 2);

    // d2J/da_k da_j = 2/(w_k + w_j)
    // d2J/da_k dw_j = -2 a_j/(w_k + w_j)^2 + delta_kj 2 (M_1(w_k) - sum_i a_i/(w_k + w_i)^2)
    // d2J/dw_k dw_j = 4 a_k a_j/(w_k + w_j)^3 + delta_kj 2 a_k (2 sum_i a_i/(w_k + w_i)^3 - M_2(w_k))
    private double HessianScale(int row, int column)
    {
        int m = _a.Length, k = row % m, j = column % m;
        double s = _w[k] + _w[j], same = k == j ? 1 : 0;
        return (row < m, column < m) switch
        {
            (true, true) => 2 / s,
            (true, false) => Math.Abs(2 * _a[j] / (s * s)) + same * 2 * Bracket(k, 2),
            _ => Math.Abs(4 * _a[k] * _a[j] / (s * s * s)) + same * Math.Abs(2 * _a[k]) * Bracket(k, 3),
        };
    }

    /// <summary>|M_{p-1}(w_k)| + (p - 1)! sum_i |a_i| / (w_k + w_i)^p.</summary>
    private double Bracket(int k, int p)
    {
        double scale = Math.Abs(_moments[k][p - 1].High);
        for (int i = 0; i < _a.Length; i++)
            scale += (p == 3 ? 2 : 1) * Math.Abs(_a[i]) / Math.Pow(_w[k] + _w[i], p);
        return scale;
    }

    // sum_j a*_j n!/(w + w*_j)^{n+1}
    private Extended Exponentials(int n, double w)
    {
        Extended sum = 0;
        foreach ((double amplitude, double rate) in Numbers(_target, "astar").Zip(Numbers(_target, "wstar")))
        {
            Extended term = amplitude;
            for (int k = 0; k <= n; k++)
                term = term * Math.Max(k, 1) / ((Extended)w + rate);
            sum += term;
        }
        return sum;
    }

    private static double[] Numbers(JsonElement row, string name) =>
        [.. row.GetProperty(name).EnumerateArray().Select(digits => Extended.Parse(digits.GetString()!).High)];

    private static double Number(JsonElement row, string name) => Extended.Parse(row.GetProperty(name).GetString()!).High;
}
