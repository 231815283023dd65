using CurseOfMemory.Generator.Graphs.Programs;
using static CurseOfMemory.Generator.Planning.Programs.Line;

namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>Plans the members by which an objective of residuals that are programs shows them one by one.</summary>
/// <param name="row">The method that gives a residual and its gradient.</param>
internal sealed class ResidualPlanner(ProgramObjective objective, ThetaLayout layout, string row, string theta, Func<string, string> own)
{
    private const string Blocks = "global::CurseOfMemory.ParameterBlocks", Input = "global::System.ReadOnlySpan<double>", Output = "global::System.Span<double>";

    private readonly string _residuals = own("residuals"), _jacobian = own("jacobian"), _number = own("k");

    public IEnumerable<MethodPlan> Plan()
    {
        yield return new("The number of residuals.", [], "int global::CurseOfMemory.IResiduals.Count", false, [Plain($"get => {objective.Count}")]);
        string arguments = string.Join(", ", layout.Arguments(objective.Term, _number));
        yield return new(
            "The residuals.", [Theta, Note(_residuals, "Receives the residuals.")], $"public void Residuals({Input} {theta}, {Output} {_residuals})", false,
            [.. layout.Checks, Check(_residuals, objective.Count), Each($"{_residuals}[{_number}] = {objective.Term.Name}({arguments})")]);
        yield return new(
            "The residuals and their Jacobian.", [Theta, Note(_residuals, "Receives the residuals."), Note(_jacobian, "Receives the Jacobian, residuals x parameters, row-major.")],
            $"public void Jacobian({Input} {theta}, {Output} {_residuals}, {Output} {_jacobian})", false,
            [
                .. layout.Checks,
                Check(_residuals, objective.Count),
                Check(_jacobian, $"{objective.Count} * {theta}.Length"),
                Each($"{_residuals}[{_number}] = {row}({arguments}, {_jacobian}.Slice({_number} * {theta}.Length, {theta}.Length))"),
            ]);
    }

    private string Theta => Note(theta, $"The parameters {layout.Names}, packed in order.");

    private static string Note(string name, string text) => $"<param name=\"{name}\">{text}</param>";

    private static Line Check(string name, string length) => Plain($"{Blocks}.CheckLength(nameof({name}), {name}.Length, {length})");

    private Line Each(string statement) =>
        new CountLine(new Variable(_number, "int"), true, Term.Integer(0), Term.Plain(objective.Count), 1, [Plain(statement)]);
}
