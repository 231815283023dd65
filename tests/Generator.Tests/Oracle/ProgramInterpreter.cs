using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Tests.Oracle;

/// <summary>A scalar of a running program.</summary>
internal readonly record struct Slot<T>(T Real, long Integer);

/// <summary>A piece of an array of a running program.</summary>
internal readonly record struct Piece<T>(Slot<T>[] Items, int Offset, int Length)
{
    public ref Slot<T> this[long index] => ref Items[index >= 0 && index < Length ? Offset + index : throw new IndexOutOfRangeException($"{index} of {Length}")];
}

/// <summary>Runs procedures step by step over any numbers; what was never set is NaN.</summary>
internal sealed class ProgramInterpreter<T, TArithmetic>(ProcedureList programs)
    where TArithmetic : struct, IArithmetic<T>
{
    private readonly Stack<Slot<T>> _tape = [];

    /// <summary>How many numbers have been put on the tape.</summary>
    public int Pushes { get; private set; }

    /// <summary>The greatest length of the tape.</summary>
    public int TapeLength { get; private set; }

    /// <summary>What is left on the tape.</summary>
    public int TapeRest => _tape.Count;

    /// <summary>How many steps have run.</summary>
    public long Steps { get; private set; }

    /// <summary>Functions of the user's, by their text.</summary>
    public Dictionary<string, Func<T[], T>> Opaque { get; } = [];

    /// <summary>Data of the user's, by its text and operands.</summary>
    public Func<string, long[], double> Data { get; init; } = (text, _) => throw new ArgumentException($"There is no data '{text}'.");

    /// <summary>Runs the main procedure; the results in order, arrays in place.</summary>
    public Slot<T>[] Run(Slot<T>[] scalars, Slot<T>[][] arrays) =>
        Call(0, scalars, [.. arrays.Select(array => new Piece<T>(array, 0, array.Length))]);

    public static Slot<T> Undefined => new(TArithmetic.Of(double.NaN), long.MinValue / 2);

    public static Slot<T> Real(double x) => new(TArithmetic.Of(x), 0);

    private Slot<T>[] Call(int number, Slot<T>[] scalars, Piece<T>[] arrays)
    {
        Procedure procedure = programs.Procedures[number];
        Slot<T>[] locals = [.. Enumerable.Repeat(Undefined, procedure.Locals.Count)];
        if (scalars.Length != procedure.Parameters.Count || arrays.Length != procedure.ArrayParameters.Count())
            throw new ArgumentException($"{procedure.Name} takes {procedure.Parameters.Count} scalars and {procedure.ArrayParameters.Count()} arrays.");
        for (int i = 0; i < scalars.Length; i++)
            locals[procedure.Parameters[i]] = scalars[i];
        Frame frame = new(this, procedure, locals, [.. arrays, .. new Piece<T>[procedure.Arrays.Count - arrays.Length]]);
        frame.Run(procedure.Prologue);
        for (int array = arrays.Length; array < procedure.Arrays.Count; array++)
        {
            int length = (int)frame.Value(procedure.Arrays[array].Length).Integer;
            frame.Arrays[array] = new([.. Enumerable.Repeat(Undefined, length)], 0, length);
        }
        frame.Run(procedure.Body);
        return [.. procedure.Results.Select(result => locals[result])];
    }

    private void Push(Slot<T> value)
    {
        _tape.Push(value);
        Pushes++;
        TapeLength = Math.Max(TapeLength, _tape.Count);
    }

    /// <summary>One call.</summary>
    private sealed class Frame(ProgramInterpreter<T, TArithmetic> machine, Procedure procedure, Slot<T>[] locals, Piece<T>[] arrays)
    {
        public Piece<T>[] Arrays => arrays;

        public Slot<T> Value(Operand operand) => operand switch
        {
            { IsConstant: false } => locals[operand.Local],
            { Kind: Kind.Real } => Real(operand.Value),
            _ => new(default!, (long)operand.Value),
        };

        public void Run(Block block)
        {
            foreach (Step step in block.Steps)
            {
                machine.Steps++;
                Run(step);
            }
        }

        private void Run(Step step)
        {
            switch (step)
            {
                case If branch:
                    Run(Value(branch.Condition).Integer != 0 ? branch.Then : branch.Else);
                    break;
                case For loop:
                    Loop(loop);
                    break;
                case While loop:
                    for (Run(loop.Test); Value(loop.Condition).Integer != 0; Run(loop.Test))
                        Run(loop.Body);
                    break;
                case Call call:
                    Slot<T>[] results = machine.Call(call.Procedure, Values(call.Arguments), [.. call.Arrays.Select(Piece)]);
                    for (int i = 0; i < results.Length; i++)
                        locals[call.Targets[i]] = results[i];
                    break;
                default:
                    RunSimple(step);
                    break;
            }
        }

        private void Loop(For loop)
        {
            long to = Value(loop.To).Integer;
            for (long counter = Value(loop.From).Integer; loop.Stride > 0 ? counter < to : counter > to; counter += loop.Stride)
            {
                locals[loop.Counter] = new(default!, counter);
                Run(loop.Body);
            }
            locals[loop.Counter] = Undefined;
        }

        private Piece<T> Piece(View view)
        {
            (int offset, int length) = ((int)Value(view.Offset).Integer, (int)Value(view.Length).Integer);
            Piece<T> whole = arrays[view.Array];
            return offset >= 0 && length >= 0 && offset + length <= whole.Length
                ? new(whole.Items, whole.Offset + offset, length)
                : throw new IndexOutOfRangeException($"{offset}..{offset + length} of {whole.Length}");
        }

        private void RunSimple(Step step)
        {
            switch (step)
            {
                case Compute compute:
                    locals[compute.Target] = Operations.Apply<T, TArithmetic>(compute, procedure.Locals[compute.Target].Kind, Values(compute.Arguments));
                    break;
                case Load load:
                    locals[load.Target] = arrays[load.Array][Value(load.Index).Integer];
                    break;
                case Store store:
                    arrays[store.Array][Value(store.Index).Integer] = Value(store.Value);
                    break;
                case AddTo add:
                    ref Slot<T> item = ref arrays[add.Array][Value(add.Index).Integer];
                    item = new(TArithmetic.Add(item.Real, Value(add.Value).Real), 0);
                    break;
                case Fill fill:
                    for (int i = 0; i < arrays[fill.Array].Length; i++)
                        arrays[fill.Array][i] = Value(fill.Value);
                    break;
                case LengthOf length:
                    locals[length.Target] = new(default!, arrays[length.Array].Length);
                    break;
                case ReadData data:
                    double read = machine.Data(data.Text, [.. Values(data.Arguments).Select(value => value.Integer)]);
                    locals[data.Target] = procedure.Locals[data.Target].Kind == Kind.Real ? Real(read) : new(default!, (long)read);
                    break;
                case CallOpaque call:
                    locals[call.Target] = new(machine.Opaque[call.Text]([.. Values(call.Arguments).Select(value => value.Real)]), 0);
                    break;
                default:
                    RunTape(step);
                    break;
            }
        }

        private void RunTape(Step step)
        {
            switch (step)
            {
                case Push push:
                    machine.Push(Value(push.Value));
                    break;
                case Pop pop:
                    locals[pop.Target] = machine._tape.Pop();
                    break;
                case PushArray push:
                    for (int i = 0; i < arrays[push.Array].Length; i++)
                        machine.Push(arrays[push.Array][i]);
                    break;
                case PopArray pop:
                    for (int i = arrays[pop.Array].Length - 1; i >= 0; i--)
                        arrays[pop.Array][i] = machine._tape.Pop();
                    break;
                default:
                    throw new ArgumentException($"The interpreter knows no step {step.GetType().Name}.");
            }
        }

        private Slot<T>[] Values(IEnumerable<Operand> operands) => [.. operands.Select(Value)];
    }
}
