namespace CurseOfMemory;

/// <summary>
/// The curve of a Radau step: the polynomial of degree 5 with the values and slopes at the ends of this step and of the last one, of order 5 where the
/// collocation polynomial is of order 3. The slopes at the ends are those of the collocation polynomials: no stiff component magnifies their errors.
/// On the first step: values and slopes at the ends, and the second derivative J f at the start.
/// </summary>
internal sealed class RadauCurve(int n)
{
    public const int Degree = 5;

    private readonly double[] before = new double[n], start = new double[n], end = new double[n], bend = new double[n], lastIncrement = new double[n], current = new double[n];
    private double lastStep, currentStep;

    /// <summary>The start of a run, and J f there.</summary>
    public Span<double> StartSlope => end;

    public Span<double> StartBend => bend;

    /// <summary>Takes an accepted step; the increment of the step before it was the argument of the last call.</summary>
    public void Accept(double step, RadauStages stages, ReadOnlySpan<double> increment)
    {
        lastStep = currentStep;
        currentStep = step;
        start.CopyTo(before, 0);
        end.CopyTo(start, 0);
        current.CopyTo(lastIncrement, 0);
        increment.CopyTo(current);
        end.AsSpan().Clear();
        stages.AddTo(end, RadauTable.EndSlope, 1 / step);
    }

    /// <summary>Writes the polynomial as <see cref="DividedDifferences"/> reads it.</summary>
    public int Fill(Span<double> numbers)
    {
        int degree = lastStep > 0 ? Degree : Degree - 1, length = DividedDifferences.Length(degree, n);
        Span<double> nodes = numbers[..degree], coefficients = numbers[degree..length];
        if (lastStep > 0)
            FillLater(nodes, coefficients, lastStep / currentStep);
        else
            FillFirst(nodes, coefficients);
        return length;
    }

    public void Transfer(FlowArchive archive)
    {
        foreach (double[] vector in (ReadOnlySpan<double[]>)[before, start, end, bend, lastIncrement, current])
            archive.Transfer(vector);
        lastStep = archive.Transfer(lastStep);
        currentStep = archive.Transfer(currentStep);
    }

    /// <summary>Nodes 0, 0, 0, 1, 1.</summary>
    private void FillFirst(Span<double> nodes, Span<double> c)
    {
        (nodes[0], nodes[1], nodes[2], nodes[3]) = (0, 0, 1, 1);
        for (int i = 0; i < n; i++)
        {
            double first = currentStep * start[i], second = 0.5 * currentStep * currentStep * bend[i], third = current[i] - first - second;
            (c[i], c[n + i], c[2 * n + i]) = (first, second, third);
            c[3 * n + i] = currentStep * end[i] - first - 2 * second - 3 * third;
        }
    }

    /// <summary>Nodes 0, 0, 1, 1, -r, -r with r the ratio of the last step to this one.</summary>
    private void FillLater(Span<double> nodes, Span<double> c, double r)
    {
        (nodes[0], nodes[1], nodes[2], nodes[3], nodes[4]) = (0, 1, 1, -r, -r);
        double square = r * r * (r + 1) * (r + 1);
        for (int i = 0; i < n; i++)
        {
            double first = currentStep * start[i], second = current[i] - first, third = first + currentStep * end[i] - 2 * current[i];
            double value = r * (-first + r * (second - third * (1 + r))), fourth = (-lastIncrement[i] - value) / square;
            // p'(-r) of the polynomial of degree 4.
            double slope = first - 2 * r * second + r * (3 * r + 2) * third - 2 * r * (r + 1) * (2 * r + 1) * fourth;
            (c[i], c[n + i], c[2 * n + i], c[3 * n + i]) = (first, second, third, fourth);
            c[4 * n + i] = (currentStep * before[i] - slope) / square;
        }
    }
}
