using System.Globalization;
using CurseOfMemory.Generator.Adjoints;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using CurseOfMemory.Generator.Tests.Oracle;
using CurseOfMemory.Generator.Tests.Reading.Programs;

namespace CurseOfMemory.Generator.Tests.Adjoints;

/// <summary>Derivatives of the definitions in C# that reading is tried on.</summary>
public class DefinitionTests
{
    public static TheoryData<string> Definitions => [.. Library.Instance.Names.Where(name => !IsOpaque(Library.Instance[name].Model!))];

    [Theory]
    [MemberData(nameof(Definitions), DisableDiscoveryEnumeration = true)]
    public void First_derivatives_of_a_definition(string name)
    {
        FunctionModel model = Library.Instance[name].Model!;
        foreach (object[] given in Library.Instance.Inputs(name))
        {
            DataReader data = Library.Instance.Data(name, given);
            Check.Derivatives(Expansion.Apply(model.Programs), Of(model, given), Active(model), (text, operands) => Convert.ToDouble(data(text, operands), CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The rules of opaque functions are the user's, and have their own tests.</summary>
    private static bool IsOpaque(FunctionModel model) => model.Programs.Procedures.Any(procedure => procedure.Body.All().Any(step => step is CallOpaque));

    private static EquatableArray<bool> Active(FunctionModel model) => model.Parameters
        .Where(parameter => parameter.Kind is ParameterKind.Real or ParameterKind.Integer)
        .Concat(model.Parameters.Where(parameter => parameter.Kind is ParameterKind.Input or ParameterKind.Output or ParameterKind.Work))
        .Select(parameter => parameter.IsActive || parameter.Kind == ParameterKind.Work)
        .ToEquatableArray();

    private static Inputs Of(FunctionModel model, object[] given)
    {
        (FunctionParameter Parameter, object Value)[] pairs = [.. model.Parameters.Zip(given)];
        return new(
            [.. pairs.Where(pair => pair.Parameter.Kind is ParameterKind.Real or ParameterKind.Integer).Select(pair => Convert.ToDouble(pair.Value, CultureInfo.InvariantCulture))],
            [.. pairs.Where(pair => pair.Parameter.Kind is ParameterKind.Input or ParameterKind.Output or ParameterKind.Work).Select(pair => Content(pair.Parameter, (double[])pair.Value))]);
    }

    private static double[] Content(FunctionParameter parameter, double[] value) => parameter.Kind == ParameterKind.Input ? value : Inputs.Nothing(value.Length);
}
