namespace CurseOfMemory;

/// <summary>
/// A list of numbers that the parts of a run write their state to, or read it back from in the same order: one method of each part serves both ways.
/// </summary>
internal sealed class FlowArchive
{
    private readonly List<double> numbers;
    private int position;

    private const int UsualLength = 512;

    /// <summary>To be written.</summary>
    public FlowArchive() => numbers = new(UsualLength);

    /// <summary>To be read.</summary>
    public FlowArchive(IEnumerable<double> numbers) => (this.numbers, IsReading) = ([.. numbers], true);

    public bool IsReading { get; }

    public double[] ToArray() => [.. numbers];

    /// <summary>Writes the value and returns it, or reads another.</summary>
    public double Transfer(double value)
    {
        if (IsReading)
            return position < numbers.Count ? numbers[position++] : throw Mismatch();
        numbers.Add(value);
        return value;
    }

    // Counts stay below 2^53.
    public int Transfer(int value) => (int)Transfer((double)value);

    public long Transfer(long value) => (long)Transfer((double)value);

    public bool Transfer(bool value) => Transfer(value ? 1.0 : 0) != 0;

    public void Transfer(Span<double> values)
    {
        if (!IsReading)
            numbers.AddRange(values);
        else
            foreach (ref double value in values)
                value = Transfer(value);
    }

    public void Transfer(Span<int> values)
    {
        foreach (ref int value in values)
            value = Transfer(value);
    }

    /// <summary>Writes a count, or reads one that must be the same.</summary>
    public void TransferSame(int count)
    {
        if (Transfer(count) != count)
            throw Mismatch();
    }

    /// <summary>Makes sure that all numbers were read.</summary>
    public void End()
    {
        if (position < numbers.Count)
            throw Mismatch();
    }

    private static ArgumentException Mismatch()
        => new("checkpoint does not belong to these options: method, events, tolerances and orders must be those of the run that it was taken from.", "checkpoint");
}
