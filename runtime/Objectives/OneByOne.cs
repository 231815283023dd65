using System.Buffers;
using System.ComponentModel;

namespace CurseOfMemory;

/// <summary>
/// Batches of losses that are programs: their branches and trips may differ from problem to problem, so the problems run one after another.
/// Each is taken out of the structure of arrays, computed alone, and put back.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OneByOne
{
    /// <summary>J at each point, see <see cref="IBatchedObjective{T}.Values"/>.</summary>
    public static void Values<TObjective, T>(TObjective objective, ReadOnlySpan<T> theta, Span<T> values)
        where TObjective : IObjective<T>
    {
        int n = Parameters(theta.Length, values.Length);
        T[] work = ArrayPool<T>.Shared.Rent(n);
        Span<T> point = work.AsSpan(0, n);
        for (int b = 0; b < values.Length; b++)
        {
            Take(theta, b, values.Length, point);
            values[b] = objective.Value(point);
        }
        ArrayPool<T>.Shared.Return(work);
    }

    /// <summary>J and its gradient at each point, see <see cref="IBatchedObjective{T}.Gradients"/>.</summary>
    public static void Gradients<TObjective, T>(TObjective objective, ReadOnlySpan<T> theta, Span<T> values, Span<T> gradients)
        where TObjective : IObjective<T>
    {
        ParameterBlocks.CheckLength(nameof(gradients), gradients.Length, theta.Length);
        int n = Parameters(theta.Length, values.Length);
        T[] work = ArrayPool<T>.Shared.Rent(2 * n);
        Span<T> point = work.AsSpan(0, n), gradient = work.AsSpan(n, n);
        for (int b = 0; b < values.Length; b++)
        {
            Take(theta, b, values.Length, point);
            values[b] = objective.Gradient(point, gradient);
            Put(gradient, b, values.Length, gradients);
        }
        ArrayPool<T>.Shared.Return(work);
    }

    /// <summary>J, its gradient and Hessian product at each point, see <see cref="IBatchedObjective{T}.HessianProducts"/>.</summary>
    public static void HessianProducts<TObjective, T>(
        TObjective objective, ReadOnlySpan<T> theta, ReadOnlySpan<T> directions, Span<T> values, Span<T> gradients, Span<T> products)
        where TObjective : IObjective<T>
    {
        ParameterBlocks.CheckLength(nameof(directions), directions.Length, theta.Length);
        ParameterBlocks.CheckLength(nameof(gradients), gradients.Length, theta.Length);
        ParameterBlocks.CheckLength(nameof(products), products.Length, theta.Length);
        int n = Parameters(theta.Length, values.Length);
        T[] work = ArrayPool<T>.Shared.Rent(4 * n);
        Span<T> point = work.AsSpan(0, n), direction = work.AsSpan(n, n), gradient = work.AsSpan(2 * n, n), product = work.AsSpan(3 * n, n);
        for (int b = 0; b < values.Length; b++)
        {
            Take(theta, b, values.Length, point);
            Take(directions, b, values.Length, direction);
            values[b] = objective.HessianProduct(point, direction, gradient, product);
            Put(gradient, b, values.Length, gradients);
            Put(product, b, values.Length, products);
        }
        ArrayPool<T>.Shared.Return(work);
    }

    /// <summary>How many parameters each problem has.</summary>
    private static int Parameters(int length, int problems)
    {
        int n = problems == 0 ? 0 : length / problems;
        ProblemRows.Check(length, problems, n);
        return n;
    }

    private static void Take<T>(ReadOnlySpan<T> rows, int problem, int problems, Span<T> vector)
    {
        for (int i = 0; i < vector.Length; i++)
            vector[i] = rows[i * problems + problem];
    }

    private static void Put<T>(ReadOnlySpan<T> vector, int problem, int problems, Span<T> rows)
    {
        for (int i = 0; i < vector.Length; i++)
            rows[i * problems + problem] = vector[i];
    }
}
