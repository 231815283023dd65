namespace CurseOfMemory;

/// <summary>The curve of a whole run: the segments of its steps, one behind the other.</summary>
internal sealed class FlowHistory(FlowInterpolant interpolant)
{
    private readonly List<int> starts = [];
    private double[] numbers = new double[1024];
    private int length;

    public void Append(ReadOnlySpan<double> segment)
    {
        Reserve((long)length + segment.Length);
        segment.CopyTo(numbers.AsSpan(length));
        starts.Add(length);
        length += segment.Length;
    }

    public void Interpolate(double tau, Span<double> theta)
    {
        int step = StepAt(tau);
        int end = step + 1 < starts.Count ? starts[step + 1] : length;
        interpolant.Evaluate(numbers.AsSpan(starts[step]..end), tau, theta);
    }

    private void Reserve(long total)
    {
        if (total > Array.MaxLength)
            throw new OutOfMemoryException($"The curve of this run has more than {Array.MaxLength} numbers; set DenseOutput = false in its options.");
        if (total > numbers.Length)
            Array.Resize(ref numbers, (int)Math.Min(Array.MaxLength, Math.Max(2L * numbers.Length, total)));
    }

    /// <summary>The last step that starts at or before tau.</summary>
    private int StepAt(double tau)
    {
        int low = 0, high = starts.Count;
        while (high - low > 1)
        {
            int middle = low + (high - low) / 2;
            if (numbers[starts[middle]] <= tau)
                low = middle;
            else
                high = middle;
        }
        return low;
    }
}
