using System.Reflection;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Tests.Reading.Programs;

/// <summary>Reads the user's data: the text of a <see cref="ReadData"/> and its operands.</summary>
internal delegate object DataReader(string text, long[] operands);

/// <summary>Runs a program in double, step by step, as the steps are defined.</summary>
/// <param name="opaque">Calls a method of the user's by its C# name.</param>
internal sealed class Machine(ProcedureList program, DataReader data, Func<string, object[], double> opaque)
{
    private const int MostSteps = 5_000_000;

    private readonly Stack<double> _tape = [];
    private int _steps;

    private sealed class Memory(Procedure procedure)
    {
        public readonly double[] Reals = new double[procedure.Locals.Count];
        public readonly long[] Integers = new long[procedure.Locals.Count];
        public readonly ArraySegment<double>[] RealArrays = new ArraySegment<double>[procedure.Arrays.Count];
        public readonly long[][] IntegerArrays = new long[procedure.Arrays.Count][];

        public Procedure Procedure => procedure;

        public double Real(Operand operand) => operand.IsConstant ? operand.Value : Reals[operand.Local];

        public long Integer(Operand operand) => operand.IsConstant ? (long)operand.Value : Integers[operand.Local];

        public Kind Kind(int local) => procedure.Locals[local].Kind;
    }

    /// <summary>Runs the main procedure.</summary>
    /// <param name="scalars">Its scalar parameters: double, or long for integers and truth values.</param>
    /// <param name="arrays">Its array parameters.</param>
    public double Run(object[] scalars, double[][] arrays)
    {
        Memory memory = new(program.Main);
        for (int i = 0; i < scalars.Length; i++)
        {
            if (scalars[i] is double real)
                memory.Reals[program.Main.Parameters[i]] = real;
            else
                memory.Integers[program.Main.Parameters[i]] = (long)scalars[i];
        }
        for (int i = 0; i < arrays.Length; i++)
            memory.RealArrays[i] = arrays[i];
        Run(memory);
        return program.Main.Results.Count == 0 ? 0 : memory.Reals[program.Main.Results[0]];
    }

    private void Run(Memory memory)
    {
        Run(memory.Procedure.Prologue, memory);
        for (int i = 0; i < memory.Procedure.Arrays.Count; i++)
        {
            ArrayVariable array = memory.Procedure.Arrays[i];
            if (array.Role != ArrayRole.Own)
                continue;
            long length = memory.Integer(array.Length);
            double[] reals = new double[array.Element == Kind.Real ? length : 0];
            Array.Fill(reals, double.NaN);
            memory.RealArrays[i] = reals;
            memory.IntegerArrays[i] = new long[array.Element == Kind.Real ? 0 : length];
        }
        Run(memory.Procedure.Body, memory);
    }

    private void Run(Block block, Memory memory)
    {
        foreach (Step step in block.Steps)
            Run(step, memory);
    }

    private void Run(Step step, Memory memory)
    {
        Assert.True(++_steps < MostSteps, "The program doesn't end.");
        switch (step)
        {
            case Compute compute:
                Compute(compute, memory);
                break;
            case Load { Index: var index } load when memory.Kind(load.Target) == Kind.Real:
                memory.Reals[load.Target] = memory.RealArrays[load.Array][(int)memory.Integer(index)];
                break;
            case Load load:
                memory.Integers[load.Target] = memory.IntegerArrays[load.Array][memory.Integer(load.Index)];
                break;
            case Store store when store.Value.Kind == Kind.Real:
                ArraySegment<double> segment = memory.RealArrays[store.Array];
                segment[(int)memory.Integer(store.Index)] = memory.Real(store.Value);
                break;
            case AddTo add:
                ArraySegment<double> sums = memory.RealArrays[add.Array];
                sums[(int)memory.Integer(add.Index)] += memory.Real(add.Value);
                break;
            case Store store:
                memory.IntegerArrays[store.Array][memory.Integer(store.Index)] = memory.Integer(store.Value);
                break;
            case Fill fill when fill.Value.Kind == Kind.Real:
                memory.RealArrays[fill.Array].AsSpan().Fill(memory.Real(fill.Value));
                break;
            case Fill fill:
                Array.Fill(memory.IntegerArrays[fill.Array], memory.Integer(fill.Value));
                break;
            case LengthOf length:
                memory.Integers[length.Target] = memory.RealArrays[length.Array].Count;
                break;
            case ReadData read:
                Read(read, memory);
                break;
            default:
                RunControl(step, memory);
                break;
        }
    }

    private void RunControl(Step step, Memory memory)
    {
        switch (step)
        {
            case If branch:
                Run(memory.Integer(branch.Condition) != 0 ? branch.Then : branch.Else, memory);
                break;
            case For loop:
                long to = memory.Integer(loop.To);
                for (long i = memory.Integer(loop.From); loop.Stride > 0 ? i < to : i > to; i += loop.Stride)
                {
                    memory.Integers[loop.Counter] = i;
                    Run(loop.Body, memory);
                }
                break;
            case While loop:
                Run(loop.Test, memory);
                while (memory.Integer(loop.Condition) != 0)
                {
                    Run(loop.Body, memory);
                    Run(loop.Test, memory);
                }
                break;
            case Push push:
                _tape.Push(push.Value.Kind == Kind.Real ? memory.Real(push.Value) : memory.Integer(push.Value));
                break;
            case Pop { Target: var target } when memory.Kind(target) == Kind.Real:
                memory.Reals[target] = _tape.Pop();
                break;
            case Pop pop:
                memory.Integers[pop.Target] = (long)_tape.Pop();
                break;
            case CallOpaque call:
                memory.Reals[call.Target] = opaque(call.Text, [.. call.Arguments.Select(x => x.Kind == Kind.Real ? (object)memory.Real(x) : memory.Integer(x))]);
                break;
            case Call call:
                Call(call, memory);
                break;
            default:
                throw new NotSupportedException(step.ToString());
        }
    }

