namespace CurseOfMemory.Generator.Graphs.Programs;

/// <summary>Sums of functions over one of their integer parameters.</summary>
internal static class Summation
{
    /// <summary>The square of a function.</summary>
    public static FunctionModel Square(FunctionModel function)
    {
        Procedure main = function.Programs.Main;
        int square = main.Locals.Count;
        Operand value = Operand.Of(main.Results[0], Kind.Real);
        return function with
        {
            Programs = function.Programs.WithMain(main with
            {
                Locals = main.Locals.Append(new("", Kind.Real)).ToEquatableArray(),
                Body = Block.Of(main.Body.Steps.Append(new Compute(square, Operation.Multiply, new([value, value])))),
                Results = new([square]),
            }),
        };
    }

    /// <summary>The sum of a function over a parameter from 0 below a count; null where its arrays depend on the parameter.</summary>
    /// <param name="count">The number of terms, as C#.</param>
    public static FunctionModel? Of(FunctionModel term, int parameter, string count)
    {
        Procedure main = term.Programs.Main;
        int number = term.Parameters[parameter].Number;
        if (main.Prologue.All().Any(step => step.Reads().Any(operand => !operand.IsConstant && operand.Local == number)))
            return null;
        int limit = main.Locals.Count, total = limit + 1, counter = limit + 2;
        Operand sum = Operand.Of(total, Kind.Real);
        Step[] pass =
        [
            new Compute(number, Operation.Copy, new([Operand.Of(counter, Kind.Integer)])),
            .. main.Body.Steps,
            new Compute(total, Operation.Add, new([sum, Operand.Of(main.Results[0], Kind.Real)])),
        ];
        return term with
        {
            Programs = term.Programs.WithMain(main with
            {
                Locals = main.Locals.Concat([new("count", Kind.Integer), new("total", Kind.Real), new(main.Locals[number].Name, Kind.Integer)]).ToEquatableArray(),
                Parameters = main.Parameters.Where(local => local != number).ToEquatableArray(),
                Body = Block.Of(
                [
                    new ReadData(limit, count.Replace("{", "{{").Replace("}", "}}"), EquatableArray<Operand>.Empty),
                    new Compute(total, Operation.Copy, new([Operand.Real(0)])),
                    new For(counter, Operand.Integer(0), Operand.Of(limit, Kind.Integer), 1, Block.Of(pass)),
                ]),
                Results = new([total]),
            }),
            Parameters = term.Parameters.Where((_, i) => i != parameter).ToEquatableArray(),
        };
    }
}
