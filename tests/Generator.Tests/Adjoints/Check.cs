using CurseOfMemory.Generator.Adjoints;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using CurseOfMemory.Generator.Tests.Oracle;

namespace CurseOfMemory.Generator.Tests.Adjoints;

/// <summary>
/// Holds derivatives of a procedure against hyper-dual numbers that run through the procedure itself. Second and third derivatives are checked as
/// first derivatives of derivatives that have been checked.
/// </summary>
internal sealed class Check(ProcedureList program, EquatableArray<bool> active, Random random)
{
    private const double Tolerance = 1e-12;

    private Func<string, long[], double> Data { get; init; } = (text, _) => throw new ArgumentException($"There is no data '{text}'.");

    private Procedure Main => program.Main;

    /// <summary>Checks derivatives up to an order by all real inputs.</summary>
    public static void Derivatives(ProcedureList program, Inputs inputs, int order = 2) =>
        new Check(program, All(program.Main), new Random(7)).Run(inputs, order);

    /// <summary>Checks first derivatives of a definition that reads data.</summary>
    public static void Derivatives(ProcedureList program, Inputs inputs, EquatableArray<bool> active, Func<string, long[], double> data) =>
        new Check(program, active, new Random(7)) { Data = data }.Run(inputs, 1);

    public static EquatableArray<bool> All(Procedure procedure) => procedure.Parameters.Select(local => procedure.Locals[local].Kind == Kind.Real)
        .Concat(procedure.ArrayParameters.Select(array => procedure.Arrays[array].Element == Kind.Real)).ToEquatableArray();

    public void Run(Inputs inputs, int order)
    {
        ProcedureList tangent = Generator.Adjoints.Derivatives.Of(program, DerivativeKind.Tangent, active);
        ProcedureList adjoint = Generator.Adjoints.Derivatives.Of(program, DerivativeKind.Adjoint, active);
        Inputs tangentInputs = TangentInputs(inputs), adjointInputs = AdjointInputs(inputs);
        CheckTangent(tangent, inputs, tangentInputs);
        CheckAdjoint(adjoint, inputs, adjointInputs);
        if (order < 2)
            return;
        new Check(tangent, All(tangent.Main), random).Run(tangentInputs, order - 1);
        new Check(adjoint, All(adjoint.Main), random).Run(adjointInputs, order - 1);
    }

    /// <summary>The length of the tape of the adjoint by all real inputs.</summary>
    public static long TapeLengthOfAdjoint(ProcedureList program, Inputs inputs)
    {
        Check check = new(program, All(program.Main), new Random(7));
        return check.TapeLengthOf(Generator.Adjoints.Derivatives.Of(program, DerivativeKind.Adjoint, All(program.Main)), check.AdjointInputs(inputs));
    }

    private double Next() => Math.Round(random.NextDouble() * 2 - 1, 3);

    private double[] Next(int length) => [.. Enumerable.Range(0, length).Select(_ => Next())];

    private IEnumerable<(int Array, ArrayRole Role)> ActiveArrays => Main.ArrayParameters
        .Select((array, i) => (Array: i, Main.Arrays[array].Role))
        .Where(pair => active[Main.Parameters.Count + pair.Array]);

    private Inputs TangentInputs(Inputs inputs) => new(
        [.. inputs.Scalars, .. inputs.Scalars.Where((_, i) => active[i]).Select(_ => Next())],
        [
            .. inputs.Arrays,
            .. ActiveArrays.Select(pair => pair.Role is ArrayRole.Input or ArrayRole.InOut
                ? Next(inputs.Arrays[pair.Array].Length)
                : Inputs.Nothing(inputs.Arrays[pair.Array].Length)),
        ]);

    private Inputs AdjointInputs(Inputs inputs) => new(
        [.. inputs.Scalars, .. RealResults.Select(_ => Next())],
        [
            .. inputs.Arrays,
            .. ActiveArrays.Where(pair => pair.Role != ArrayRole.Work).Select(pair => pair.Role == ArrayRole.Input
                ? Inputs.Nothing(inputs.Arrays[pair.Array].Length)
                : Next(inputs.Arrays[pair.Array].Length)),
        ]);

    private IEnumerable<int> RealResults => Enumerable.Range(0, Main.Results.Count).Where(i => Main.Locals[Main.Results[i]].Kind == Kind.Real);

    private void CheckTangent(ProcedureList tangent, Inputs inputs, Inputs tangentInputs)
    {
        Inputs direction = inputs.Zero();
        int scalar = inputs.Scalars.Length, array = inputs.Arrays.Length;
        foreach (int i in Enumerable.Range(0, scalar).Where(i => active[i]).ToArray())
            direction.Scalars[i] = tangentInputs.Scalars[scalar++];
        foreach ((int k, _) in ActiveArrays)
            tangentInputs.Arrays[array++].CopyTo(direction.Arrays[k], 0);
        (Slot<HyperDual>[] expected, Slot<HyperDual>[][] expectedArrays) = Reference(inputs, direction);
        (Slot<double>[] actual, Slot<double>[][] actualArrays) = Run(tangent, tangentInputs);

        CheckValues(expected, expectedArrays, actual, actualArrays);
        Assert.Equal(Main.Results.Count + RealResults.Count(), actual.Length);
        foreach ((int result, int i) in RealResults.Select((result, i) => (result, i)))
            Close(expected[result].Real.X, actual[Main.Results.Count + i].Real, $"tangent of result {result}");
        array = inputs.Arrays.Length;
        foreach ((int k, ArrayRole role) in ActiveArrays)
        {
            if (role is ArrayRole.Output or ArrayRole.InOut)
                Close([.. expectedArrays[k].Select(slot => slot.Real.X)], actualArrays[array], $"tangent of array {k}");
            array++;
        }
    }

