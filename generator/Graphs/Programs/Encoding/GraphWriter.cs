using System.Globalization;
using System.Text;

namespace CurseOfMemory.Generator.Graphs.Programs.Encoding;

/// <summary>Writes a function as text for an attribute of its assembly: words and numbers in a fixed order, see <see cref="GraphReader"/>.</summary>
internal sealed class GraphWriter
{
    /// <summary>The version of the format: a reader refuses all others.</summary>
    public const int Version = 1;

    /// <summary>What stands last, so that a text that was cut off is known.</summary>
    public const string End = ".";

    private readonly StringBuilder _text = new();

    public static string Write(FunctionModel function)
    {
        GraphWriter writer = new();
        writer.Function(function);
        return writer._text.Append(End).ToString();
    }

    private void Function(FunctionModel function)
    {
        Text(function.Name);
        Text(function.Summary);
        Number(function.ReturnsValue ? 1 : 0);
        List(function.Parameters, parameter =>
        {
            Text(parameter.Name);
            Text(parameter.Type);
            Number((int)parameter.Kind);
            Number(parameter.IsActive ? 1 : 0);
            Number(parameter.Number);
        });
        List(function.Programs.Procedures, Procedure);
    }

    private void Procedure(Procedure procedure)
    {
        Text(procedure.Name);
        List(procedure.Locals, local =>
        {
            Text(local.Name);
            Number((int)local.Kind);
        });
        List(procedure.Parameters, Number);
        List(procedure.Arrays, array =>
        {
            Text(array.Name);
            Number((int)array.Element);
            Number((int)array.Role);
            Operand(array.Length);
        });
        Block(procedure.Prologue);
        Block(procedure.Body);
        List(procedure.Results, Number);
    }

    private void Block(Programs.Block block) => List(block.Steps, Step);

    private void Step(Step step)
    {
        Word(StepCodes.Of(step));
        switch (step)
        {
            case If branch:
                Operand(branch.Condition);
                Block(branch.Then);
                Block(branch.Else);
                break;
            case For loop:
                Number(loop.Counter);
                Operands(loop.From, loop.To);
                Number(loop.Stride);
                Block(loop.Body);
                if (loop.Every > 0)
                    Number(loop.Every);
                break;
            case While loop:
                Block(loop.Test);
                Operand(loop.Condition);
                Block(loop.Body);
                break;
            default:
                Assignment(step);
                break;
        }
    }

    private void Assignment(Step step)
    {
        switch (step)
        {
            case Compute compute:
                Numbers(compute.Target, (int)compute.Operation);
                List(compute.Arguments, Operand);
                Text(compute.Operation == Operation.Function ? Functions.All[compute.Row].Name : "");
                Number(compute.Order);
                break;
            case ReadData read:
                Number(read.Target);
                Text(read.Text);
                List(read.Arguments, Operand);
                break;
            case CallOpaque call:
                Number(call.Target);
                List(call.Rules, Rule);
                Number(call.Rule);
                List(call.Arguments, Operand);
                break;
            default:
                Access(step);
                break;
        }
    }

    private void Rule(OpaqueRule rule)
    {
        Text(rule.Text);
        List(rule.Partials, Number);
    }

    private void Access(Step step)
    {
        switch (step)
        {
            case Load load:
                Numbers(load.Target, load.Array);
                Operand(load.Index);
                break;
            case Store store:
                Number(store.Array);
                Operands(store.Index, store.Value);
                break;
            case AddTo add:
                Number(add.Array);
                Operands(add.Index, add.Value);
                break;
            case Fill fill:
                Number(fill.Array);
                Operand(fill.Value);
                break;
            case LengthOf length:
                Numbers(length.Target, length.Array);
                break;
            default:
                Call(step);
                break;
        }
    }

    private void Call(Step step)
    {
        switch (step)
        {
            case Call call:
                Number(call.Procedure);
                List(call.Arguments, Operand);
                List(call.Arrays, View);
                List(call.Targets, Number);
                break;
            case CallDerivative call:
                Numbers((int)call.Derivative, call.Procedure);
                List(call.Active, active => Number(active ? 1 : 0));
                List(call.Arguments, Operand);
                List(call.Arrays, View);
                List(call.Targets, Number);
                break;
        }
    }

    private void View(View view)
    {
        Number(view.Array);
        Operands(view.Offset, view.Length);
    }

    private void Operands(Operand first, Operand second)
    {
        Operand(first);
        Operand(second);
    }

    private void Operand(Operand operand)
    {
        Numbers((int)operand.Kind, operand.Local);
        if (operand.IsConstant)
            Word(operand.Value.ToString("R", CultureInfo.InvariantCulture));
    }

    private void List<T>(IReadOnlyCollection<T> items, Action<T> write)
    {
        Number(items.Count);
        foreach (T item in items)
            write(item);
    }

    private void Numbers(int first, int second)
    {
        Number(first);
        Number(second);
    }

    private void Number(int number) => Word(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Text behind its length, so that it may hold anything.</summary>
    private void Text(string text)
    {
        Number(text.Length);
        Word(text);
    }

    private void Word(string word) => _text.Append(word).Append(' ');
}