    private void Call(Call call, Memory memory)
    {
        Memory callee = new(program.Procedures[call.Procedure]);
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            int parameter = callee.Procedure.Parameters[i];
            if (call.Arguments[i].Kind == Kind.Real)
                callee.Reals[parameter] = memory.Real(call.Arguments[i]);
            else
                callee.Integers[parameter] = memory.Integer(call.Arguments[i]);
        }
        for (int i = 0; i < call.Arrays.Count; i++)
        {
            View view = call.Arrays[i];
            callee.RealArrays[i] = memory.RealArrays[view.Array].Slice((int)memory.Integer(view.Offset), (int)memory.Integer(view.Length));
        }
        Run(callee);
        for (int i = 0; i < call.Targets.Count; i++)
        {
            memory.Reals[call.Targets[i]] = callee.Reals[callee.Procedure.Results[i]];
            memory.Integers[call.Targets[i]] = callee.Integers[callee.Procedure.Results[i]];
        }
    }

    private void Read(ReadData read, Memory memory)
    {
        object value = data(read.Text, [.. read.Arguments.Select(memory.Integer)]);
        if (memory.Kind(read.Target) == Kind.Real)
            memory.Reals[read.Target] = Convert.ToDouble(value);
        else
            memory.Integers[read.Target] = Convert.ToInt64(value);
    }

    private static void Compute(Compute step, Memory memory)
    {
        Operand x = step.Arguments[0], y = step.Arguments.Count > 1 ? step.Arguments[1] : default;
        if (memory.Kind(step.Target) == Kind.Real)
            memory.Reals[step.Target] = Real(step, x, y, memory);
        else if (x.Kind == Kind.Real)
            memory.Integers[step.Target] = OfReals(step.Operation, memory.Real(x), step.Arguments.Count > 1 ? memory.Real(y) : 0);
        else
            memory.Integers[step.Target] = Integer(step.Operation, memory.Integer(x), step.Arguments.Count > 1 ? memory.Integer(y) : 0, x.Kind == Kind.Truth);
    }

    private static double Real(Compute step, Operand x, Operand y, Memory memory) => step.Operation switch
    {
        Operation.Copy => memory.Real(x),
        Operation.Negate => -memory.Real(x),
        Operation.Add => memory.Real(x) + memory.Real(y),
        Operation.Subtract => memory.Real(x) - memory.Real(y),
        Operation.Multiply => memory.Real(x) * memory.Real(y),
        Operation.Divide => memory.Real(x) / memory.Real(y),
        Operation.Remainder => memory.Real(x) % memory.Real(y),
        Operation.ToReal => memory.Integer(x),
        Operation.RoundToSingle => (float)memory.Real(x),
        Operation.Function => Method(Functions.All[step.Row].Scalar, step.Arguments.Count)([.. step.Arguments.Select(memory.Real)]),
        _ => throw new NotSupportedException(step.ToString()),
    };

    private static long OfReals(Operation operation, double x, double y) => operation switch
    {
        Operation.ToInteger => (long)x,
        Operation.ToInt32 => (int)x,
        Operation.Less => x < y ? 1 : 0,
        Operation.LessOrEqual => x <= y ? 1 : 0,
        Operation.Equal => x == y ? 1 : 0,
        Operation.NotEqual => x != y ? 1 : 0,
        Operation.IsNaN => double.IsNaN(x) ? 1 : 0,
        _ => throw new NotSupportedException(operation.ToString()),
    };

    private static long Integer(Operation operation, long x, long y, bool truth) => operation switch
    {
        Operation.Copy => x,
        Operation.Negate => -x,
        Operation.Add => x + y,
        Operation.Subtract => x - y,
        Operation.Multiply => x * y,
        Operation.Divide => x / y,
        Operation.Remainder => x % y,
        Operation.Less => x < y ? 1 : 0,
        Operation.LessOrEqual => x <= y ? 1 : 0,
        Operation.Equal => x == y ? 1 : 0,
        Operation.NotEqual => x != y ? 1 : 0,
        Operation.And => x & y,
        Operation.Or => x | y,
        Operation.ExclusiveOr => x ^ y,
        Operation.Not => truth ? 1 - x : ~x,
        Operation.ShiftLeft => x << (int)y,
        Operation.ShiftRight => x >> (int)y,
        _ => throw new NotSupportedException(operation.ToString()),
    };

    private static readonly Dictionary<(string, int), Func<double[], double>> Methods = [];

    /// <summary>A static method by its C# name.</summary>
    private static Func<double[], double> Method(string name, int arity)
    {
        lock (Methods)
        {
            if (Methods.TryGetValue((name, arity), out Func<double[], double>? known))
                return known;
            string full = name.Replace("global::", "", StringComparison.Ordinal);
            string owner = full[..full.LastIndexOf('.')];
            Type type = owner == "double" ? typeof(double) : (typeof(Math).Assembly.GetType(owner) ?? typeof(Special).Assembly.GetType(owner))!;
            MethodInfo method = type.GetMethod(full[(full.LastIndexOf('.') + 1)..], [.. Enumerable.Repeat(typeof(double), arity)])!;
            return Methods[(name, arity)] = arguments => Convert.ToDouble(method.Invoke(null, [.. arguments.Cast<object>()]));
        }
    }
}
