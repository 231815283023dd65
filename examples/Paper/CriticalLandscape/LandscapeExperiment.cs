using CurseOfMemory;
using MathNet.Numerics.LinearAlgebra;
using Paper.Output;
using Paper.Plateau;
using Paper.Verbs;

namespace Paper.CriticalLandscape;

/// <summary>Theorems D.1 to D.7 and Lemmas C.2 and D.1: minimisers of J_d, the critical affine spaces that they induce, and the loss around them.</summary>
internal static class LandscapeExperiment
{
    // sums of d! S(m, d), by an independent count: over d < m, for m-term targets
    private static readonly Dictionary<int, double> Counted = new() { [4] = 51, [8] = 505515, [12] = 27612565995 };

    public static Findings Run(LandscapeOptions options, RunContext context)
    {
        IReadOnlyList<LandscapeTarget> targets = LandscapeTarget.All(options);
        List<Minimiser> minimisers = [];
        foreach (LandscapeTarget target in targets)
        {
            minimisers.AddRange(Minimiser.Of(target, options));
            context.Report($"{target.Name}: {string.Join("; ", minimisers.Where(one => one.Target == target).Select(one => $"d = {one.Terms} {one.Kind}"))}");
        }
        CriticalSpaceCheck[] spaces = [.. Spaces(minimisers, options)];
        context.Report($"{spaces.Sum(space => space.Spaces)} critical affine spaces tried one by one");
        var saddle = new Saddle(minimisers[0]);
        SliceCase[] slices = [SliceCase.OfSaddle(targets[0], saddle.Theta, saddle.Spectrum, options.Grid), SliceCase.OfPlateau(targets[^1], options.Grid)];
        context.Report("slices");
        return new Findings
        {
            Verdicts = [.. minimisers.SelectMany(one => Minima(one, options)), .. targets.SelectMany(target => OneTerm(target, minimisers)), .. targets.SelectMany(target => NonDegenerate(target, minimisers, options)), .. spaces.SelectMany(Critical), .. Counts(), .. Independence(options), .. Flows(targets), .. saddle.Verdicts()],
            Sheets = [MinimaSheet(minimisers), SpaceSheet(spaces), CountSheet(targets, minimisers, options), .. slices.SelectMany(SliceSheets), LineSheet(saddle)],
            Figures =
            [
                new("landscape-one", "One neuron: the loss with the best amplitude against the rate. It tends to ‖ρ‖² at both ends (Lemma D.1), so that J₁ has a minimiser; targets of both signs have several valleys.", 860, 600, () => LandscapeFigures.OneTerm(targets, minimisers)),
                new("landscape-minima", "The infimum of J_d: attained by d different rates for completely monotone targets (Theorem D.5), by coalescing rates where the target has waves or a bump.", 860, 600, () => LandscapeFigures.Minima(minimisers)),
                new("landscape-planes", "Two-dimensional slices with the flow's way: from a saddle on a critical line to the minimum of J₂, and from a plateau to where the flow rests. " + LandscapeFigures.Contours, 1400, 640, () => Charts.Row(slices.Select(LandscapeFigures.Plane))),
                new("landscape-lines", "Lines through the saddle: down along the only negative eigenvalue, flat along the critical line.", 760, 560, () => Charts.Single(LandscapeFigures.Lines(saddle.Lines, targets[0].Name))),
            ],
            Remarks = ["For targets that aren't completely monotone the theorems say nothing of d above 1. With a bump or waves the best sums run their rates into each other: the infimum then belongs to t^k e^{-vt}, which no parameters (a, w) reach, and J_m has fewer critical spaces of this kind than Theorem D.6 counts."],
        };
    }

    private static IEnumerable<CriticalSpaceCheck> Spaces(IReadOnlyList<Minimiser> minimisers, LandscapeOptions options)
    {
        var random = new Random(options.Seed);
        int[] widths = [.. Enumerable.Range(2, options.WidthOfRun - 1)];
        return from one in minimisers
               where one.Target.D0 == LandscapeTarget.Unlimited
               from m in widths
               where one.Terms < m
               select CriticalSpaceCheck.Of(one, m, random);
    }

    private static IEnumerable<Verdict> Minima(Minimiser one, LandscapeOptions options)
    {
        string where = $"d = {one.Terms}, {one.Target.Name}";
        yield return new($"(least J_d from random starts by L-BFGS - infimum) / ||rho||^2, {where}", "no start goes below the infimum, to rounding errors", (one.Lowest - one.Infimum) / one.Target.Kernel.SquaredNorm, -1e-12, 0, Comparison.AtLeast);
        if (one.Target.D0 is not null && one.Target.Kernel is IExtendedTarget kernel)
            yield return new($"violation of the Aigrain-Williams conditions, {where}", "Theorem D.4 (137)", one.Residual(kernel), 1e-15, 0, Comparison.AtMost);
        if (one.Target.D0 is { } d0 && one.Terms <= d0)
            yield return new($"smallest of the Hessian's eigenvalues at the minimiser, {where}", "Theorem D.5: non-degenerate", one.Curvature, 0, 0, Comparison.AtLeast);
        if (options.Mu == 10 && one.Terms == 2 && one.Target.Kernel is MemoryTarget)
            yield return new($"J_2 at its minimiser, {where}", "where the flow of Figure 2 lands, binary128", one.Infimum, PlateauReference.Embedded.Runs.Single(run => run is { Start: "E", Memory: 10 }).Landing!.Value, 1e-12);
        if (Known.TryGetValue((one.Target.Name, one.Terms), out double known))
            yield return new($"J_d at the minimiser, {where}", "Aigrain-Williams, 50 digits", one.Infimum, known, 1e-12);
    }

