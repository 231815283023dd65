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

    /// <summary>What another computation in <c>double</c> may lose more than the one that rounds each operation once.</summary>
    private const double Margin = 100;

    /// <summary>Whatever rounding loses, something must be left to compare.</summary>
    private const double Most = 1e-6;

    private readonly ZooCase _case = new(project, definition.Name, 0);

    public Verdict Verdict()
    {
        Reference original = _case.Original();
        if (!IsFinite(original))
            return new(definition, Outcome.Overflow, "");
        try
        {
            Check(original, Tolerance);
            return new(definition, Outcome.Agrees, "");
        }
        catch (XunitException exception)
        {
            return new(definition, Explain(original), exception.Message);
        }
    }

    private void Check(Reference original, double tolerance)
    {
        CheckReading(tolerance);
        _case.Check(original, false, 1e-14, tolerance);
        if (!definition.IsIntegral)
            _case.Check(_case.Interpreted(), false, 1e-24, tolerance);
    }

    /// <summary>Why no agreement to the tolerance could be had, if none could.</summary>
    private Outcome Explain(Reference original)
    {
        if (_case.JumpsNearby())
            return Outcome.Kink;
        if (definition.IsIntegral)
            return Outcome.Wrong;
        Reference rounded = _case.Interpreted<RoundedArithmetic>();
        if (!IsFinite(rounded))
            return Outcome.Overflow;
        double lost = Parts(original).Zip(Parts(rounded)).Max(pair => Math.Abs((pair.First.Value - pair.Second.Value).High) / Math.Max(pair.First.Magnitude, double.Epsilon));
        try
        {
            Check(original, Math.Clamp(Margin * lost, Tolerance, Most));
            return Outcome.Rounding;
        }
        catch (XunitException)
        {
            return Outcome.Wrong;
        }
    }

    /// <summary>The program as read computes the same bits as the C# compiler's, but for functions that the runtime computes more exactly than the framework.</summary>
    private void CheckReading(double tolerance)
    {
        if (definition.IsIntegral)
            return;
        object[] inputs = project.Library.Inputs(definition.Name)[0];
        double expected = project.Library.Original(definition.Name, inputs)[0], read = project.Library.Read(definition.Name, inputs)[0];
        if (HasOwnFunctions(project.Library[definition.Name].Model!))
            Assert.True(Math.Abs(expected - read) <= tolerance * Math.Max(1, _case.Original().Value.Magnitude), $"C# computes {expected:R}, the program as read {read:R}.");
        else
            Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(read));
    }

    private static bool HasOwnFunctions(FunctionModel model) => model.Programs.Procedures.SelectMany(procedure => procedure.Prologue.All().Concat(procedure.Body.All()))
        .OfType<Compute>().Any(step => step.Operation == Operation.Function && Functions.All[step.Row].Scalar.Contains(".Special.", StringComparison.Ordinal));

    private static bool IsFinite(Reference reference) => Parts(reference).All(part => double.IsFinite(part.Value.High) && double.IsFinite(part.Magnitude));

    private static IEnumerable<Part> Parts(Reference reference) => reference.Hessian.Cast<Part>().Concat(reference.Gradient).Append(reference.Value);
}
