using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using static CurseOfMemory.Generator.Planning.Programs.Line;

namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>Plans the members of an objective whose loss is a program: they take theta apart and call its derivative methods.</summary>
internal sealed class ObjectivePlanner
{
    private const string Blocks = "global::CurseOfMemory.ParameterBlocks";

    private readonly Precision _precision;
    private readonly FormDerivation[] _forms, _lanes;

    private readonly ProgramDerivation _derivation;
    private readonly ProgramObjective _objective;
    private readonly ThetaLayout _layout;
    private readonly string _theta;

    private ObjectivePlanner(ProgramDerivation derivation, Precision precision)
    {
        (_derivation, _objective, _precision) = (derivation, derivation.Objective, precision);
        _lanes = precision.IsExtended ? [] : [.. derivation.Lanes];
        _forms = [.. derivation.Forms.Where(form => !IsServed(form.Form.Kind))];
        _theta = Own("theta");
        _layout = new ThetaLayout(_objective, _theta, Own("share"));
    }

    public static FormFile Plan(ProgramDerivation derivation, Precision precision) => new ObjectivePlanner(derivation, precision).Plan();

    private string Input => _precision.Of("global::System.ReadOnlySpan<double>");

    private string Output => _precision.Of("global::System.Span<double>");

    /// <summary>Whether a derivative is not needed of the loss as a whole: lanes give it, or the user's method itself the value.</summary>
    private bool IsServed(FormKind kind) => !_precision.IsExtended && (kind == FormKind.Value || _lanes.Any(form =>
        form.Form.Kind == kind || (kind == FormKind.Hessian && form.Form.Kind == FormKind.HessianProduct)));

    private FormFile Plan()
    {
        MethodPlan[] members =
        [
            Member("Value", "J(theta)", [], Value()),
            Derivative(FormKind.Gradient, "Gradient", "J(theta) and its gradient", ("gradient", Output)),
            Derivative(FormKind.Hessian, "Hessian", "J(theta), its gradient and its Hessian, row-major and exactly symmetric", ("gradient", Output), ("hessian", Output)),
            Derivative(FormKind.HessianProduct, "HessianProduct", "J(theta), its gradient and the product of its Hessian with a direction", ("direction", Input), ("gradient", Output), ("product", Output)),
            Violation(),
        ];
        bool hasResiduals = _derivation.Row is not null && !_precision.IsExtended;
        if (hasResiduals)
            members = [.. members, .. new ResidualPlanner(_objective, _layout, _derivation.Row!.Form.Declaration.Name, _theta, Own).Plan()];
        IEnumerable<FormDerivation> forms = hasResiduals ? _forms.Append(_derivation.Row!) : _forms;
        IEnumerable<MethodPlan> kernels = forms.SelectMany(form => FormPlanner.Plan(form, _precision).Methods)
            .Concat(_lanes.SelectMany(form => new LaneSumPlanner(_objective, form).Plan()));
        string interfaces = $" : global::CurseOfMemory.IObjective<{_precision.Scalar}>" + (hasResiduals ? ", global::CurseOfMemory.IResiduals" : "");
        return new(TypePlan.Of(_objective.Type), $"{_objective.Type.Name}.{_objective.Term.Name}", [.. members, .. kernels]) { Interfaces = interfaces };
    }

    private string? MethodOf(FormKind kind) => _lanes.Concat(_forms).FirstOrDefault(form => form.Form.Kind == kind)?.Form.Declaration.Name;

    /// <summary>A name of ours that hides no member.</summary>
    private string Own(string name) => _objective.Type.Own(name);

    private MethodPlan Member(string name, string summary, (string Name, string Type)[] extras, IEnumerable<Line> body)
    {
        string source = _objective.Term.Summary.Length > 0 ? $"{summary}: {_objective.Term.Summary}" : summary + ".";
        string parameters = string.Join("", extras.Select(extra => $", {extra.Type} {Own(extra.Name)}"));
        string[] notes = [.. extras.Select(extra => extra.Name).Prepend("theta").Select(parameter => $"<param name=\"{Own(parameter)}\">{Meaning(parameter)}</param>"), "<returns>J(theta).</returns>"];
        return new(source, notes, $"public {_precision.Scalar} {name}({Input} {_theta}{parameters})", false, [.. _layout.Checks, .. body]) { IsPreferred = IsPreferred(name) };
    }