    // best L2 sums in 50 digits from two independent starts
    private static readonly Dictionary<(string, int), double> Known = new()
    {
        [("1/(1 + t)", 1)] = 0.10087942960841476636905161116058435,
        [("1/(1 + t)", 3)] = 0.0037754165966742662861020387967952634,
        [("1/(1 + t)", 5)] = 0.00029213813645436258354290172534227895,
        [("1/(1 + t)²", 1)] = 0.0065512953330093322286376314921761669,
        [("1/(1 + t)²", 3)] = 0.000024125401034103555295132871270743128,
    };

    // Lemma D.1: h < ||rho||^2 unless L[rho] vanishes, h -> ||rho||^2 at both ends, and the least h is the least J_1
    private static IEnumerable<Verdict> OneTerm(LandscapeTarget target, IReadOnlyList<Minimiser> minimisers)
    {
        double norm = target.Kernel.SquaredNorm;
        double[] values = [.. Enumerable.Range(0, 2401).Select(k => target.OneTerm(Math.Pow(10, -4 + (k / 300.0))))];
        yield return new($"largest h(w) over ||rho||^2, {target.Name}", "Lemma D.1", values.Largest() / norm, 1, 1e-12, Comparison.AtMost);
        yield return new($"smaller of h(10^-8) and h(10^8) over ||rho||^2, {target.Name}", "Lemma D.1: 1 at both ends", Math.Min(target.OneTerm(1e-8), target.OneTerm(1e8)) / norm, 1, 1e-4);
        yield return new($"least h(w) on a grid over least J_1, {target.Name}", "Lemma D.1", values.Min() / minimisers.First(one => one.Target == target).Infimum, 1, 1e-3);
    }

    // Theorem D.5 for completely monotone targets; Lemma D.1 for all
    private static IEnumerable<Verdict> NonDegenerate(LandscapeTarget target, IReadOnlyList<Minimiser> minimisers, LandscapeOptions options)
    {
        int attained = minimisers.Where(one => one.Target == target).TakeWhile(one => one.IsNonDegenerate).Count();
        yield return target.D0 switch
        {
            LandscapeTarget.Unlimited => new($"d up to {options.TermsOfRun} with a non-degenerate minimiser, {target.Name}", "Theorem D.6: D_0 infinite", attained, options.TermsOfRun, 0),
            { } d0 => new($"d with a non-degenerate minimiser, {target.Name}", "Theorems D.6 and D.7: D_0 = m* - 1, and the target itself", attained, d0 + 1, 0),
            null => new($"d with a non-degenerate minimiser, {target.Name}", "Lemma D.1: J_1 has one", attained, 1, 0, Comparison.AtLeast),
        };
    }

    private static IEnumerable<Verdict> Critical(CriticalSpaceCheck check)
    {
        string where = $"m = {check.Width}, d = {check.Terms}, {check.Target.Name}";
        yield return new($"largest gradient along {check.Spaces} critical spaces, {where}", "Theorem D.1", check.Gradient, 1e-18, 0, Comparison.AtMost);
        yield return new($"largest |J_m - J_d| along them, {where}", "Theorem D.1", check.Difference, 1e-15, 0, Comparison.AtMost);
        yield return new($"random points of them where the Hessian has rank m + d, {where}", "Theorem D.3, sharp (errata)", check.FullRank, check.Points, 0);
        yield return new($"points with the errata's inertia, {where}", "errata: sum over blocks of (number of a_k with the sign of b_s) - 1", check.Inertias, check.Points, 0);
        yield return new($"largest rank where one amplitude is zero, {where}", "Theorem D.3, Remark D.4", check.ReducedRank, check.Width + check.Terms - 1, 0, Comparison.AtMost);
    }

    private static IEnumerable<Verdict> Counts() =>
        from row in Counted
        from exact in new[] { true, false }
        let factorial = Enumerable.Range(1, row.Key).Aggregate(1.0, (product, k) => product * k)
        select exact
            ? new Verdict($"critical spaces of J_{row.Key} for an exponential sum of {row.Key} terms", "Theorem D.6: D_0 = m - 1", (double)CriticalSpaceCounts.Total(row.Key, row.Key - 1), row.Value, 0)
            : new Verdict($"critical spaces of J_{row.Key} for 1/(1 + t)^alpha", "Theorem D.6: D_0 infinite", (double)CriticalSpaceCounts.Total(row.Key, row.Key), row.Value + factorial, 0);

