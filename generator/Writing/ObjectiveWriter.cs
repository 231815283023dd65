using CurseOfMemory.Generator.Planning;

namespace CurseOfMemory.Generator.Writing;

/// <summary>Prints the generated half of an objective.</summary>
internal sealed class ObjectiveWriter
{
    public const string Version = "0.1.0";

    /// <summary>What makes an overload the one to choose among several that fit.</summary>
    public const string Preferred = "[global::System.Runtime.CompilerServices.OverloadResolutionPriority(1)]";

    private readonly ObjectivePlan _plan;
    private readonly TargetHelpers _targets;
    private readonly ExpressionWriter _expressions;
    private readonly CodeWriter _code = new();

    private ObjectiveWriter(ObjectivePlan plan)
    {
        _plan = plan;
        _targets = new TargetHelpers(plan.Layout, plan.Targets);
        _expressions = new ExpressionWriter(plan.Layout, _targets.Call);
    }

    public static string Write(ObjectivePlan plan) => new ObjectiveWriter(plan).Write();

    private string Write()
    {
        TypeFrame frame = new(_code, _plan.Type);
        frame.Open(_plan.Source, [_plan.Layout.Precision], hasFields: _plan.Fields.Count > 0);
        WriteFields();
        EntryWriter entries = new(_code, _plan, _expressions);
        foreach (EntryPlan entry in _plan.Entries)
        {
            entries.Write(entry);
            _code.Line();
        }
        if (_plan.Residuals is ResidualPlan residuals)
            new ResidualWriter(_code, _plan, residuals).Write();
        new DomainWriter(_code, _plan, _expressions).Write();
        foreach (Kernel kernel in _plan.Entries.Select(entry => entry.Kernel).Concat(_plan.Residuals?.Kernels ?? []).SelectMany(kernel => kernel.Printed))
        {
            _code.Line();
            new KernelWriter(_code, _plan.Layout, _expressions) { HasDomain = _plan.Converges is not null }.Write(kernel);
        }
        _targets.Write(_code);
        frame.Close();
        return _code.ToString();
    }

    /// <summary>Beside an overload over DoubleDouble, and with one vector to tell them apart, doubles are what an expression such as [1, 2] means.</summary>
    public static void Prefer(CodeWriter code, ObjectivePlan plan)
    {
        if (plan.Type.HasPriorities && !plan.Layout.Precision.IsExtended)
            code.Line(Preferred);
    }

    private void WriteFields()
    {
        FieldWriter fields = new(_code, _plan.Layout, _expressions);
        foreach (FieldPlan field in _plan.Fields)
            fields.Write(field);
    }
}
