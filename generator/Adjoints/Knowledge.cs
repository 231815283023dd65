using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>What is known at a point of a procedure: locals that hold constants or copies, and values that locals hold already.</summary>
internal sealed class Knowledge
{
    private readonly Dictionary<int, Operand> _copies = [];
    private readonly Dictionary<Step, Operand> _values = [];

    public Knowledge()
    {
    }

    public Knowledge(Knowledge other)
    {
        foreach (KeyValuePair<int, Operand> pair in other._copies)
            _copies.Add(pair.Key, pair.Value);
        foreach (KeyValuePair<Step, Operand> pair in other._values)
            _values.Add(pair.Key, pair.Value);
    }

    public Operand Substitute(Operand operand) => !operand.IsConstant && _copies.TryGetValue(operand.Local, out Operand known) ? known : operand;

    public void SetCopy(int local, Operand value)
    {
        if (value.Local != local)
            _copies[local] = value;
    }

    public Operand? Find(Step key) => _values.TryGetValue(key, out Operand known) ? known : null;

    public void SetValue(Step key, Operand value)
    {
        if (!Effects.LocalsRead(key).Contains(value.Local))
            _values[key] = value;
    }

    /// <summary>x where an operand is known to be -x.</summary>
    public Operand? Negated(Operand operand)
    {
        foreach (KeyValuePair<Step, Operand> pair in _values)
        {
            if (!operand.IsConstant && pair.Value == operand && pair.Key is Compute { Operation: Operation.Negate } negation)
                return negation.Arguments[0];
        }
        return null;
    }

    public void Forget(int local)
    {
        _copies.Remove(local);
        foreach (int other in _copies.Where(pair => pair.Value.Local == local).Select(pair => pair.Key).ToArray())
            _copies.Remove(other);
        foreach (Step key in _values.Where(pair => pair.Value.Local == local || Effects.LocalsRead(pair.Key).Contains(local)).Select(pair => pair.Key).ToArray())
            _values.Remove(key);
    }

    public void ForgetArray(int array)
    {
        foreach (Step key in _values.Keys.Where(key => key is Load load && load.Array == array).ToArray())
            _values.Remove(key);
    }

    /// <summary>Keeps what another point knows too.</summary>
    public void Intersect(Knowledge other)
    {
        foreach (int local in _copies.Where(pair => !other._copies.TryGetValue(pair.Key, out Operand known) || known != pair.Value).Select(pair => pair.Key).ToArray())
            _copies.Remove(local);
        foreach (Step key in _values.Where(pair => !other._values.TryGetValue(pair.Key, out Operand known) || known != pair.Value).Select(pair => pair.Key).ToArray())
            _values.Remove(key);
    }
}
