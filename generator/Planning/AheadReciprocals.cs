namespace CurseOfMemory.Generator.Planning;

/// <summary>
/// Loops of extended precision that begin with a division have it done a pass ahead. A pass is some forty operations that wait for it, more than a
/// processor looks ahead while the division takes its time.
/// </summary>
internal static class AheadReciprocals
{
    public static Statement[] Apply(ExpressionPool pool, NameTable names, IReadOnlyList<Statement> statements)
    {
        List<Statement> result = [];
        foreach (Statement statement in statements)
        {
            if (statement is Loop { IsLanes: false, From: "0", Body: [Define { Value: { Kind: ExpressionKind.ReciprocalOfSum } value } first, ..] } loop
                && value.Arguments is [{ IsLanes: false, Kind: ExpressionKind.Element or ExpressionKind.Datum } x, { Kind: ExpressionKind.Name } y] && x.Index == loop.Index)
            {
                string ahead = names.Take("ahead");
                Expression At(string index) => pool.ReciprocalOfSum(pool.Within(x.Text, index), y, value.Text);
                result.Insert(Declarations(result), new Define(ahead, At("0")));
                result.Add(loop with { Body = [first with { Value = pool.Name(ahead, true) }, new Advance(ahead, At(loop.Index + " + 1")), .. loop.Body.Skip(1)] });
            }
            else
                result.Add(statement);
        }
        return [.. result];
    }

    /// <summary>Where the accumulators of a loop begin that comes next.</summary>
    private static int Declarations(List<Statement> before) => before.FindLastIndex(statement => statement is not Declare) + 1;
}
