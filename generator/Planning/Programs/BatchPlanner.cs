using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using static CurseOfMemory.Generator.Planning.Programs.Line;

namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>
/// Plans the members of a loss that is a program over a batch of problems in structure of arrays: one problem in each lane where all can take the same way
/// through it, else one after another. Lanes behind the last problem repeat it.
/// </summary>
internal sealed class BatchPlanner
{
    private const string Runtime = "global::CurseOfMemory.";

    private readonly ProgramDerivation _derivation;
    private readonly Precision _precision;
    private readonly string _theta, _values;

    private BatchPlanner(ProgramDerivation derivation, Precision precision)
    {
        (_derivation, _precision) = (derivation, precision);
        (_theta, _values) = (Own("theta"), Own("values"));
    }

    public static FormFile Plan(ProgramDerivation derivation, Precision precision)
    {
        BatchPlanner planner = new(derivation, precision);
        return new(
            TypePlan.Of(derivation.Objective.Type), $"{derivation.Objective.Type.Name}.{derivation.Objective.Term.Name}", [.. derivation.Batches.SelectMany(planner.Members)])
        {
            Interfaces = $" : global::CurseOfMemory.IBatchedObjective<{precision.Scalar}>",
        };
    }

    private IEnumerable<MethodPlan> Members(BatchDerivation batch)
    {
        string[] inputs = batch.Kind == FormKind.HessianProduct ? [Own("directions")] : [];
        string[] outputs = batch.Kind switch { FormKind.Value => [], FormKind.Gradient => [Own("gradients")], _ => [Own("gradients"), Own("products")] };
        string arguments = string.Join(", ", [_theta, .. inputs, _values, .. outputs]);
        string parameters = string.Join(", ",
            [.. inputs.Prepend(_theta).Select(name => $"global::System.ReadOnlySpan<double> {name}"), .. outputs.Prepend(_values).Select(name => $"global::System.Span<double> {name}")]);
        return batch.Form is FormDerivation form && !_precision.IsExtended
            ? new LaneBatch(this, form, inputs, outputs, arguments, parameters).Plan()
            : [new($"{Words(batch.Kind)}, one after another.", [], $"public void {batch.Kind}s({_precision.Of(parameters)})", false, [Plain($"{Runtime}OneByOne.{batch.Kind}s(this, {arguments})")])];
    }

    private static string Words(FormKind kind) => "J" + kind switch
    {
        FormKind.Value => "",
        FormKind.Gradient => " and its gradient",
        _ => ", its gradient and the product of its Hessian with a direction",
    } + " for each problem";

    /// <summary>A name of ours that hides no member.</summary>
    private string Own(string name) => _derivation.Objective.Type.Own(name);

    /// <summary>One of the methods, in lanes: it checks, has the memory and chooses the width; a second takes group after group of problems; then the kernel.</summary>
    private sealed class LaneBatch
    {
        private readonly BatchPlanner _planner;
        private readonly ProgramObjective _objective;
        private readonly FormModel _form;
        private readonly ProgramPlanner _kernel;
        private readonly ProgramPlanner? _tape;
        private readonly string[] _inputs, _outputs;
        private readonly string _arguments, _parameters, _groups;

        public LaneBatch(BatchPlanner planner, FormDerivation derivation, string[] inputs, string[] outputs, string arguments, string parameters)
        {
            (_planner, _objective, _form, _inputs, _outputs, _arguments, _parameters) = (planner, planner._derivation.Objective, derivation.Form, inputs, outputs, arguments, parameters);
            FormKernel kernel = derivation.Kernels[0];
            _kernel = ProgramPlanner.OfKernel(_form, kernel.Programs, _form.Kind, "Lanes", Precision.Double, kernel.Lanes);
            _tape = kernel.Tape is null ? null : ProgramPlanner.OfTape(_form, kernel.Tape, _form.Kind, "LanesTape", Precision.Double);
            _groups = planner.Own($"{_form.Kind}sInLanes");
        }

        private HashSet<string> Taken() => [.. Keywords.All, .. _objective.Type.MemberNames, Theta, Values, .. _inputs, .. _outputs];

        private string Theta => _planner._theta;

        private string Values => _planner._values;

        public IEnumerable<MethodPlan> Plan() =>
        [
            Outer(), Groups(), .. _kernel.Plan($"{_form.Kind} of {_objective.Term.Name}, a problem in each lane."),
            .. _tape is null ? [] : _tape.PlanCount($"The number of lanes that {_form.Kind} puts on its tape."),
        ];

