using MathNet.Numerics.LinearAlgebra;

namespace CurseOfMemory;

/// <summary>Pseudo-arclength continuation in u = (theta, parameter).</summary>
internal sealed class BranchFollower(Func<double, IObjective<double>> family, double from, double to, ContinuationOptions options)
{
    private const int MostCorrections = 12, Bisections = 40;
    private readonly List<BranchPoint> points = [], folds = [], crossings = [];

    /// <summary>Follows the branch through the critical point near theta.</summary>
    public Branch Run(double[] theta)
    {
        int n = theta.Length;
        Vector<double> up = Vector<double>.Build.Dense(n + 1, k => k == n ? 1 : 0);
        // Newton's method at the fixed first value
        Vector<double> u = Correct(Vector<double>.Build.DenseOfEnumerable([.. theta, from]), up)
            ?? throw new ArgumentException("Newton's method found no critical point near theta at the range's start.", nameof(theta));
        Vector<double> tangent = Tangent(u, up * Math.Sign(to - from), out double determinant) ?? up;
        points.Add(Point(u));
        double step = options.InitialStep;
        bool ended = false;
        for (int k = 0; k < options.MaxSteps && !ended && step >= options.ShortestStep; k++)
        {
            if (Advance(u, tangent, step, out double nextDeterminant) is not { } next)
            {
                step /= 2;
                k--;
                continue;
            }
            Locate(u, tangent, determinant, step, next.Tangent, nextDeterminant);
            ended = Outside(next.Point[n]);
            (u, tangent, determinant) = (ended ? AtEnd(u, next.Point) : next.Point, next.Tangent, nextDeterminant);
            points.Add(Point(u));
            step = Math.Min(1.3 * step, options.LongestStep);
        }
        return new() { Points = points, Folds = folds, Crossings = crossings, ReachedEnd = ended && Math.Abs(u[n] - to) <= Math.Abs(u[n] - from) };
    }

    private bool Outside(double parameter) => (parameter - from) * (parameter - to) > 0 && points.Count > 1 || (parameter - to) * (to - from) > 0;

    private Vector<double> AtEnd(Vector<double> before, Vector<double> after)
    {
        int n = before.Count - 1;
        double end = Math.Abs(after[n] - to) < Math.Abs(after[n] - from) ? to : from;
        Vector<double> guess = before + (after - before) * ((end - before[n]) / (after[n] - before[n])), up = guess * 0;
        (guess[n], up[n]) = (end, 1);
        return Correct(guess, up) ?? after;
    }

    private (Vector<double> Point, Vector<double> Tangent)? Advance(Vector<double> u, Vector<double> tangent, double step, out double determinant)
    {
        determinant = 0;
        if (Correct(u + step * tangent, tangent) is not { } next || Tangent(next, tangent, out determinant) is not { } turned)
            return null;
        // A sharp turn means that the step has jumped to another branch
        return turned * tangent > 0.9 ? (next, turned) : null;
    }

    // A fold: the tangent's share of the parameter changes its sign. A crossing: the bordered determinant does
    private void Locate(Vector<double> u, Vector<double> tangent, double determinant, double step, Vector<double> nextTangent, double nextDeterminant)
    {
        int n = u.Count - 1;
        if (tangent[n] * nextTangent[n] < 0)
            folds.Add(Bisect(u, tangent, step, (turned, _) => turned[n] * tangent[n] > 0));
        if (determinant * nextDeterminant < 0)
            crossings.Add(Bisect(u, tangent, step, (_, found) => found * determinant > 0));
    }

    private BranchPoint Bisect(Vector<double> u, Vector<double> tangent, double step, Func<Vector<double>, double, bool> before)
    {
        double low = 0, high = step;
        Vector<double> last = u;
        for (int k = 0; k < Bisections; k++)
        {
            double middle = 0.5 * (low + high);
            if (Advance(u, tangent, middle, out double determinant) is not { } point)
                break;
            last = point.Point;
            (low, high) = before(point.Tangent, determinant) ? (middle, high) : (low, middle);
        }
        return Point(last);
    }

    // Newton's method in the plane through the guess that is orthogonal to a direction
    private Vector<double>? Correct(Vector<double> guess, Vector<double> normal)
    {
        Vector<double> u = guess;
        for (int k = 0; k < MostCorrections; k++)
        {
            if (Bordered(u, normal, out Vector<double> gradient) is not { } matrix)
                return null;
            Vector<double> right = Vector<double>.Build.Dense(u.Count, j => j < u.Count - 1 ? -gradient[j] : -(normal * (u - guess)));
            Vector<double> change = matrix.Solve(right);
            u += change;
            double size = change.L2Norm();
            if (!double.IsFinite(size))
                return null;
            if (size < 1e-11 * (1 + u.L2Norm()))
                return u;
        }
        return null;
    }

    private Vector<double>? Tangent(Vector<double> u, Vector<double> previous, out double determinant)
    {
        determinant = 0;
        if (Bordered(u, previous, out _) is not { } matrix)
            return null;
        determinant = Math.Sign(matrix.Determinant());
        Vector<double> tangent = matrix.Solve(Vector<double>.Build.Dense(u.Count, j => j == u.Count - 1 ? 1 : 0));
        return double.IsFinite(tangent.L2Norm()) ? tangent.Normalize(2) : null;
    }

    // ( H  dg/dp ; normal^T )
    private Matrix<double>? Bordered(Vector<double> u, Vector<double> normal, out Vector<double> gradient)
    {
        int n = u.Count - 1;
        double[] theta = u.SubVector(0, n).ToArray(), g = new double[n], h = new double[n * n], left = new double[n], right = new double[n];
        gradient = Vector<double>.Build.Dense(g);
        double width = 1e-5 * Math.Max(1, Math.Abs(u[n]));
        if (double.IsNaN(family(u[n]).Hessian(theta, g, h)))
            return null;
        family(u[n] - width).Gradient(theta, left);
        family(u[n] + width).Gradient(theta, right);
        return Matrix<double>.Build.Dense(n + 1, n + 1, (k, j) => k == n ? normal[j] : j == n ? (right[k] - left[k]) / (2 * width) : h[(k * n) + j]);
    }

    private BranchPoint Point(Vector<double> u)
    {
        int n = u.Count - 1;
        double[] theta = u.SubVector(0, n).ToArray();
        IObjective<double> loss = family(u[n]);
        return new(u[n], theta, loss.Value(theta), Landscape.HessianSpectrum(loss, theta).Inertia);
    }
}
