using System.Collections.Generic;
using System.Linq;

// Arrays whose elements are of different types, or functions.
public abstract class Figure { public abstract double Area(); public virtual double Weight => 1; }
public sealed class RoundFigure(double r) : Figure { public override double Area() => Math.PI * r * r; }
public sealed class SquareFigure(double a) : Figure { private readonly double _a = a; public override double Area() => _a * _a; public override double Weight => 2 * _a; }
public interface IStage { double[] Forward(double[] x); }
public sealed class DenseStage(double[] w, int rows, int columns) : IStage
{
    public double[] Forward(double[] x)
    {
        var y = new double[rows];
        for (int i = 0; i < rows; i++) for (int j = 0; j < columns; j++) y[i] += w[i * columns + j] * x[j];
        return y;
    }
}
public sealed class TanhStage : IStage
{
    public double[] Forward(double[] x) { var y = new double[x.Length]; for (int i = 0; i < x.Length; i++) y[i] = Math.Tanh(x[i]); return y; }
}
public interface IPart { double Area { get; } }
public readonly record struct DiscPart(double R) : IPart { public double Area => Math.PI * R * R; }
public readonly record struct BoxPart(double W, double H) : IPart { public double Area => W * H; }

public static partial class TotalArea
{
    [Differentiable]
    public static double F(double r, double a)
    {
        Figure[] shapes = [new RoundFigure(r), new SquareFigure(a), new RoundFigure(r * a)];
        double s = 0;
        foreach (Figure shape in shapes) s += shape.Area() * shape.Weight;
        return s;
    }
    public static object[][] Inputs => [[0.7, 1.2]];
}
public static partial class TotalAreaByIndex
{
    private static double Total(Figure[] shapes) { double s = 0; for (int i = 0; i < shapes.Length; i++) s += (i + 1) * shapes[i].Area(); return s; }
    [Differentiable]
    public static double F(double r, double a)
    {
        Figure[] shapes = { new RoundFigure(r), new SquareFigure(a) };
        return Total(shapes) + Total(new Figure[] { new SquareFigure(r), new RoundFigure(a) });
    }
    public static object[][] Inputs => [[0.7, 1.2]];
}
public static partial class SequentialLayers
{
    [Differentiable]
    public static double F(ReadOnlySpan<double> a, ReadOnlySpan<double> b, double u, double v)
    {
        double[] w1 = a.ToArray(), w2 = b.ToArray();
        IStage[] layers = { new DenseStage(w1, 3, 2), new TanhStage(), new DenseStage(w2, 1, 3) };
        double[] x = [u, v];
        foreach (IStage layer in layers) x = layer.Forward(x);
        return x[0];
    }
    public static object[][] Inputs => [[new double[] { 0.1, 0.2, 0.3, -0.4, 0.5, 0.6 }, new double[] { 1, -0.5, 0.7 }, 0.4, -0.3]];
}
public static partial class StructsByInterface
{
    [Differentiable]
    public static double F(double r, double w, double h)
    {
        IPart[] parts = [new DiscPart(r), new BoxPart(w, h)];
        double s = 1;
        foreach (var part in parts) s *= 1 + part.Area;
        return s;
    }
    public static object[][] Inputs => [[0.7, 1.2, 0.4]];
}
public static partial class PatternOverShapes
{
    [Differentiable]
    public static double F(double r, double w, double h)
    {
        object[] parts = [new DiscPart(r), new BoxPart(w, h)];
        double s = 0;
        foreach (object part in parts)
            s += part switch { DiscPart d => d.R * d.R, BoxPart(var x, var y) => x * y + x, _ => throw new InvalidOperationException() };
        return s;
    }
    public static object[][] Inputs => [[0.7, 1.2, 0.4]];
}
public static partial class AliasedShapes
{
    public abstract class Unit { public double Rate; public abstract double Out(); }
    public sealed class Linear : Unit { public override double Out() => 2 * Rate; }
    public sealed class Quadratic : Unit { public override double Out() => Rate * Rate; }
    [Differentiable]
    public static double F(double r, double a)
    {
        Linear first = new() { Rate = r };
        Unit[] units = [first, new Quadratic { Rate = a }];
        units[0].Rate *= a;
        foreach (Unit u in units) u.Rate += r;
        units[1].Rate *= first.Rate;
        return units[0].Out() + units[1].Out() + first.Rate;
    }
    public static object[][] Inputs => [[0.7, 1.2]];
}
public static partial class FunctionsInArray
{
    [Differentiable]
    public static double F(double x, double y)
    {
        Func<double, double>[] f = [Math.Sin, v => v * y, Math.Exp];
        double s = x;
        foreach (var g in f) s = g(s);
        for (int i = 0; i < f.Length; i++) s += (i + 1) * f[i](x);
        return s;
    }
    public static object[][] Inputs => [[0.7, 1.2]];
}

public static partial class ShapesInLoops
{
    public abstract class Mover { public double At; public abstract void Push(double by); }
    public sealed class Free : Mover { public override void Push(double by) => At += by; }
    public sealed class Damped(double loss) : Mover { public override void Push(double by) => At = (At + by) * loss; }

    [Differentiable]
    public static double F(ReadOnlySpan<double> x, double loss)
    {
        Mover[] movers = [new Free { At = x[0] }, new Damped(loss), new Damped(loss * x[1]) { At = 1 }];
        double s = 0;
        for (int t = 0; t < x.Length; t++)
        {
            foreach (Mover mover in movers)
            {
                if (mover.At > 2) continue;
                mover.Push(x[t] + 0.1 * s);
                s += mover.At * mover.At;
                if (s > 9) break;
            }
            for (int i = 0; i < movers.Length; i++)
                movers[i].At += (i + 1) * 0.1 * movers[(i + 1) % movers.Length].At;
        }
        return s + movers[^1].At * First(movers, 0.5).At;
    }

    private static Mover First(Mover[] movers, double limit)
    {
        foreach (Mover mover in movers) mover.Push(limit);
        return movers[0];
    }
    public static object[][] Inputs => [[new double[] { 0.7, 1.2, 0.4, 0.9 }, 0.8], [new double[] { 0.1, 0.2, -0.4, 0.3 }, 0.8]];
}

public static partial class FirstThatHolds
{
    [Differentiable]
    public static double F(double x, double y)
    {
        Func<double, double>[] f = { v => v * y - 1, Math.Sin, Math.Exp };
        foreach (Func<double, double> g in f)
        {
            double v = g(x);
            if (v > 0)
                return v * v + y;
        }
        return -x;
    }
    public static object[][] Inputs => [[0.7, 1.2], [1.7, 1.2], [-0.4, 1.1]];
}