        private MethodPlan Outer()
        {
            HashSet<string> taken = Taken();
            string problem = taken.Take("problem");
            ThetaLayout layout = new(_objective, problem, taken.Take("share"));
            List<Line> lines =
            [
                .. _inputs.Concat(_outputs).Select(vector => Plain($"{Runtime}ParameterBlocks.CheckLength(nameof({vector}), {vector}.Length, {Theta}.Length)")),
                new BranchLine(Term.Plain($"{Runtime}ProblemRows.AreNone({Theta}, {Values})"), [Plain("return")], []),
                Plain($"{Runtime}ProblemRows.Check({Theta}.Length, {Values}.Length, {Theta}.Length / {Values}.Length)"),
                new RemarkLine("As long as the parameters of one problem: on their numbers nothing depends that is the same in all lanes."),
                Declaration("global::System.ReadOnlySpan<double>", problem, $"{Theta}.Slice(0, {Theta}.Length / {Values}.Length)"),
                .. layout.Checks,
            ];
            List<Line> lengths = [];
            Term need = _kernel.Memory.IsWorkspace ? _kernel.Measure(lengths, _tape?.Call, slot => layout.Part(BlockOf(slot))) : Term.Plain("0");
            VariableNaming.Settle(lengths, taken);
            lines.AddRange(lengths);
            Term vectors = Term.Plain(Lengths.Times(1 + _inputs.Length + _outputs.Length, problem + ".Length"), Operators.PrecedenceOf("*"));
            Term length = Term.Code(LaneNames.Memory + ".Length({0})", _kernel.Memory.IsWorkspace ? Term.Infix("+", false, vectors, need) : vectors);
            lines.AddRange(Rental.Around(Precision.Double, taken.Take, length, memory => WidthChoice.Of(Values + ".Length", lanes => $"{_groups}<{lanes}>({_arguments}, {memory})")));
            lines.AddRange(_outputs.Select(output => Plain($"{Runtime}ProblemRows.SpreadNaN({Values}, {output})")));
            return new(Words(_form.Kind) + ", one in each lane.", [], $"public void {_form.Kind}s({_parameters})", false, lines);
        }

        private MethodPlan Groups()
        {
            HashSet<string> taken = Taken();
            string type = taken.Take("L"), memory = taken.Take("memory"), workspace = taken.Take("workspace"), n = taken.Take("n"), first = taken.Take("first"), share = taken.Take("share");
            string[] vectors = [.. _inputs.Concat(_outputs).Prepend(Theta).Select(vector => taken.Take(vector + "Lanes"))];
            List<Line> lines =
            [
                Declaration("int", n, $"{Theta}.Length / {Values}.Length"),
                Declaration($"global::System.Span<{type}>", workspace, $"{LaneNames.Memory}.Of<{type}>({memory})"),
                .. vectors.Select((vector, i) => Declaration($"global::System.Span<{type}>", vector, $"{workspace}.Slice({Lengths.Times(i, n)}, {n})")),
            ];
            ThetaLayout layout = new(_objective, vectors[0], share);
            lines.AddRange(layout.Checks.Where(line => line is DeclareLine));
            lines.Add(new StrideLine(first, Values + ".Length", type + ".Count",
            [
                .. _inputs.Prepend(Theta).Select((vector, i) => Plain($"{Runtime}ProblemRows.Take<{type}>({vector}, {first}, {Values}.Length, {vectors[i]})")),
                Plain($"{type}.Store({Call(type, vectors, share, $"{workspace}.Slice({Lengths.Times(vectors.Length, n)})")}, {Values}, {first})"),
                .. _outputs.Select((vector, i) => Plain($"{Runtime}ProblemRows.Put<{type}>({vectors[1 + _inputs.Length + i]}, {first}, {Values}.Length, {vector})")),
            ]));
            string header = $"private {(_objective.IsStatic ? "static " : "")}void {_groups}<{type}>({_parameters}, global::System.Span<double> {memory}) where {type} : struct, {LaneNames.Interface}<{type}, double>";
            return new($"{Words(_form.Kind)}, in lanes of one width.", [], header, true, lines);
        }

        private string Call(string type, string[] vectors, string share, string rest)
        {
            IEnumerable<string> arguments = _kernel.Call.Slots.Select(slot => (slot.IsResult ? "out " : "") + new ThetaLayout(_objective, vectors[VectorOf(slot)], share).Part(BlockOf(slot)));
            return $"{_kernel.Call.Name}<{type}>({string.Join(", ", _kernel.Call.TakesWorkspace ? arguments.Append(rest) : arguments)})";
        }

        /// <summary>Which vector a parameter of the kernel is a block of: theta, the direction, the gradient, the product.</summary>
        private int VectorOf(KernelSlot slot) => slot.Role switch { SlotRole.Own => 0, SlotRole.Direction => 1, SlotRole.Adjoint => 1 + _inputs.Length, _ => 2 + _inputs.Length };

        /// <summary>The block that a parameter of the loss is.</summary>
        private int BlockOf(KernelSlot slot) => _form.Function.Parameters.Take(slot.Parameter).Count(parameter => parameter.Kind is ParameterKind.Real or ParameterKind.Input);
    }
}
