using System.Runtime.CompilerServices;

namespace CurseOfMemory;

/// <summary>
/// 1/z = integral of e^{-zt} over t in [0, inf) by the trapezoidal rule in u, t = e^{u - e^{-u}} / Z with Z the largest z (H. Takahasi, M. Mori, Publ. RIMS
/// 9, 1974): both ends decay double exponentially. The relative errors of 1/z and of 1/z^2, whose integrand has another factor t, are at most 1.2e-15 and
/// 1.5e-15 for every z from Z / 1e8 to Z, as derived in <c>runtime/Lanes/README.md</c>. Sums over 1/(x + y) then separate into products of sums over e^{-xt} and over e^{-yt}.
/// </summary>
internal static class CauchyQuadrature
{
    /// <summary>The distance of nodes in u, and the first node: short binary fractions, so that every node is exact.</summary>
    public const double Step = 43.0 / 256, From = -229.0 / 64;

    // above u = log(44 Z/z) there are at most 1e-17 of 1/z^2
    private const double Decay = 44;

    private const int Group = 4;

    /// <summary>The number of nodes for z that are all the same.</summary>
    public const int FewestNodes = 44;

    // the error bound is checked up to it
    private const double WidestRange = 1e8;

    /// <summary>An exponential, and what is added for it, cost about as much as six pairs of <see cref="CauchySums.Both"/>.</summary>
    public const int PairsPerExponential = 6;

    /// <summary>An exponential of <see cref="CauchyForms"/> costs about as much as eight of its pairs.</summary>
    public const int PairsPerTransform = 8;

    /// <summary>All the exponentials that a Hessian product takes for a number and a node, and what is added for them, cost about as much as ten of its pairs.</summary>
    public const int PairsPerPowers = 10;

    /// <summary>The number of nodes for z in least .. most.</summary>
    public static double Nodes(double least, double most)
        => most / least <= WidestRange ? Group * Math.Ceiling((((Math.Log(Decay * (most / least)) - From) / Step) + 1) / Group) : double.PositiveInfinity;

    /// <summary>Whether nodes, each with an exponential of every number, are cheaper than pairs.</summary>
    public static bool Pays(CauchyRange range, int numbers, double pairs, int pairsPerNode)
    {
        double affordable = pairs / ((double)pairsPerNode * numbers);
        return affordable > FewestNodes && range.IsInside && Nodes(range.Least, range.Most) < affordable;
    }

    /// <summary>The sums of <see cref="CauchySums.Both"/> for pairs within a range, four nodes at a time.</summary>
    public static void Sum(CauchyWork work, CauchyRange range)
    {
        work.Results.Clear();
        Span<double> t = stackalloc double[Group], weights = stackalloc double[Group], self = stackalloc double[Group], other = stackalloc double[Group];
        int nodes = (int)Nodes(range.Least, range.Most);
        for (int first = 0; first < nodes; first += Group)
        {
            NodesFrom(first, range.Most, t, weights);
            Transform(work.X, work.C, t, self, work.Kept);
            Transform(work.Y, work.D, t, other, default);
            // 1/z = sum of weight e^{-zt},  1/z^2 = sum of weight t e^{-zt}
            for (int i = 0; i < Group; i++)
                (self[i], other[i]) = (weights[i] * self[i], weights[i] * other[i]);
            Add(work.Kept, t, self, work.S, work.Q);
            if (!work.Y.IsEmpty)
                Add(work.Kept, t, other, work.SOther, work.QOther);
        }
    }

    /// <summary>The forms of <see cref="CauchyForms.Both"/> for pairs within a range, four nodes at a time.</summary>
    public static (double Self, double Between) Forms(ReadOnlySpan<double> x, ReadOnlySpan<double> c, ReadOnlySpan<double> y, ReadOnlySpan<double> d, CauchyRange range)
    {
        using CauchyWork work = new(x, c, y, d);
        Span<double> t = stackalloc double[Group], weights = stackalloc double[Group], sums = stackalloc double[Group], others = stackalloc double[Group];
        (double self, double between) = (0, 0);
        int nodes = (int)Nodes(range.Least, range.Most);
        for (int first = 0; first < nodes; first += Group)
        {
            NodesFrom(first, range.Most, t, weights);
            Transform(work.X, work.C, t, sums, default);
            Transform(work.Y, work.D, t, others, default);
            // sum_k sum_i c_k d_i/(x_k + y_i) = sum of weight (sum_k c_k e^{-x_k t}) (sum_i d_i e^{-y_i t})
            for (int i = 0; i < Group; i++)
                (self, between) = (self + (weights[i] * sums[i] * sums[i]), between + (weights[i] * sums[i] * others[i]));
        }
        return (self, between);
    }

    /// <summary>The sums of <see cref="CauchySums.Powers"/> for pairs within a range, four nodes at a time: cubes where SOther is.</summary>
    public static void Powers(CauchyWork work, CauchyRange range, bool hasCubes)
    {
        work.Results.Clear();
        Span<double> t = stackalloc double[Group], weights = stackalloc double[Group], sums = stackalloc double[Group];
        int nodes = (int)Nodes(range.Least, range.Most);
        for (int first = 0; first < nodes; first += Group)
        {
            NodesFrom(first, range.Most, t, weights);
            Transform(work.X, work.C, t, sums, work.Kept);
            if (!work.Y.IsEmpty)
                Transform(work.Y, work.D, t, sums, default);
            for (int i = 0; i < Group; i++)
                sums[i] *= weights[i];
            Add(work.Kept, t, sums, work.S, work.Q);
            // 1/z^3 = sum of weight t^2/2 e^{-zt}
            for (int i = 0; i < Group; i++)
                sums[i] *= 0.5 * t[i] * t[i];
            if (hasCubes)
                Add(work.Kept, sums, work.SOther);
        }
    }

