using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using CurseOfMemory.Generator.Tests.Oracle;
using CurseOfMemory.Generator.Tests.Reading.Programs;
using CurseOfMemory.Generator.Tests.Zoo;
using Xunit.Sdk;

namespace CurseOfMemory.Generator.Tests.RandomDefinitions;

/// <summary>One definition at its inputs.</summary>
internal sealed class RandomCase(ZooProject project, RandomDefinition definition)
{
    private const double Tolerance = 1e-12;

    /// <summary>What a computation in <c>double</c> may lose more than the worst of a few that round at random.</summary>
    private const double Margin = 100;

    /// <summary>How many computations round at random, each of all derivatives.</summary>
    private const int Runs = 4;

    private readonly ZooCase _case = new(project, definition.Name, 0);

    public Verdict Verdict()
    {
        Reference original = _case.Original();
        if (!IsFinite(original))
            return new(definition, Outcome.Overflow, "");
        try
        {
            Check(original, null);
            return new(definition, Outcome.Agrees, "");
        }
        catch (XunitException exception)
        {
            return Explain(original, exception.Message);
        }
    }

    /// <param name="lost">What rounding takes from each component, null for nothing.</param>
    private void Check(Reference original, Reference? lost)
    {
        CheckReading(Widened(original, lost).Value.Magnitude);
        CheckDerivatives(original, 1e-14, lost);
        if (!definition.IsIntegral)
            CheckDerivatives(_case.Interpreted(), 1e-24, lost);
    }

    /// <summary>In <c>double</c> up to what rounding takes, in extended precision to the tolerance.</summary>
    private void CheckDerivatives(Reference exact, double extended, Reference? lost) => _case.Check(Widened(exact, lost), false, extended, Tolerance, exact);

    /// <summary>Why no agreement to the tolerance could be had, if none could.</summary>
    private Verdict Explain(Reference original, string reason)
    {
        if (_case.JumpsNearby())
            return new(definition, Outcome.Kink, reason);
        if (definition.IsIntegral)
            return new(definition, Outcome.Wrong, reason);
        Reference lost = Lost(original);
        if (!IsFinite(lost))
            return new(definition, Outcome.Overflow, reason);
        try
        {
            Check(original, lost);
            return new(definition, Outcome.Rounding, reason);
        }
        catch (XunitException exception)
        {
            return new(definition, Outcome.Wrong, $"{reason} With what rounding takes: {exception.Message}");
        }
    }

    /// <summary>How far off each component is, at worst, where operations round at random: a component of which nothing is left is not compared, all others are.</summary>
    private Reference Lost(Reference exact) => Enumerable.Range(0, Runs).Select(Perturbed).Aggregate(
        Combined(exact, exact, (part, _) => part with { Value = 0 }),
        (lost, run) => Combined(lost, Combined(run, exact, (one, other) => one with { Value = one.Value - other.Value }), Larger));

    private static Part Larger(Part one, Part other) => Math.Abs(one.Value.High) >= Math.Abs(other.Value.High) ? one : other;

    private Reference Perturbed(int run)
    {
        PerturbedArithmetic.Begin(run);
        return _case.Interpreted<PerturbedArithmetic>();
    }

    /// <summary>A reference with magnitudes of which the tolerance is what rounding may take.</summary>
    private static Reference Widened(Reference exact, Reference? lost) => lost is null ? exact
        : Combined(exact, lost, (part, off) => part with { Magnitude = Math.Max(part.Magnitude, Margin * Math.Abs(off.Value.High) / Tolerance) });

    private static Reference Combined(Reference one, Reference other, Func<Part, Part, Part> parts)
    {
        int n = one.Gradient.Length;
        Part[,] hessian = new Part[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
                hessian[i, j] = parts(one.Hessian[i, j], other.Hessian[i, j]);
        }
        return new(parts(one.Value, other.Value), [.. one.Gradient.Zip(other.Gradient, parts)], hessian);
    }

    /// <summary>The program as read computes the same bits as the C# compiler's, but for functions that the runtime computes more exactly than the framework, and fused products, which are read as two operations.</summary>
    private void CheckReading(double magnitude)
    {
        if (definition.IsIntegral)
            return;
        object[] inputs = project.Library.Inputs(definition.Name)[0];
        double expected = project.Library.Original(definition.Name, inputs)[0], read = project.Library.Read(definition.Name, inputs)[0];
        if (HasOwnFunctions(project.Library[definition.Name].Model!) || definition.Text.Contains("FusedMultiplyAdd", StringComparison.Ordinal))
            Assert.True(Math.Abs(expected - read) <= Tolerance * Math.Max(1, magnitude), $"C# computes {expected:R}, the program as read {read:R}.");
        else
            Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(read));
    }

    private static bool HasOwnFunctions(FunctionModel model) => model.Programs.Procedures.SelectMany(procedure => procedure.Prologue.All().Concat(procedure.Body.All()))
        .OfType<Compute>().Any(step => step.Operation == Operation.Function && Functions.All[step.Row].Scalar.Contains(".Special.", StringComparison.Ordinal));

    private static bool IsFinite(Reference reference) => Parts(reference).All(part => double.IsFinite(part.Value.High) && double.IsFinite(part.Magnitude));

    private static IEnumerable<Part> Parts(Reference reference) => reference.Hessian.Cast<Part>().Concat(reference.Gradient).Append(reference.Value);
}
