using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>Operations on what is wider than a double, as C#.</summary>
internal abstract class WideOperations
{
    /// <summary>A term as the value of a wide variable or element.</summary>
    public abstract Term Widen(Term term);

    /// <summary>Whether a step is computed in wide numbers.</summary>
    public abstract bool Takes(Compute compute, Kind kind, IReadOnlyList<Term> arguments);

    public abstract Term Of(Compute compute, Kind kind, IReadOnlyList<Term> arguments);
}

/// <summary>Operations in extended precision: C# converts doubles and integers by itself, but would compute with two of them in double.</summary>
/// <param name="scalar">The C# type of the numbers.</param>
internal sealed class ExtendedOperations(string scalar) : WideOperations
{
    public override Term Widen(Term term) => term;

    public override bool Takes(Compute compute, Kind kind, IReadOnlyList<Term> arguments) => compute.Operation switch
    {
        Operation.Copy or Operation.ToReal or Operation.RoundToSingle => false,
        Operation.IsNaN => true,
        _ => kind == Kind.Real,
    };

    public override Term Of(Compute compute, Kind kind, IReadOnlyList<Term> arguments) => compute.Operation switch
    {
        Operation.IsNaN => Term.Call(scalar + ".IsNaN", false, arguments),
        Operation.Function => Function(Functions.All[compute.Row], compute.Order, arguments),
        Operation.Negate => Operations.Term(compute, kind, arguments) with { IsWide = arguments[0].IsWide },
        Operation.Choose => Operations.Term(compute, kind, arguments),
        _ => Operations.Term(compute, kind, arguments.Any(argument => argument.IsWide) ? arguments : [Cast(arguments[0]), arguments[1]]) with { IsWide = true },
    };

    /// <summary>A constant of more digits than a double has.</summary>
    public static Term Number(string scalar, Operand constant) =>
        Term.Call(scalar + ".FromSum", true, [Term.Real(constant.Value), Term.Real(constant.Low)]) with { IsWide = true };

    private Term Function(Function function, int order, IReadOnlyList<Term> arguments)
    {
        IEnumerable<Term> values = arguments.Select(Cast);
        return Term.Call(function.Extended!, true, [.. function.HasOrder ? values.Prepend(Term.Integer(order)) : values]) with { IsWide = true };
    }

    // (T)-1 would be a difference
    private Term Cast(Term term) => term.IsWide ? term
        : (term.Precedence < Operators.Primary ? Term.Code($"({scalar})({{0}})", term) : Term.Prefix($"({scalar})", true, term)) with { IsReal = true, IsWide = true };
}
