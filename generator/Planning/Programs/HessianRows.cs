using static CurseOfMemory.Generator.Planning.Programs.Line;

namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>A Hessian by its products with unit vectors.</summary>
internal static class HessianRows
{
    // row j of H is H e_j; what is left of the diagonal is copied from the rows above, so that H is symmetric to the last bit
    /// <param name="take">Gives a name that is free.</param>
    /// <param name="n">The number of parameters.</param>
    /// <param name="unit">A vector of as many zeros.</param>
    /// <param name="mayBeEmpty">Whether there may be no parameters, so that only the value is to be had.</param>
    /// <param name="product">The call that puts the product with the unit vector into a row, and returns the value.</param>
    /// <param name="result">What is returned, from the value.</param>
    public static IEnumerable<Line> Of(
        Precision precision, Func<string, string> take, string n, string unit, string hessian, bool mayBeEmpty, Func<string, string> product, Func<string, string> result)
    {
        string j = take("j"), k = take("k"), row = take("row"), value = take("value");
        yield return Declaration(precision.Scalar, value, "double.NaN");
        if (mayBeEmpty)
            yield return new BranchLine(Term.Plain($"{n} == 0"), [Plain($"{value} = {product(hessian)}")], []);
        yield return Count(j, n,
        [
            Declaration(precision.Of("global::System.Span<double>"), row, $"{hessian}.Slice({j} * {n}, {n})"),
            Plain($"{unit}[{j}] = 1"),
            Plain($"{value} = {product(row)}"),
            Plain($"{unit}[{j}] = 0"),
            Count(k, j, [Plain($"{row}[{k}] = {hessian}[{k} * {n} + {j}]")]),
        ]);
        yield return Plain($"return {result(value)}");
    }

    private static Line Count(string counter, string limit, IReadOnlyList<Line> body) =>
        new CountLine(new Variable(counter, "int"), true, Term.Plain("0"), Term.Plain(limit), 1, body);
}
