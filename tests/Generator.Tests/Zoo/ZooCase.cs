using System.Globalization;
using CurseOfMemory.Generator.Adjoints;
using CurseOfMemory.Generator.Graphs.Programs;
using CurseOfMemory.Generator.Tests.Oracle;
using CurseOfMemory.Generator.Tests.Reading.Programs;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Tests.Zoo;

/// <summary>A definition of the zoo at one of its inputs: the two oracles, and what the generator wrote.</summary>
internal sealed class ZooCase
{
    private readonly ZooProject _zoo;
    private readonly string _name;
    private readonly int _input;
    private readonly FunctionModel _model;
    private readonly ProcedureList _programs;

    /// <summary>The domain of an integrand, whose first parameter is the variable.</summary>
    private readonly AttributeData? _domain;

    public ZooCase(ZooProject zoo, string name, int input)
    {
        (_zoo, _name, _input) = (zoo, name, input);
        _model = zoo.Library[name].Model!;
        _programs = Expansion.Apply(_model.Programs);
        IsTerm = ZooProject.IsTerm(zoo.Library[name].Method);
        _domain = zoo.Library[name].Method.Parameters.Take(1).SelectMany(first => first.GetAttributes()).SingleOrDefault(attribute => attribute.AttributeClass!.Name == "IntegratedAttribute");
    }

    private bool IsTerm { get; }

    /// <summary>The numbers of the active parameters in order.</summary>
    public double[] Theta => [.. Enumerable.Range(0, Given.Length).Where(IsActive).SelectMany(i => Given[i] is double[] vector ? vector : [(double)Given[i]])];

    private bool IsActive(int parameter) => _model.Parameters[parameter].IsActive && (parameter > 0 || _domain is null);

    private object[] Given => _zoo.Library.Inputs(_name)[_input];

    /// <summary>The program as read and not yet differentiated, over hyper-dual numbers.</summary>
    public Reference Interpreted() => Interpreted<HyperDualArithmetic>();

    /// <summary>The same over numbers that lose digits.</summary>
    public Reference Interpreted<TArithmetic>()
        where TArithmetic : struct, IArithmetic<HyperDual> =>
        Reference.Of(theta => Sum(Arguments(Given, theta), arguments => Interpret<TArithmetic>(_name, _model, _programs, arguments)), Theta);

    /// <summary>The original C# over hyper-dual numbers.</summary>
    public Reference Original() => Reference.Of(theta => Sum(Arguments(_zoo.OriginalInputs(_name)[_input], theta), arguments => _zoo.Original(_name, arguments)), Theta);

    /// <summary>Whether the gradient is another one a few roundings away: a condition that holds or not, by rounding alone.</summary>
    public bool JumpsNearby()
    {
        Reference here = Original();
        return new[] { 1e-13, -1e-13 }.Any(shift =>
        {
            Reference there = Reference.Of(theta => Sum(Arguments(_zoo.OriginalInputs(_name)[_input], [.. theta.Select(x => x * (1 + shift))]), arguments => _zoo.Original(_name, arguments)), Theta);
            return here.Gradient.Zip(there.Gradient).Any(pair => Math.Abs((pair.First.Value - pair.Second.Value).High) > 1e-7 * here.Largest);
        });
    }

    /// <summary>Holds the derivatives that the generator wrote against a reference.</summary>
    /// <param name="extended">The tolerance in extended precision, where the objective has it.</param>
    /// <param name="exact">The reference of extended precision, if it is another one.</param>
    public void Check(Reference reference, bool ofLargest, double extended, double tolerance = 1e-12, Reference? exact = null)
    {
        IObjective<double> objective = IsTerm ? (IObjective<double>)Activator.CreateInstance(_zoo.Library.TypeOf(_name))! : new Written(this);
        if (_zoo.IsTwice(_zoo.Library[_name].Method))
            Agreement.Check(objective, Theta, reference, tolerance, ofLargest: ofLargest, extended: extended, isBatched: objective is IBatchedObjective<double>, exact: exact);
        else
            Agreement.CheckGradient(objective, Theta, reference, ofLargest);
    }

    /// <summary>The terms of a sum over data, squared where they are residuals, or the integral of an integrand.</summary>
    private HyperDual Sum(object[] arguments, Func<object[], HyperDual> term)
    {
        if (!IsTerm)
            return term(arguments);
        if (_domain is AttributeData domain)
            return Integral(domain, t => term([t, .. arguments[1..]]));
        if (!_zoo.Library[_name].Method.Parameters.Any(parameter => parameter.GetAttributes().Any(attribute => attribute.AttributeClass!.Name == "SummedAttribute")))
            return term(arguments);
        bool isResidual = _zoo.Library[_name].Method.GetAttributes().Any(attribute => attribute.AttributeClass!.Name == "ResidualAttribute");
        int count = (int)_zoo.Library.TypeOf(_name).GetProperty("Count")!.GetValue(Activator.CreateInstance(_zoo.Library.TypeOf(_name)))!;
        HyperDual sum = 0;
        for (int n = 0; n < count; n++)
        {
            HyperDual one = term([n, .. arguments[1..]]);
            sum += isResidual ? one * one : one;
        }
        return sum;
    }