    /// <summary>u at a node.</summary>
    public static double Place(int node) => From + (Step * node);

    /// <summary>t at a node, and its weight.</summary>
    public static (double T, double Weight) Node(int node, double most)
    {
        // two factors, because the rounding of u - e^{-u} would move t by far more
        double u = Place(node), decay = Math.Exp(-u), t = Math.Exp(u) * Math.Exp(-decay) / most;
        return (t, Step * (1 + decay) * t);
    }

    /// <summary>t and the weights of a group of nodes.</summary>
    private static void NodesFrom(int first, double most, Span<double> t, Span<double> weights)
    {
        for (int i = 0; i < Group; i++)
            (t[i], weights[i]) = Node(first + i, most);
    }

    /// <summary>sum_i c_i e^{-x_i t} for four t; the exponentials are kept, if there is room.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transform(ReadOnlySpan<double> x, ReadOnlySpan<double> c, ReadOnlySpan<double> t, Span<double> sums, Span<double> kept)
    {
        double t0 = -t[0], t1 = -t[1], t2 = -t[2], t3 = -t[3];
        Lanes512 s0 = Lanes512.Zero, s1 = s0, s2 = s0, s3 = s0;
        bool keeps = kept.Length == Group * x.Length;
        for (int i = 0; i < x.Length; i += Lanes512.Count)
        {
            Lanes512 xi = Lanes512.Load(x, i), ci = Lanes512.Load(c, i);
            Lanes512 e0 = Lanes512.Exp(xi * t0), e1 = Lanes512.Exp(xi * t1), e2 = Lanes512.Exp(xi * t2), e3 = Lanes512.Exp(xi * t3);
            (s0, s1) = (Lanes512.MultiplyAdd(ci, e0, s0), Lanes512.MultiplyAdd(ci, e1, s1));
            (s2, s3) = (Lanes512.MultiplyAdd(ci, e2, s2), Lanes512.MultiplyAdd(ci, e3, s3));
            if (!keeps)
                continue;
            Lanes512.Store(e0, kept, Group * i);
            Lanes512.Store(e1, kept, (Group * i) + 8);
            Lanes512.Store(e2, kept, (Group * i) + 16);
            Lanes512.Store(e3, kept, (Group * i) + 24);
        }
        (sums[0], sums[1], sums[2], sums[3]) = (Lanes512.Sum(s0), Lanes512.Sum(s1), Lanes512.Sum(s2), Lanes512.Sum(s3));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(ReadOnlySpan<double> kept, ReadOnlySpan<double> t, ReadOnlySpan<double> weights, Span<double> s, Span<double> q)
    {
        double w0 = weights[0], w1 = weights[1], w2 = weights[2], w3 = weights[3], v0 = w0 * t[0], v1 = w1 * t[1], v2 = w2 * t[2], v3 = w3 * t[3];
        for (int k = 0; k < s.Length; k += Lanes512.Count)
        {
            Lanes512 e0 = Lanes512.Load(kept, Group * k), e1 = Lanes512.Load(kept, (Group * k) + 8);
            Lanes512 e2 = Lanes512.Load(kept, (Group * k) + 16), e3 = Lanes512.Load(kept, (Group * k) + 24);
            Lanes512 sk = Lanes512.MultiplyAdd(w1, e1, Lanes512.MultiplyAdd(w0, e0, Lanes512.Load(s, k)));
            Lanes512.Store(Lanes512.MultiplyAdd(w3, e3, Lanes512.MultiplyAdd(w2, e2, sk)), s, k);
            Lanes512 qk = Lanes512.MultiplyAdd(v1, e1, Lanes512.MultiplyAdd(v0, e0, Lanes512.Load(q, k)));
            Lanes512.Store(Lanes512.MultiplyAdd(v3, e3, Lanes512.MultiplyAdd(v2, e2, qk)), q, k);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(ReadOnlySpan<double> kept, ReadOnlySpan<double> weights, Span<double> sums)
    {
        double w0 = weights[0], w1 = weights[1], w2 = weights[2], w3 = weights[3];
        for (int k = 0; k < sums.Length; k += Lanes512.Count)
        {
            Lanes512 e0 = Lanes512.Load(kept, Group * k), e1 = Lanes512.Load(kept, (Group * k) + 8);
            Lanes512 e2 = Lanes512.Load(kept, (Group * k) + 16), e3 = Lanes512.Load(kept, (Group * k) + 24);
            Lanes512 sum = Lanes512.MultiplyAdd(w1, e1, Lanes512.MultiplyAdd(w0, e0, Lanes512.Load(sums, k)));
            Lanes512.Store(Lanes512.MultiplyAdd(w3, e3, Lanes512.MultiplyAdd(w2, e2, sum)), sums, k);
        }
    }
}
