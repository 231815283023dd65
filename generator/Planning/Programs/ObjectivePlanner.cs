using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>Plans the members of an objective whose loss is a program: they take theta apart and call its derivative methods.</summary>
internal sealed class ObjectivePlanner
{
    private const string Blocks = "global::CurseOfMemory.ParameterBlocks", Input = "global::System.ReadOnlySpan<double>", Output = "global::System.Span<double>";

    private readonly ProgramDerivation _derivation;
    private readonly ProgramObjective _objective;
    private readonly ThetaLayout _layout;
    private readonly string _theta;

    private ObjectivePlanner(ProgramDerivation derivation)
    {
        (_derivation, _objective) = (derivation, derivation.Objective);
        _theta = Own("theta");
        _layout = new ThetaLayout(_objective, _theta, Own("share"));
    }

    public static FormFile Plan(ProgramDerivation derivation) => new ObjectivePlanner(derivation).Plan();

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
        if (_objective.IsResidual)
            members = [.. members, .. new ResidualPlanner(_objective, _layout, _derivation.Forms.Last().Form.Declaration.Name, _theta, Own).Plan()];
        IEnumerable<MethodPlan> kernels = _derivation.Forms.SelectMany(form => FormPlanner.Plan(form).Methods)
            .Concat(_derivation.Lanes.SelectMany(form => new LaneSumPlanner(_objective, form).Plan()));
        string interfaces = " : global::CurseOfMemory.IObjective<double>" + (_objective.IsResidual ? ", global::CurseOfMemory.IResiduals" : "");
        return new(TypePlan.Of(_objective.Type), $"{_objective.Type.Name}.{_objective.Term.Name}", [.. members, .. kernels]) { Interfaces = interfaces };
    }

    private string? MethodOf(FormKind kind) => _derivation.Lanes.Concat(_derivation.Forms).FirstOrDefault(form => form.Form.Kind == kind)?.Form.Declaration.Name;

    /// <summary>A name of ours that hides no member.</summary>
    private string Own(string name)
    {
        while (_objective.Type.MemberNames.Contains(name))
            name += "_";
        return name;
    }

    private MethodPlan Member(string name, string summary, (string Name, string Type)[] extras, IEnumerable<Line> body)
    {
        string source = _objective.Term.Summary.Length > 0 ? $"{summary}: {_objective.Term.Summary}" : summary + ".";
        string parameters = string.Join("", extras.Select(extra => $", {extra.Type} {Own(extra.Name)}"));
        string[] notes = [.. extras.Select(extra => extra.Name).Prepend("theta").Select(parameter => $"<param name=\"{Own(parameter)}\">{Meaning(parameter)}</param>"), "<returns>J(theta).</returns>"];
        return new(source, notes, $"public double {name}({Input} {_theta}{parameters})", false, [.. _layout.Checks, .. body]);
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
        string Take(string wish)
        {
            string name = wish;
            for (int i = 2; !taken.Add(name); i++)
                name = wish + i;
            return name;
        }
        string n = _theta + ".Length", unit = Take("unit");
        return Rental.Around(Take, Term.Plain(n), memory =>
        [
            new DeclareLine(new Variable(unit, Output), Term.Plain($"{memory}.Slice(0, {n})")),
            Plain($"{unit}.Clear()"),
            .. HessianRows.Of(
                Take, n, unit, hessian, true, row => Call(MethodOf(FormKind.HessianProduct)!, [unit, gradient, row]), value => $"{Blocks}.OrNaN({value}, {gradient}, {hessian})"),
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

    private MethodPlan Violation()
    {
        const string Sentences = "global::CurseOfMemory.Violations";
        IEnumerable<string> blocks = _objective.Blocks.Select((block, i) => $"{Sentences}.NotFinite(\"{block.Name.TrimStart('@')}\", {_layout.Part(i)})");
        Line[] lines = [.. _layout.Checks, Plain($"return {string.Join(" ?? ", blocks.Append($"{Sentences}.NotANumber(Value({_theta}))"))}")];
        return new(
            "Says in a sentence which parameter, with which value, is to blame where the loss is not a number; null elsewhere.",
            [$"<param name=\"{_theta}\">{Meaning("theta")}</param>", "<returns>The sentence, or null.</returns>"], $"public string? Violation({Input} {_theta})", false, lines);
    }

    private static Line Plain(string text) => new PlainLine(Term.Plain(text));
}