    private string Meaning(string parameter) => parameter switch
    {
        "theta" => $"The parameters {_layout.Names}, packed in order.",
        "direction" => "The vector v, as long as theta.",
        "gradient" => "Receives the gradient, as long as theta.",
        "hessian" => "Receives the Hessian, row-major.",
        _ => "Receives H v, as long as theta.",
    };

    private MethodPlan Derivative(FormKind form, string name, string summary, params (string Name, string Type)[] extras)
    {
        string[] names = [.. extras.Select(extra => Own(extra.Name))];
        IEnumerable<Line> checks = extras.Select(extra => Plain(
            $"{Blocks}.CheckLength(nameof({Own(extra.Name)}), {Own(extra.Name)}.Length, {_theta}.Length{(extra.Name == "hessian" ? $" * {_theta}.Length" : "")})"));
        string outputs = string.Join(", ", extras.Where(extra => extra.Type == Output).Select(extra => Own(extra.Name)));
        IEnumerable<Line> body = MethodOf(form) is string method
            ? [Plain($"return {Blocks}.OrNaN({Call(method, names)}, {outputs})")]
            : Hessian(names[0], names[1]);
        return Member(name, summary, extras, [.. checks, .. body]);
    }

    private string Call(string method, IEnumerable<string> more) => $"{method}({string.Join(", ", _layout.Arguments(_objective.Loss, "").Concat(more))})";

    /// <summary>The Hessian where there is only the product.</summary>
    private IEnumerable<Line> Hessian(string gradient, string hessian)
    {
        HashSet<string> taken = [.. Keywords.All, .. _objective.Type.MemberNames, _theta, gradient, hessian];
        string n = _theta + ".Length", unit = taken.Take("unit");
        return Rental.Around(_precision, taken.Take, Term.Plain(n), memory =>
        [
            new DeclareLine(new Variable(unit, Output), Term.Plain($"{memory}.Slice(0, {n})")),
            Plain($"{unit}.Clear()"),
            .. HessianRows.Of(
                _precision, taken.Take, n, unit, hessian, _layout.MayBeEmpty, row => Call(MethodOf(FormKind.HessianProduct)!, [unit, gradient, row]), value => $"{Blocks}.OrNaN({value}, {gradient}, {hessian})"),
        ]);
    }

    private IEnumerable<Line> Value()
    {
        if (MethodOf(FormKind.Value) is string method)
            return [Plain($"return {Call(method, [])}")];
        string number = Own("k"), total = Own("total"), term = Own("term");
        string call = $"{_objective.Term.Name}({string.Join(", ", _layout.Arguments(_objective.Term, number))})";
        if (_objective.Number < 0)
            return [Plain($"return {call}")];
        Line[] pass = _objective.IsResidual
            ? [new DeclareLine(new Variable(term, "double"), Term.Plain(call)), Plain($"{total} += {term} * {term}")]
            : [Plain($"{total} += {call}")];
        return
        [
            new DeclareLine(new Variable(total, "double"), Term.Real(0)),
            new CountLine(new Variable(number, "int"), true, Term.Integer(0), Term.Plain(_objective.Count), 1, pass),
            Plain($"return {total}"),
        ];
    }

    // with one vector to tell overloads apart, doubles are what an expression such as [1, 2] means
    private bool IsPreferred(string method) => method is "Value" or "Violation" && !_precision.IsExtended && _objective.Type.HasPriorities;

    private MethodPlan Violation()
    {
        const string Sentences = "global::CurseOfMemory.Violations";
        IEnumerable<string> blocks = _objective.Blocks.Select((block, i) => $"{Sentences}.NotFinite(\"{block.Name.TrimStart('@')}\", {_layout.Part(i)})");
        Line[] lines = [.. _layout.Checks, Plain($"return {string.Join(" ?? ", blocks.Append($"{Sentences}.NotANumber(Value({_theta}))"))}")];
        return new(
            "Says in a sentence which parameter, with which value, is to blame where the loss is not a number; null elsewhere.",
            [$"<param name=\"{_theta}\">{Meaning("theta")}</param>", "<returns>The sentence, or null.</returns>"], $"public string? Violation({Input} {_theta})", false, lines)
        {
            IsPreferred = IsPreferred("Violation"),
        };
    }
}
