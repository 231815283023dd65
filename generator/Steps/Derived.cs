using CurseOfMemory.Generator.Adjoints.Forms;
using CurseOfMemory.Generator.Calculus;
using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using CurseOfMemory.Generator.Planning;
using CurseOfMemory.Generator.Planning.Programs;
using CurseOfMemory.Generator.Reading;

namespace CurseOfMemory.Generator.Steps;

/// <summary>What the calculus made of a model: derivatives, and what there is to say about them or about why there are none.</summary>
internal sealed record Derived(TypeShape Type, Derivation? Derivation, EquatableArray<CalculusFailure> Complaints)
{
    /// <summary>The derivatives of a loss that is no formula.</summary>
    public ProgramDerivation? Program { get; init; }

    private const int MostFolds = 4;

    public static Derived From(ObjectiveModel model, CancellationToken cancellation)
    {
        if (model.Definition is null && model.Program is null)
            return new(model.Type, null, default);
        try
        {
            if (model.Definition is null && ObjectiveDerivatives.Of(model.Program!) is ProgramDerivation program)
                return new(model.Type, null, ComplaintsOf(model.Type, program).ToEquatableArray()) { Program = program };
            Derivation derivation = Differentiation.Of(model.Definition!, cancellation);
            return new(model.Type, derivation.Failure is null ? derivation : null, ComplaintsOf(derivation).ToEquatableArray());
        }
        catch (CalculusException exception)
        {
            return new(model.Type, null, new([exception.Failure]));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new(model.Type, null, Internal(model.Type, exception));
        }
    }

    public static EquatableArray<CalculusFailure> Internal(TypeShape type, Exception exception) =>
        new([exception is CalculusException refused ? refused.Failure : new(Descriptors.Internal.Id, -1, new([type.Name, exception.GetType().Name, exception.Message]))]);

    private static IEnumerable<CalculusFailure> ComplaintsOf(TypeShape type, (string Owner, string Member)? missing)
    {
        if (missing is (string owner, string member))
            yield return new(Descriptors.DoubleOnly.Id, -1, new([type.Name, owner, member]));
    }

    private static IEnumerable<CalculusFailure> ComplaintsOf(TypeShape type, ProgramDerivation program) =>
        [.. ComplaintsOf(type, program.MissingExtension), .. program.Batches.Where(batch => batch.Obstacle is not null).Take(1).Select(batch =>
            new CalculusFailure(Descriptors.OneByOne.Id, -1, new([$"{type.Name}.{batch.Kind}s", program.Objective.Term.Name, batch.Obstacle!])))];

    private static IEnumerable<CalculusFailure> ComplaintsOf(Derivation derivation)
    {
        if (derivation.Failure is { } failure)
            yield return failure;
        foreach (CalculusFailure complaint in derivation.Failure is null ? ComplaintsOf(derivation.Definition.Type, derivation.MissingExtension) : [])
            yield return complaint;
        if (derivation.Folds > MostFolds)
            yield return new(Descriptors.Cost.Id, -1, new([$"{derivation.Folds}"]));
    }
}
