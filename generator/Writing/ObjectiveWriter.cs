using CurseOfMemory.Generator.Calculus;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Planning;

namespace CurseOfMemory.Generator.Writing;

/// <summary>Prints the generated half of an objective.</summary>
internal sealed class ObjectiveWriter
{
    public const string Version = "0.1.0";

    private readonly Derivation _derivation;
    private readonly KernelPlanner _planner;
    private readonly Remarks _remarks;
    private readonly TargetHelpers _targets;
    private readonly ExpressionWriter _expressions;
    private readonly CodeWriter _code = new();

    private ObjectiveWriter(Derivation derivation)
    {
        _derivation = derivation;
        _planner = new KernelPlanner(derivation);
        _remarks = new Remarks(derivation);
        _targets = new TargetHelpers(derivation.Definition, _planner.Layout);
        _expressions = new ExpressionWriter(_planner.Layout, _targets.Call);
    }

    public static string Write(Derivation derivation) => new ObjectiveWriter(derivation).Write();

    /// <summary>The members of a refused objective, which throw, so that the refusal is the only error its author sees.</summary>
    public static string WriteRefused(TypeShape shape) => RefusedWriter.Write(shape);

    private string Write()
    {
        Kernel[] kernels = [_planner.Value(), _planner.Gradient(), _planner.Hessian(), _planner.HessianProduct()];
        TypeFrame frame = new(_code, _derivation.Definition.Type);
        frame.Open($"{_derivation.Definition.Type.Name}.{_derivation.Definition.LossName}", hasFields: _planner.Constants.Fields.Any());
        WriteFields();
        EntryWriter entries = new(_code, _derivation, _planner.Layout, _remarks);
        foreach (Kernel kernel in kernels)
        {
            entries.Write(kernel);
            _code.Line();
        }
        new DomainWriter(_code, _derivation, _planner.Layout, _expressions).Write();
        foreach (Kernel kernel in kernels.SelectMany(kernel => kernel.All))
        {
            _code.Line();
            new KernelWriter(_code, _planner.Layout, _expressions).Write(kernel);
        }
        _targets.Write(_code);
        frame.Close();
        return _code.ToString();
    }

    private void WriteFields()
    {
        foreach (KeyValuePair<int, string> field in _planner.Constants.Fields)
        {
            _code.Line($"/// <summary>A part of J that depends on data alone: {Documentation.Escape(_planner.FormulaText(field.Key))}.</summary>");
            _code.Line($"private readonly double {field.Value} = {_expressions.Text(_planner.Initialiser(field.Key))};");
            _code.Line();
        }
    }
}
