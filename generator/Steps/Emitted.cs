using CurseOfMemory.Generator.Adjoints.Forms;
using CurseOfMemory.Generator.Calculus;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using CurseOfMemory.Generator.Planning;
using CurseOfMemory.Generator.Planning.Programs;
using CurseOfMemory.Generator.Writing;
using CurseOfMemory.Generator.Writing.Programs;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Steps;

/// <summary>The finished file, another for extended precision where that is possible, and what there is to say about them.</summary>
/// <param name="BatchText">The part for batches of problems, where there is one.</param>
/// <param name="ExtendedBatchText">That part in extended precision.</param>
internal sealed record Emitted(
    string HintName, string Text, string? ExtendedText, EquatableArray<CalculusFailure> Complaints, string? BatchText = null, string? ExtendedBatchText = null)
{
    public static Emitted From(Derived derived)
    {
        string hint = derived.Type.HintName;
        try
        {
            if (derived.Program is ProgramDerivation program)
            {
                string Write(Precision precision) => FormWriter.Write(ObjectivePlanner.Plan(program, precision));
                string WriteBatch(Precision precision) => FormWriter.Write(BatchPlanner.Plan(program, precision));
                Emitted plain = new(hint, Write(Precision.Double), null, derived.Complaints, WriteBatch(Precision.Double));
                return program.MissingExtension is null ? plain with { ExtendedText = Write(Precision.DoubleDouble), ExtendedBatchText = WriteBatch(Precision.DoubleDouble) } : plain;
            }
            if (derived.Derivation is not Derivation derivation)
                return new(hint, Refused(derived.Type), null, derived.Complaints);
            Preparation prepared = new(derivation);
            ObjectivePlan plan = ObjectivePlan.Of(prepared, Precision.Double);
            ObjectivePlan? extended = derivation.MissingExtension is null ? ObjectivePlan.Of(prepared, Precision.DoubleDouble) : null;
            Emitted file = new(hint, ObjectiveWriter.Write(plan), null, derived.Complaints, BatchWriter.Write(plan));
            return extended is null ? file : file with { ExtendedText = ObjectiveWriter.Write(extended), ExtendedBatchText = BatchWriter.Write(extended) };
        }
        catch (Exception exception)
        {
            return new(hint, Refused(derived.Type), null, Derived.Internal(derived.Type, exception));
        }
    }

    public static Emitted From(FormDerived derived)
    {
        FormDeclaration declaration = derived.Declaration;
        try
        {
            FormFile file = derived.Derivation is null ? FormPlanner.Refused(declaration) : FormPlanner.Plan(derived.Derivation, derived.Derivation.Form.IsExtended ? Precision.DoubleDouble : Precision.Double);
            return new(declaration.HintName, FormWriter.Write(file), null, derived.Complaints);
        }
        catch (Exception exception)
        {
            return new(declaration.HintName, FormWriter.Write(FormPlanner.Refused(declaration)), null, FormDerived.Internal(declaration, exception));
        }
    }

    public void AddTo(SourceProductionContext output)
    {
        foreach ((string part, string? text) in new[] { ("", Text), (".DoubleDouble", ExtendedText), (".Batch", BatchText), (".DoubleDouble.Batch", ExtendedBatchText) })
        {
            if (text is not null)
                output.AddSource(HintName.Replace(".g.cs", part + ".g.cs"), text);
        }
    }

    private static string Refused(TypeShape type) => RefusedWriter.Write(TypePlan.Of(type));
}