    private static HyperDual Integral(AttributeData domain, Func<HyperDual, HyperDual> integrand)
    {
        double from = Convert.ToDouble(domain.ConstructorArguments[0].Value, CultureInfo.InvariantCulture), to = Convert.ToDouble(domain.ConstructorArguments[1].Value, CultureInfo.InvariantCulture);
        return (double.IsInfinity(from), double.IsInfinity(to)) switch
        {
            (true, _) => Quadrature.HalfLine(t => integrand(t) + integrand(-t), 0.5),
            (_, true) => Quadrature.HalfLine(integrand, 0.5),
            _ => Quadrature.Interval(integrand, from, to),
        };
    }

    /// <summary>Inputs with the packed numbers in the places of the active ones.</summary>
    private object[] Arguments(object[] inputs, HyperDual[] theta)
    {
        int position = 0;
        return [.. inputs.Select((input, i) =>
        {
            bool isActive = IsActive(i);
            switch (_model.Parameters[i].Kind)
            {
                case ParameterKind.Real:
                    return isActive ? theta[position++] : (HyperDual)Convert.ToDouble(input, CultureInfo.InvariantCulture);
                case ParameterKind.Input or ParameterKind.Work:
                    HyperDual[] numbers = input as HyperDual[] ?? [.. ((double[])input).Select(x => (HyperDual)x)];
                    return isActive ? Enumerable.Range(0, numbers.Length).Select(_ => theta[position++]).ToArray() : numbers.Clone();
                default:
                    return input;
            }
        })];
    }

    private HyperDual Interpret<TArithmetic>(string name, FunctionModel model, ProcedureList programs, object[] arguments)
        where TArithmetic : struct, IArithmetic<HyperDual>
    {
        (FunctionParameter Parameter, object Value)[] pairs = [.. model.Parameters.Zip(arguments)];
        Slot<HyperDual>[] scalars = [.. pairs.Where(pair => pair.Parameter.Kind is ParameterKind.Real or ParameterKind.Integer).Select(pair =>
            pair.Value is HyperDual number ? new Slot<HyperDual>(number, 0) : new(default, Convert.ToInt64(pair.Value, CultureInfo.InvariantCulture)))];
        Slot<HyperDual>[][] arrays = [.. pairs.Where(pair => pair.Parameter.Kind is ParameterKind.Input or ParameterKind.Work)
            .Select(pair => ((HyperDual[])pair.Value).Select(number => new Slot<HyperDual>(number, 0)).ToArray())];
        object[] plain = [.. arguments.Select(argument => argument switch
        {
            HyperDual number => number.Plain,
            HyperDual[] numbers => numbers.Select(number => number.Plain).ToArray(),
            _ => argument,
        })];
        DataReader data = _zoo.Library.Data(name, plain);
        ProgramInterpreter<HyperDual, TArithmetic> machine = new(programs) { Data = (text, operands) => Convert.ToDouble(data(text, operands), CultureInfo.InvariantCulture) };
        return machine.Run(scalars, arrays)[0].Real;
    }

    /// <summary>The written derivatives as an objective.</summary>
    private sealed class Written(ZooCase owner) : IObjective<double>
    {
        public double Value(ReadOnlySpan<double> theta) => owner._zoo.Call(owner._name + "Gradient", owner.Fresh(), new double[theta.Length]);

        public double Gradient(ReadOnlySpan<double> theta, Span<double> gradient)
        {
            double[] g = gradient.ToArray();
            double value = owner._zoo.Call(owner._name + "Gradient", owner.Fresh(), g);
            g.CopyTo(gradient);
            return value;
        }

        public double Hessian(ReadOnlySpan<double> theta, Span<double> gradient, Span<double> hessian)
        {
            double[] g = gradient.ToArray(), h = hessian.ToArray();
            double value = owner._zoo.Call(owner._name + "Hessian", owner.Fresh(), g, h);
            g.CopyTo(gradient);
            h.CopyTo(hessian);
            return value;
        }

        public double HessianProduct(ReadOnlySpan<double> theta, ReadOnlySpan<double> direction, Span<double> gradient, Span<double> product)
        {
            double[] g = gradient.ToArray(), p = product.ToArray();
            double value = owner._zoo.Call(owner._name + "HessianProduct", owner.Fresh(), direction.ToArray(), g, p);
            g.CopyTo(gradient);
            p.CopyTo(product);
            return value;
        }

        public string? Violation(ReadOnlySpan<double> theta) => null;
    }

    private object[] Fresh() => [.. Given.Select(input => input is double[] array ? array.Clone() : input)];
}
