using System.Globalization;

namespace CurseOfMemory.Generator.Tests.Forms;

/// <summary>Holds the derivatives of a function against the function itself over dual numbers.</summary>
internal sealed class FormCheck
{
    private readonly FormProject _project;
    private readonly string _function;
    private readonly object[] _arguments;
    private readonly int[] _active;
    private readonly Dual[,][] _reference;

    private FormCheck(FormProject project, string function, object[] arguments)
    {
        (_project, _function, _arguments) = (project, function, arguments);
        _active = project.ActiveOf(function, arguments.Length);
        Count = _active.Sum(LengthOf);
        _reference = new Dual[Math.Max(Count, 1), Math.Max(Count, 1)][];
        for (int i = 0; i < _reference.GetLength(0); i++)
        {
            for (int j = 0; j <= i; j++)
                _reference[i, j] = _reference[j, i] = project.Original(function, Seeded(i, j));
        }
    }

    /// <summary>The length of the packed vector.</summary>
    private int Count { get; }

    private int Outputs => _reference[0, 0].Length;

    private double Value => _reference[0, 0][0].F;

    private double Slope(int output, int i) => _reference[i, i][output].X;

    private double Curvature(int i, int j) => _reference[i, j][0].XY;

    /// <summary>Checks every derivative that the class has under its usual name, such as <c>FGradient</c>; returns their number.</summary>
    public static int Run(FormProject project, string function, params object[] arguments)
    {
        FormCheck check = new(project, function, arguments);
        (string Suffix, int Extras, Action Check)[] forms =
        [
            ("Gradient", 1, check.Gradient), ("Hessian", 2, check.Hessian), ("HessianProduct", 3, check.Product), ("HessianDiagonal", 2, check.Diagonal),
            ("Jacobian", 1, check.Jacobian), ("Tangent", 2, check.Tangent), ("Adjoint", 2, check.Adjoint),
        ];
        (string Suffix, int Extras, Action Check)[] found = [.. forms.Where(form => project.Has(function + form.Suffix, arguments.Length + form.Extras))];
        Assert.NotEmpty(found);
        foreach ((string _, int _, Action run) in found)
            run();
        return found.Length;
    }

    private void Gradient()
    {
        double[] gradient = Garbage(Count);
        Same("value", Call("Gradient", gradient), Value);
        Same("gradient", gradient, i => Slope(0, i));
    }

    private void Hessian()
    {
        double[] gradient = Garbage(Count), hessian = Garbage(Count * Count);
        Same("value of Hessian", Call("Hessian", gradient, hessian), Value);
        Same("gradient of Hessian", gradient, i => Slope(0, i));
        Same("Hessian", hessian, i => Curvature(i / Count, i % Count));
        Oracle.Agreement.Symmetric(hessian, Count);
    }

    private void Product()
    {
        double[] direction = Oracle.Agreement.Direction(Count), gradient = Garbage(Count), product = Garbage(Count);
        Same("value of product", Call("HessianProduct", direction, gradient, product), Value);
        Same("gradient of product", gradient, i => Slope(0, i));
        Same("product", product, i => Enumerable.Range(0, Count).Sum(j => Curvature(i, j) * direction[j]));
    }

    private void Diagonal()
    {
        double[] gradient = Garbage(Count), diagonal = Garbage(Count);
        Same("value of diagonal", Call("HessianDiagonal", gradient, diagonal), Value);
        Same("diagonal", diagonal, i => Curvature(i, i));
    }

    private void Jacobian()
    {
        double[] jacobian = Garbage(Outputs * Count);
        CallVector("Jacobian", jacobian);
        Same("Jacobian", jacobian, i => Slope(i / Count, i % Count));
    }

    private void Tangent()
    {
        double[] direction = Oracle.Agreement.Direction(Count), tangent = Garbage(Outputs);
        CallVector("Tangent", direction, tangent);
        Same("tangent", tangent, output => Enumerable.Range(0, Count).Sum(i => Slope(output, i) * direction[i]));
    }

    private void Adjoint()
    {
        double[] seed = Oracle.Agreement.Direction(Outputs), adjoint = Garbage(Count);
        CallVector("Adjoint", _arguments.Any(argument => argument is Output) ? seed : seed[0], adjoint);
        Same("adjoint", adjoint, i => Enumerable.Range(0, Outputs).Sum(output => Slope(output, i) * seed[output]));
    }

    /// <summary>An output of a vector-valued function as an argument: so many numbers, of any value.</summary>
    internal sealed record Output(int Length);

    private double Call(string form, params object[] extras) => (double)_project.Call(_function + form, [.. Arguments(), .. extras])!;

    private void CallVector(string form, params object[] extras)
    {
        object[] arguments = Arguments();
        object? value = _project.Call(_function + form, [.. arguments, .. extras]);
        double[] outputs = value is double number ? [number] : (double[])arguments[Array.FindIndex(_arguments, argument => argument is Output)];
        Same("value of " + form, outputs, i => _reference[0, 0][i].F);
    }

    private object[] Arguments() => [.. _arguments.Select(argument => argument switch
    {
        double[] vector => vector.Clone(),
        Output output => Garbage(output.Length),
        _ => argument,
    })];

    private int LengthOf(int parameter) => _arguments[parameter] is double[] vector ? vector.Length : 1;

    /// <summary>The arguments as dual numbers, component i of the packed vector with e1 and component j with e2.</summary>
    private object[] Seeded(int i, int j)
    {
        int position = 0;
        return [.. _arguments.Select((argument, parameter) =>
        {
            int offset = position;
            bool isActive = _active.Contains(parameter);
            position += isActive ? LengthOf(parameter) : 0;
            Dual Seed(double value, int k) => new(value, isActive && offset + k == i ? 1 : 0, isActive && offset + k == j ? 1 : 0, 0);
            return argument switch
            {
                double number => Seed(number, 0),
                double[] vector => vector.Select(Seed).ToArray(),
                Output output => Enumerable.Repeat((Dual)(-4.25), output.Length).ToArray(),
                _ => argument,
            };
        })];
    }

    private static double[] Garbage(int length) => [.. Enumerable.Repeat(-12345.678, length)];

    private void Same(string what, double actual, double expected) => Same(what, [actual], _ => expected);

    private void Same(string what, double[] actual, Func<int, double> expected)
    {
        double[] all = [.. Enumerable.Range(0, actual.Length).Select(expected)];
        double scale = Math.Max(all.Select(Math.Abs).DefaultIfEmpty(0).Max(), 1e-300);
        for (int i = 0; i < all.Length; i++)
        {
            Assert.True(double.IsFinite(all[i]), $"the reference of {what}[{i}] of {_function} is not finite");
            Assert.True(Math.Abs(actual[i] - all[i]) <= 1e-12 * scale, string.Create(CultureInfo.InvariantCulture, $"{what}[{i}] of {_function} is {actual[i]:R}, but should be {all[i]:R}"));
        }
    }
}
