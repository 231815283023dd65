namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>Memory for one call: from the stack where few numbers are enough, else from the shared pool, to which it returns whatever happens.</summary>
internal static class Rental
{
    private const string Pool = "global::System.Buffers.ArrayPool<double>.Shared", Span = "global::System.Span<double>";

    /// <param name="take">Gives a name that is free.</param>
    /// <param name="length">How many numbers it holds.</param>
    /// <param name="use">The statements that use the memory, from its name.</param>
    /// <param name="stack">How many numbers may stand on the stack.</param>
    public static IReadOnlyList<Line> Around(Precision precision, Func<string, string> take, Term length, Func<string, IReadOnlyList<Line>> use, int stack = Memory.StackLength)
    {
        string scalar = precision.Scalar, pool = precision.Of(Pool), needed = take("length"), rented = take("rented"), memory = take("memory");
        return
        [
            new DeclareLine(new Variable(needed, "int"), length),
            new DeclareLine(new Variable(rented, scalar + "[]?"), Term.Plain("null")),
            new DeclareLine(
                new Variable(memory, precision.Of(Span)), Term.Plain($"{needed} <= {stack} ? stackalloc {scalar}[{stack}] : {rented} = {pool}.Rent({needed})")),
            new TryLine(use(memory), [new BranchLine(Term.Plain($"{rented} is not null"), [new PlainLine(Term.Plain($"{pool}.Return({rented})"))], [])]),
        ];
    }
}