    // Lemma C.2: exponentials of different rates are independent, told by the determinant of their Gram matrix
    private static IEnumerable<Verdict> Independence(LandscapeOptions options)
    {
        var random = new Random(options.Seed);
        for (int m = 2; m <= 5; m++)
        {
            double[] w = [.. Enumerable.Range(0, m).Select(_ => Math.Exp((4 * random.NextDouble()) - 2))];
            double dense = Matrix<double>.Build.Dense(m, m, (i, j) => 1 / (w[i] + w[j])).Determinant();
            yield return new($"Gram determinant of {m} exponentials over its value by elimination", "Lemma C.2, Cauchy", CauchyGram.Determinant([.. w.Select(x => (DoubleDouble)x)]).Hi / dense, 1, 1e-4);
        }
        yield return new("Gram determinant with two equal rates", "Lemma C.2: dependent", CauchyGram.Determinant([1, 2, 1]).Hi, 0, 0);
    }

    private static IEnumerable<Verdict> Flows(IReadOnlyList<LandscapeTarget> targets)
    {
        foreach (LandscapeTarget target in new[] { targets[2], targets[^1] })
        {
            CoincidedFlow flow = CoincidedFlow.Of(target.Loss);
            yield return new($"distance of the flow of J_5 with blocks of 2 and 3 from a rescaled flow of J_2, over the way, {target.Name}", "footnote to Theorem D.3: model reduction", flow.Parting, 1e-8, 0, Comparison.AtMost);
            yield return new($"spread of the neurons of a block along it, {target.Name}", "equal neurons stay equal", flow.Spread, 1e-9, 0, Comparison.AtMost);
        }
    }

    private static Sheet MinimaSheet(IEnumerable<Minimiser> minimisers) => new(
        "landscape-minima",
        ["target", "d", "infimum of J_d", "over ||rho||^2", "minimiser", "smallest eigenvalue", "least of random starts", "rates"],
        [.. minimisers.Select(one => new object?[] { one.Target.Name, one.Terms, one.Infimum, one.Infimum / one.Target.Kernel.SquaredNorm, one.Kind, double.IsNaN(one.Curvature) ? null : one.Curvature, one.Lowest, string.Join(' ', one.Best.Rates.Select(v => FormattableString.Invariant($"{v.Hi:G5}"))) })]);

    private static Sheet SpaceSheet(IEnumerable<CriticalSpaceCheck> spaces) => new(
        "landscape-spaces",
        ["target", "m", "d", "spaces tried", "largest gradient", "rank m + d at", "errata's inertia at", "largest rank with a zero amplitude"],
        [.. spaces.Select(check => new object?[] { check.Target.Name, check.Width, check.Terms, check.Spaces, check.Gradient, check.FullRank, check.Inertias, check.ReducedRank })]);

    /// <summary>What Theorem D.1 counts with the d that were found to be attained.</summary>
    private static Sheet CountSheet(IReadOnlyList<LandscapeTarget> targets, IReadOnlyList<Minimiser> minimisers, LandscapeOptions options)
    {
        int[] widths = [.. Enumerable.Range(2, 7)];
        return new("landscape-counts", ["target", "M", .. widths.Select(m => $"m = {m}")], [.. targets.Select(Row)]);

        object?[] Row(LandscapeTarget target)
        {
            int attained = minimisers.Where(one => one.Target == target).TakeWhile(one => one.IsNonDegenerate).Count();
            int most = target.D0 == LandscapeTarget.Unlimited ? int.MaxValue : attained;
            return [target.Name, most == int.MaxValue ? "infinite" : most, .. widths.Select(m => CriticalSpaceCounts.Total(m, Math.Min(m, most)).ToString())];
        }
    }

    private static IEnumerable<Sheet> SliceSheets(SliceCase slice)
    {
        PlaneSlice plane = slice.Plane;
        yield return new($"landscape-plane-{slice.Name}", ["x", "y", "J"], [.. from i in Enumerable.Range(0, plane.X.Count) from j in Enumerable.Range(0, plane.Y.Count) select new object?[] { plane.X[i], plane.Y[j], plane.Losses[i, j] }]);
        yield return new($"landscape-trajectory-{slice.Name}", ["tau", "x", "y", "distance from the plane", "J"], [.. slice.Trajectory.Select(point => new object?[] { point.Tau, point.X, point.Y, point.Off, point.Loss })]);
    }

    private static Sheet LineSheet(Saddle saddle) => new(
        "landscape-lines", ["line", "offset", "J"], [.. from line in saddle.Lines from point in line.Line.Offsets.Zip(line.Line.Losses) select new object?[] { line.Name, point.First, point.Second }]);
}
