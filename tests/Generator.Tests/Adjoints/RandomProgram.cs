using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Tests.Adjoints;

/// <summary>A random program: scalars and arrays overwritten in nested loops and branches, and a procedure that calls itself.</summary>
internal sealed class RandomProgram
{
    private const int Length = 3;

    private readonly Random _random;
    private readonly Sketch _sketch;
    private readonly List<Term> _reals = [], _variables = [], _counters = [];
    private readonly List<int> _readable = [], _writable = [];
    private readonly int _callee;
    private int _budget;

    private RandomProgram(Random random, Sketch sketch, int budget, int callee) => (_random, _sketch, _budget, _callee) = (random, sketch, budget, callee);

    /// <summary>The program of a seed, with inputs for it.</summary>
    public static (ProcedureList Program, Inputs Inputs) Of(int seed)
    {
        Random random = new(seed);
        Procedure main = new RandomProgram(random, new("Main"), 14, 1).Main(out Inputs inputs);
        return (new(new([main, new RandomProgram(random, new("Callee"), 6, -1).Callee()])), inputs);
    }

    private Procedure Main(out Inputs inputs)
    {
        Term a = _sketch.Real("a"), b = _sketch.Real("b"), n = _sketch.Integer("n");
        int x = _sketch.Array("x", ArrayRole.Input), y = _sketch.Array("y", ArrayRole.InOut), z = _sketch.Array("z", ArrayRole.Output), work = _sketch.Array("work", ArrayRole.Work);
        int own = _sketch.Own("own", n);
        _reals.AddRange([a, b]);
        _variables.AddRange([a]);
        _readable.AddRange([x, y, z, work, own]);
        _writable.AddRange([y, z, work, own]);
        inputs = new([Next(), Next(), Length], [Values(), Values(), Inputs.Nothing(Length), Inputs.Nothing(Length)]);
        return _sketch.Build(() =>
        {
            foreach (int array in new[] { z, work, own })
                _sketch.Emit(new Fill(array, (_random.Next(2) == 0 ? b : _sketch.Number(Next())).Operand));
            Declare("s");
            Declare("r");
            Statements(3);
            return [_variables[^1], Expression(1)];
        });
    }

    // f(p, n, v) does something to v, and calls itself with n - 1
    private Procedure Callee()
    {
        Term p = _sketch.Real("p"), n = _sketch.Integer("n");
        int v = _sketch.Array("v", ArrayRole.InOut), c = _sketch.Array("c", ArrayRole.Input);
        _reals.Add(p);
        _variables.Add(p);
        _readable.AddRange([v, c]);
        _writable.Add(v);
        return _sketch.Build(() =>
        {
            Declare("q");
            Term result = _variables[^1];
            _sketch.If(n > 0, () =>
            {
                Statements(2);
                Term value = _sketch.Invoke(1, [Expression(1), n - 1], [_sketch.Whole(v), _sketch.Whole(c)])[0];
                _sketch.Set(result, value * Expression(1));
                Statements(1);
            });
            return [result];
        });
    }

    private double Next() => Math.Round(_random.NextDouble() * 2 - 1, 3);

    private double[] Values() => [.. Enumerable.Range(0, Length).Select(_ => Next())];

    private Term Pick(List<Term> terms) => terms[_random.Next(terms.Count)];

    private void Declare(string name)
    {
        Term variable = _sketch.Variable(name, Expression(1));
        _reals.Add(variable);
        _variables.Add(variable);
    }

    private void Statements(int depth)
    {
        for (int count = _random.Next(1, 4); count > 0 && _budget > 0; count--)
        {
            _budget--;
            Statement(depth);
        }
    }

    private void Statement(int depth)
    {
        switch (_random.Next(depth > 0 ? 11 : 6))
        {
            case 0 or 1 or 2:
                _sketch.Set(Pick(_variables), Expression(2));
                break;
            case 3:
                _sketch.AddTo(_writable[_random.Next(_writable.Count)], Index(), Expression(1));
                break;
            case 4 or 5:
                _sketch.Store(_writable[_random.Next(_writable.Count)], Index(), Expression(2));
                break;
            case 6 or 7:
                _sketch.If(Condition(), () => Block(depth), () => Block(depth));
                break;
            case 8 or 9:
                Loop(depth);
                break;
            default:
                if (_callee >= 0 && _random.Next(2) == 0)
                    _sketch.Set(Pick(_variables), _sketch.Invoke(_callee, [Expression(1), _sketch.Count(_random.Next(3))], [_sketch.Whole(_writable[_random.Next(_writable.Count)]), _sketch.Whole(_readable[0])])[0]);
                else
                    While(depth);
                break;
        }
    }

    /// <summary>Statements in a scope: what they declare is forgotten after it.</summary>
    private void Block(int depth)
    {
        int reals = _reals.Count;
        if (_random.Next(2) == 0)
            _reals.Add(Expression(2));
        Statements(depth - 1);
        _reals.RemoveRange(reals, _reals.Count - reals);
    }

    private void Loop(int depth)
    {
        bool isUp = _random.Next(2) == 0;
        _sketch.For(_sketch.Count(isUp ? 0 : Length - 1), _sketch.Count(isUp ? _random.Next(Length + 1) : -1), counter =>
        {
            _counters.Add(counter);
            Block(depth);
            _counters.RemoveAt(_counters.Count - 1);
        }, isUp ? 1 : -_random.Next(1, 3));
    }

    private void While(int depth)
    {
        Term trips = _sketch.Variable("k", _sketch.Count(0));
        Term bound = Expression(1);
        _sketch.While(
            () => _sketch.Apply(Operation.And, Kind.Truth, trips < 2, _sketch.Number(-0.5) < Pick(_variables) - bound),
            () =>
            {
                Block(depth);
                _sketch.Set(trips, trips + 1);
            });
    }

    private Term Condition() => _random.Next(3) == 0 && _counters.Count > 0 ? Pick(_counters) > 1 : Expression(1) > Next();

    private Term Index() => _counters.Count > 0 && _random.Next(3) > 0 ? Pick(_counters) : _sketch.Count(_random.Next(Length));

    private Term Expression(int depth)
    {
        if (depth == 0 || _random.Next(5) == 0)
            return Leaf();
        Term x = Expression(depth - 1), y = Expression(depth - 1);
        return _random.Next(9) switch
        {
            0 => x + y,
            1 => x - y,
            2 or 3 => x * y,
            4 => x / (y * y + 1.5),
            5 => _sketch.Call("sin", x + y),
            6 => _sketch.Call("tanh", x * y),
            7 => _sketch.Call("exp", _sketch.Call("sin", x)),
            _ => _sketch.Call("sqrt", x * x + 1),
        };
    }

    private Term Leaf() => _random.Next(5) switch
    {
        0 => _sketch.Number(Next()),
        1 or 2 => _sketch.Load(_readable[_random.Next(_readable.Count)], Index()),
        _ => Pick(_reals),
    };
}
