using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>What is known at a point of a procedure: locals that hold constants or copies, and values that locals hold already.</summary>
internal sealed class Knowledge
{
    private readonly Dictionary<int, Operand> _copies;
    private readonly Dictionary<Step, Operand> _values;
    private readonly Dictionary<int, Operand> _negations;

    public Knowledge() => (_copies, _values, _negations) = ([], [], []);

    public Knowledge(Knowledge other) => (_copies, _values, _negations) = (new(other._copies), new(other._values), new(other._negations));

    public Operand Substitute(Operand operand) => !operand.IsConstant && _copies.TryGetValue(operand.Local, out Operand known) ? known : operand;

    public void SetCopy(int local, Operand value)
    {
        if (value.Local != local)
            _copies[local] = value;
    }

    public Operand? Find(Step key) => _values.TryGetValue(key, out Operand known) ? known : null;

    public void SetValue(Step key, Operand value)
    {
        if (Effects.LocalsRead(key).Contains(value.Local))
            return;
        _values[key] = value;
        if (key is Compute { Operation: Operation.Negate } negation && !value.IsConstant)
            _negations[value.Local] = negation.Arguments[0];
    }

    /// <summary>x where an operand is known to be -x.</summary>
    public Operand? Negated(Operand operand) => !operand.IsConstant && _negations.TryGetValue(operand.Local, out Operand x) ? x : null;

    /// <summary>Forgets all about locals and arrays that are written.</summary>
    public void Forget(Places places)
    {
        bool Mentions(Operand operand) => !operand.IsConstant && places.Locals.Contains(operand.Local);
        Remove(_copies, pair => places.Locals.Contains(pair.Key) || Mentions(pair.Value));
        Remove(_negations, pair => places.Locals.Contains(pair.Key) || Mentions(pair.Value));
        Remove(_values, pair => Mentions(pair.Value) || pair.Key.Reads().Any(Mentions) || (pair.Key is Load load && places.Arrays.Contains(load.Array)));
    }

    /// <summary>Keeps what another point knows too.</summary>
    public void Intersect(Knowledge other)
    {
        Remove(_copies, pair => !other._copies.TryGetValue(pair.Key, out Operand known) || known != pair.Value);
        Remove(_negations, pair => !other._negations.TryGetValue(pair.Key, out Operand known) || known != pair.Value);
        Remove(_values, pair => !other._values.TryGetValue(pair.Key, out Operand known) || known != pair.Value);
    }

    private static void Remove<TKey>(Dictionary<TKey, Operand> items, Func<KeyValuePair<TKey, Operand>, bool> condition)
    {
        List<TKey>? removed = null;
        foreach (KeyValuePair<TKey, Operand> pair in items)
        {
            if (condition(pair))
                (removed ??= []).Add(pair.Key);
        }
        foreach (TKey key in removed ?? [])
            items.Remove(key);
    }
}