    private void CheckAdjoint(ProcedureList adjoint, Inputs inputs, Inputs adjointInputs)
    {
        (Slot<double>[] actual, Slot<double>[][] actualArrays) = Run(adjoint, adjointInputs);
        (Slot<HyperDual>[] values, Slot<HyperDual>[][] valueArrays) = Reference(inputs, null);
        CheckValues(values, valueArrays, actual, actualArrays);

        int[] scalars = [.. Enumerable.Range(0, inputs.Scalars.Length).Where(i => active[i])];
        (int Array, ArrayRole Role)[] bars = [.. ActiveArrays.Where(pair => pair.Role != ArrayRole.Work)];
        foreach ((int scalar, int array, int element) in inputs.Variables(Main, active))
        {
            Inputs direction = inputs.Zero();
            (scalar >= 0 ? ref direction.Scalars[scalar] : ref direction.Arrays[array][element]) = 1;
            double found = scalar >= 0
                ? actual[Main.Results.Count + Array.IndexOf(scalars, scalar)].Real
                : actualArrays[inputs.Arrays.Length + Array.FindIndex(bars, bar => bar.Array == array)][element].Real;
            Close(Seeded(inputs, direction, adjointInputs, bars), found, $"adjoint of scalar {scalar}, array {array}[{element}]");
        }
    }

    /// <summary>The seeds times the tangents along one direction.</summary>
    private Part Seeded(Inputs inputs, Inputs direction, Inputs adjointInputs, (int Array, ArrayRole Role)[] bars)
    {
        (Slot<HyperDual>[] results, Slot<HyperDual>[][] arrays) = Reference(inputs, direction);
        Part sum = default;
        foreach ((int result, int i) in RealResults.Select((result, i) => (result, i)))
            sum += results[result].Real.X * (Extended)adjointInputs.Scalars[inputs.Scalars.Length + i];
        foreach (((int array, ArrayRole role), int i) in bars.Select((bar, i) => (bar, i)))
        {
            for (int element = 0; role != ArrayRole.Input && element < arrays[array].Length; element++)
                sum += arrays[array][element].Real.X * (Extended)adjointInputs.Arrays[inputs.Arrays.Length + i][element];
        }
        return sum;
    }

    private (Slot<HyperDual>[] Results, Slot<HyperDual>[][] Arrays) Reference(Inputs inputs, Inputs? direction)
    {
        (Slot<HyperDual>[] scalars, Slot<HyperDual>[][] arrays) = inputs.Lift(Main, direction, null);
        return (new ProgramInterpreter<HyperDual, HyperDualArithmetic>(program) { Data = Data }.Run(scalars, arrays), arrays);
    }

    private (Slot<double>[] Results, Slot<double>[][] Arrays) Run(ProcedureList derivative, Inputs inputs)
    {
        (Slot<double>[] scalars, Slot<double>[][] arrays) = inputs.Plain(derivative.Main);
        ProgramInterpreter<double, DoubleArithmetic> machine = new(derivative) { Data = Data };
        Slot<double>[] results = machine.Run(scalars, arrays);
        Assert.Equal(0, machine.TapeRest);
        Assert.Equal(TapeLengthOf(derivative, inputs), machine.TapeLength);
        return (results, arrays);
    }

    /// <summary>The length that the generated procedure says beforehand.</summary>
    private long TapeLengthOf(ProcedureList derivative, Inputs inputs)
    {
        if (TapeLength.Of(derivative) is not { } length)
            return 0;
        (Slot<double>[] scalars, Slot<double>[][] arrays) = inputs.Plain(length.Main);
        return new ProgramInterpreter<double, DoubleArithmetic>(length) { Data = Data }.Run(scalars, arrays).Single().Integer;
    }

    /// <summary>Derivatives return and leave what the function itself does.</summary>
    private void CheckValues(Slot<HyperDual>[] expected, Slot<HyperDual>[][] expectedArrays, Slot<double>[] actual, Slot<double>[][] actualArrays)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            if (Main.Locals[Main.Results[i]].Kind == Kind.Real)
                Close(expected[i].Real.F, actual[i].Real, $"result {i}");
            else
                Assert.Equal(expected[i].Integer, actual[i].Integer);
        }
        foreach ((int array, int i) in Main.ArrayParameters.Select((array, i) => (array, i)))
        {
            if (Main.Arrays[array].Role != ArrayRole.Work && Main.Arrays[array].Element == Kind.Real)
                Close([.. expectedArrays[i].Select(slot => slot.Real.F)], actualArrays[i], $"array {i}");
        }
    }

    private static void Close(Part[] expected, Slot<double>[] actual, string what)
    {
        for (int i = 0; i < expected.Length; i++)
            Close(expected[i], actual[i].Real, $"{what}[{i}]");
    }

    private static void Close(Part expected, double actual, string what) => Assert.True(
        expected.Value.High == actual || Math.Abs(expected.Value.High - actual) <= Tolerance * (expected.Magnitude + Math.Abs(expected.Value.High)) + 1e-30,
        $"{what}: expected {expected.Value.High:R}, found {actual:R}");
}
