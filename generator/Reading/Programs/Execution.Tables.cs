using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Arrays of integers that the program writes down in braces and leaves as they are, as the sizes of a network's layers: none is larger than the largest.</summary>
internal sealed partial class Execution
{
    private readonly Dictionary<int, Table> _tables = [];

    /// <param name="Code">The code that makes the array.</param>
    /// <param name="Size">What no element exceeds, by size.</param>
    /// <param name="Made">The steps that fill it.</param>
    private sealed record Table(SyntaxNode Code, Operand Size, Step[] Made)
    {
        /// <summary>Whether something depends on it that the elements stay.</summary>
        public bool IsUsed { get; set; }
    }

    private void StoreIntegers(Storage.Array array, IReadOnlyList<IOperation> values, IOperation at)
    {
        Operand[] numbers = [.. EvaluateAll(values).Select((value, i) => steps.Pin(Scalar(value, values[i])))];
        Step[] made = [.. numbers.Select((number, i) => new Store(array.Number, Operand.Integer(i), number))];
        Array.ForEach(made, steps.Emit);
        if (numbers.Length > 0 && numbers.All(number => steps.AtEntry(number) is not null) && !session.Findings.Changing.Contains(at.Syntax))
            _tables[array.Number] = new(at.Syntax, Largest(numbers.Select(number => steps.AtEntry(IntegerOf(number))!.Value)), made);

        Operand IntegerOf(Operand x) => x.IsConstant ? Operand.Integer(Math.Abs((long)x.Value)) : steps.AtEntry(steps.Larger(steps.AtEntry(x), steps.AtEntry(Minus(Operand.Integer(0), x)))!.Value)!.Value;
    }

    /// <summary>An element that was read from an array.</summary>
    private Value Bounded(Operand element, int array)
    {
        if (_tables.TryGetValue(array, out Table? table))
        {
            steps.Bound(element.Local, () =>
            {
                table.IsUsed = true;
                return (Minus(Operand.Integer(0), table.Size), table.Size);
            });
        }
        return Value.Of(element);
    }

    /// <summary>Begins anew where a table changes that was taken to stay.</summary>
    private void RequireTables()
    {
        foreach ((int array, Table table) in _tables.Select(pair => (pair.Key, pair.Value)).Where(pair => pair.Value.IsUsed))
        {
            if (Block.Of(steps.Written).All().Any(step => Trace.Changes(step, [array]) && !table.Made.Any(made => ReferenceEquals(made, step))))
            {
                session.Findings.Changing.Add(table.Code);
                throw new ReadAnew();
            }
        }
    }
}
