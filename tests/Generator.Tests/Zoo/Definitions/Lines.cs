using System.Collections.Generic;
using System.Linq;

// Stacks, queues, and the cases of a switch that lead to others.
public static partial class StackMachine
{
    [Differentiable]
    public static double F(double x, double y)
    {
        var stack = new Stack<double>();
        stack.Push(x);
        stack.Push(y);
        stack.Push(stack.Pop() * stack.Pop());
        stack.Push(Math.Sin(x));
        double top = stack.Pop();
        return top + stack.Peek() * stack.Count;
    }
    public static object[][] Inputs => [[0.7, 1.2]];
}

public static partial class StackInLoop
{
    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        Stack<double> stack = new();
        foreach (double v in x) stack.Push(v * v);
        double s = 0;
        while (stack.Count > 0) s = 0.5 * s + stack.Pop();
        return s;
    }
    public static object[][] Inputs => [[new double[] { 0.7, 1.2, -0.4 }]];
}

public static partial class StackInTurn
{
    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        Stack<double> stack = new();
        for (int i = 0; i < x.Length; i++)
        {
            stack.Push(x[i]);
            if (i > 0) { double b = stack.Pop(), a = stack.Pop(); stack.Push(a * b + b); }
        }
        return stack.Pop();
    }
    public static object[][] Inputs => [[new double[] { 0.7, 1.2, -0.4 }]];
}

public static partial class QueueOfDelays
{
    [Differentiable]
    public static double F(ReadOnlySpan<double> x, double gain)
    {
        var line = new Queue<double>();
        for (int i = 0; i < 3; i++) line.Enqueue(0.1 * i);
        double y = 0;
        foreach (double v in x)
        {
            double delayed = line.Dequeue();
            y = gain * y + v * delayed;
            line.Enqueue(y + v);
        }
        return y + line.Peek() + line.Count;
    }
    public static object[][] Inputs => [[new double[] { 0.7, 1.2, -0.4, 0.3, 0.9 }, 0.6]];
}

public static partial class QueueInOrder
{
    [Differentiable]
    public static double F(double x, double y)
    {
        var q = new Queue<double>();
        q.Enqueue(x); q.Enqueue(x * y); q.Enqueue(y);
        double a = q.Dequeue();
        q.Enqueue(a * a);
        double s = 0;
        foreach (double v in q) s = s * 0.5 + v;
        return s + q.Sum() * q.Peek();
    }
    public static object[][] Inputs => [[0.7, 1.2]];
}

public static partial class GotoCase
{
    [Differentiable]
    public static double F(double x, int mode)
    {
        double s = 0;
        switch (mode)
        {
            case 0: s += x; goto case 2;
            case 1: s += x * x; goto default;
            case 2: s *= 3; break;
            default: s += Math.Exp(x); break;
        }
        return s * x;
    }
    public static object[][] Inputs => [[0.7, 0], [0.7, 1], [0.7, 2], [0.7, 3]];
}

public static partial class StackOfStructs
{
    private static double Function(double p, double t) => Math.Exp(-p * t) * t;
    [Differentiable]
    public static double F(double p, double end)
    {
        Stack<(double A, double B)> work = new();
        work.Push((0, end / 2));
        work.Push((end / 2, end));
        double total = 0;
        for (int i = 0; i < 5; i++)
        {
            if (!work.TryPop(out var piece)) continue;
            double m = (piece.A + piece.B) / 2;
            double whole = (piece.B - piece.A) * Function(p, m);
            if (whole > 0.1 && i < 3)
            {
                work.Push((piece.A, m));
                work.Push((m, piece.B));
            }
            else
                total += whole;
        }
        foreach (var (a, b) in work) total = 0.5 * total + a * b;
        return total + work.Sum(w => w.A) * work.Count;
    }
    public static object[][] Inputs => [[0.7, 2.0], [0.1, 2.0]];
}

public static partial class QueueAsFilter
{
    [Differentiable]
    public static double F(ReadOnlySpan<double> x, int window)
    {
        Queue<double> last = new();
        double sum = 0, s = 0;
        foreach (double v in x)
        {
            last.Enqueue(v * v);
            sum += v * v;
            if (last.Count > window) sum -= last.Dequeue();
            s += sum / last.Count * v;
        }
        while (last.TryDequeue(out double rest)) s = s * 0.5 + rest;
        return last.TryPeek(out double none) ? s : s + none + last.Count;
    }
    public static object[][] Inputs => [[new double[] { 0.7, 1.2, -0.4, 0.3, 0.9 }, 3], [new double[] { 0.7, 1.2 }, 4]];
}

public static partial class StackRead
{
    [Differentiable]
    public static double F(double x, double y)
    {
        Stack<double> stack = new();
        stack.Push(x);
        stack.Push(y * x);
        double top = stack.Peek(), again = stack.Pop();
        stack.Push(7 * y);
        double[] all = stack.ToArray();
        stack.Clear();
        stack.Push(top);
        return all[0] * all[1] + again * top + stack.Count * stack.Peek();
    }
    public static object[][] Inputs => [[0.7, 1.2]];
}

public static partial class GotoInLoop
{
    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        double s = 1;
        for (int i = 0; i < x.Length; i++)
        {
            switch (i % 3)
            {
                case 0:
                    s *= x[i];
                    if (s > 0.5) goto case 2;
                    goto default;
                case 1:
                    s += x[i];
                    continue;
                case 2:
                    s = Math.Sin(s);
                    break;
                default:
                    s -= x[i] * x[i];
                    if (s < -5) return s;
                    break;
            }
            s *= 1.5;
        }
        return s;
    }
    public static object[][] Inputs => [[new double[] { 0.7, 1.2, -0.4, 0.3, 0.9, 1.1, -2.5 }], [new double[] { -1.7, 1.2, -0.4, 0.3, 0.9 }]];
}
