namespace CurseOfMemory;

/// <summary>The curve of a whole run: the segments of its steps, one behind the other, each with the interpolant that reads it.</summary>
internal sealed class FlowHistory
{
    private readonly List<(int Start, FlowInterpolant Interpolant, int Order)> steps = [];
    private double[] numbers = new double[1024];
    private int length;

    /// <summary>Where the curve starts.</summary>
    public double Start => steps.Count > 0 ? numbers[0] : 0;

    /// <summary>The steps, each with its order.</summary>
    public IReadOnlyList<FlowStep> Steps => [.. steps.Select(step => new FlowStep(numbers[step.Start], numbers[step.Start + 1], step.Order))];

    /// <summary>Adds the last step. What its dense output evaluates may throw: the step was accepted, and is kept with the curve that is known without.</summary>
    public void Append(FlowStepper stepper)
    {
        try
        {
            stepper.EnsureSegment();
        }
        finally
        {
            Add(stepper);
        }
    }

    public void Interpolate(double tau, FlowState state)
    {
        int step = StepAt(tau);
        int end = step + 1 < steps.Count ? steps[step + 1].Start : length;
        state.Move(tau);
        steps[step].Interpolant.Evaluate(numbers.AsSpan(steps[step].Start..end), tau, state.Theta, state.Low);
    }

    private void Add(FlowStepper stepper)
    {
        ReadOnlySpan<double> segment = stepper.Segment;
        Reserve((long)length + segment.Length);
        segment.CopyTo(numbers.AsSpan(length));
        steps.Add((length, stepper.Interpolant, stepper.Order));
        length += segment.Length;
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
        int low = 0, high = steps.Count;
        while (high - low > 1)
        {
            int middle = low + (high - low) / 2;
            if (numbers[steps[middle].Start] <= tau)
                low = middle;
            else
                high = middle;
        }
        return low;
    }
}
