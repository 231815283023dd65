namespace CurseOfMemory.Runtime.Tests.Optimization;

/// <summary>The optimisers by name, for theories.</summary>
internal static class Methods
{
    public static readonly Dictionary<string, OptimizationOptions> All = new()
    {
        ["gradient descent"] = OptimizationOptions.GradientDescent(1e-3),
        ["heavy ball"] = OptimizationOptions.HeavyBall(1e-3),
        ["Nesterov"] = OptimizationOptions.Nesterov(1e-3),
        ["Adam"] = OptimizationOptions.Adam(0.01),
        ["AdamW"] = OptimizationOptions.AdamW(0.01, 1e-6),
        ["L-BFGS"] = OptimizationOptions.Lbfgs,
        ["Newton"] = OptimizationOptions.Newton,
        ["saddle-free Newton"] = OptimizationOptions.SaddleFreeNewton,
        ["Newton-CG"] = OptimizationOptions.NewtonCg,
    };

    public static readonly string[] Searching = ["L-BFGS", "Newton", "saddle-free Newton", "Newton-CG"];
}
