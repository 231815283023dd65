using CurseOfMemory.Generator.Adjoints.Forms;
using CurseOfMemory.Generator.Calculus;
using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using CurseOfMemory.Generator.Reading.Forms;

namespace CurseOfMemory.Generator.Steps;

/// <summary>What adjoints made of a derivative method, or why they made nothing.</summary>
internal sealed record FormDerived(FormDeclaration Declaration, FormDerivation? Derivation, EquatableArray<CalculusFailure> Complaints)
{
    public static FormDerived From(FormReading reading)
    {
        if (reading.Model is null)
            return new(reading.Declaration, null, default);
        try
        {
            FormDerivation derivation = FormDerivatives.Of(reading.Model);
            return reading.Model.IsExtended && derivation.MissingExtension is (string owner, string member)
                ? new(reading.Declaration, null, new([new(Descriptors.NotExtended.Id, -1, new([reading.Declaration.Name, owner, member]))]))
                : new(reading.Declaration, derivation, default);
        }
        catch (CalculusException exception)
        {
            return new(reading.Declaration, null, new([exception.Failure]));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new(reading.Declaration, null, Internal(reading.Declaration, exception));
        }
    }

    public static EquatableArray<CalculusFailure> Internal(FormDeclaration declaration, Exception exception) =>
        new([new(Descriptors.Internal.Id, -1, new([declaration.Name, exception.GetType().Name, exception.Message]))]);
}
