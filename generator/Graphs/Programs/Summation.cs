namespace CurseOfMemory.Generator.Graphs.Programs;

/// <summary>Sums of functions over one of their integer parameters.</summary>
internal static class Summation
{
    /// <summary>A term of the sum: the function, or its square.</summary>
    public static FunctionModel Term(FunctionModel term, bool squares)
    {
        Procedure main = term.Programs.Main;
        int square = main.Locals.Count;
        Operand value = Operand.Of(main.Results[0], Kind.Real);
        Procedure squared = main with
        {
            Locals = main.Locals.Append(new("", Kind.Real)).ToEquatableArray(),
            Body = Block.Of(main.Body.Steps.Append(new Compute(square, Operation.Multiply, new([value, value])))),
            Results = new([square]),
        };
        return squares ? term with { Programs = term.Programs with { Procedures = term.Programs.Procedures.Skip(1).Prepend(squared).ToEquatableArray() } } : term;
    }

    /// <summary>The sum over a parameter from 0 below a count of a function, or of its square; null where its arrays depend on the parameter.</summary>
    /// <param name="count">The number of terms, as C#.</param>
    public static FunctionModel? Of(FunctionModel term, int parameter, string count, bool squares)
    {
        Procedure main = term.Programs.Main;
        int number = term.Parameters[parameter].Number;
        if (main.Prologue.All().Any(step => step.Reads().Any(operand => !operand.IsConstant && operand.Local == number)))
            return null;
        int first = main.Locals.Count, limit = first, total = first + 1, square = first + 2, counter = first + 3;
        Operand Of(int local, Kind kind) => Operand.Of(local, kind);
        Operand value = Of(main.Results[0], Kind.Real);
        Step[] squared = squares ? [new Compute(square, Operation.Multiply, new([value, value]))] : [];
        Step[] pass =
        [
            new Compute(number, Operation.Copy, new([Of(counter, Kind.Integer)])),
            .. main.Body.Steps,
            .. squared,
            new Compute(total, Operation.Add, new([Of(total, Kind.Real), squares ? Of(square, Kind.Real) : value])),
        ];
        Procedure sum = main with
        {
            Locals = main.Locals.Concat([new("count", Kind.Integer), new("total", Kind.Real), new("", Kind.Real), new(main.Locals[number].Name, Kind.Integer)]).ToEquatableArray(),
            Parameters = main.Parameters.Where(local => local != number).ToEquatableArray(),
            Body = Block.Of(
            [
                new ReadData(limit, count.Replace("{", "{{").Replace("}", "}}"), EquatableArray<Operand>.Empty),
                new Compute(total, Operation.Copy, new([Operand.Real(0)])),
                new For(counter, Operand.Integer(0), Of(limit, Kind.Integer), 1, Block.Of(pass)),
            ]),
            Results = new([total]),
        };
        return term with
        {
            Programs = term.Programs with { Procedures = term.Programs.Procedures.Skip(1).Prepend(sum).ToEquatableArray() },
            Parameters = term.Parameters.Where((_, i) => i != parameter).ToEquatableArray(),
        };
    }
}
