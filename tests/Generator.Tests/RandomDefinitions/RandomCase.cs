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
            return lost > Most && Agrees(Scaled(rounded, original)) ? Outcome.Rounding : Outcome.Wrong;
        }
    }

    /// <summary>Where rounding leaves no digit, as in the slope of a saturated tanh, what it leaves is the only thing to compare with.</summary>
    private bool Agrees(Reference rounded)
    {
        try
        {
            _case.Check(rounded, false, extended: double.MaxValue, Most); // extended precision has digits left
            return true;
        }
        catch (XunitException)
        {
            return false;
        }
    }

    /// <summary>The values of one reference with the magnitudes of another.</summary>
    private static Reference Scaled(Reference values, Reference magnitudes)
    {
        static Part Of(Part value, Part magnitude) => value with { Magnitude = magnitude.Magnitude };
        int n = values.Gradient.Length;
        Part[,] hessian = new Part[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
                hessian[i, j] = Of(values.Hessian[i, j], magnitudes.Hessian[i, j]);
        }
        return new(Of(values.Value, magnitudes.Value), [.. values.Gradient.Zip(magnitudes.Gradient, Of)], hessian);
    }

    /// <summary>The program as read computes the same bits as the C# compiler's, but for functions that the runtime computes more exactly than the framework, and fused products, which are read as two operations.</summary>
    private void CheckReading(double tolerance)
    {
        if (definition.IsIntegral)
            return;
        object[] inputs = project.Library.Inputs(definition.Name)[0];
        double expected = project.Library.Original(definition.Name, inputs)[0], read = project.Library.Read(definition.Name, inputs)[0];
        if (HasOwnFunctions(project.Library[definition.Name].Model!) || definition.Text.Contains("FusedMultiplyAdd", StringComparison.Ordinal))
            Assert.True(Math.Abs(expected - read) <= tolerance * Math.Max(1, _case.Original().Value.Magnitude), $"C# computes {expected:R}, the program as read {read:R}.");
        else
            Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(read));
    }

    private static bool HasOwnFunctions(FunctionModel model) => model.Programs.Procedures.SelectMany(procedure => procedure.Prologue.All().Concat(procedure.Body.All()))
        .OfType<Compute>().Any(step => step.Operation == Operation.Function && Functions.All[step.Row].Scalar.Contains(".Special.", StringComparison.Ordinal));

    private static bool IsFinite(Reference reference) => Parts(reference).All(part => double.IsFinite(part.Value.High) && double.IsFinite(part.Magnitude));

    private static IEnumerable<Part> Parts(Reference reference) => reference.Hessian.Cast<Part>().Concat(reference.Gradient).Append(reference.Value);
}
