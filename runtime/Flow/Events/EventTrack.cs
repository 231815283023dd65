namespace CurseOfMemory;

/// <summary>One event along a run: on which side of zero its function is, and its samples in the current step.</summary>
internal sealed class EventTrack(FlowEvent flowEvent, int samples)
{
    private const double SlopesToFollow = 10;

    public FlowEvent Event { get; } = flowEvent;

    /// <summary>The function's values at the samples of the current step, its ends included.</summary>
    public double[] Values { get; } = new double[samples];

    /// <summary>Whether the samples inside the current step are filled in.</summary>
    public bool IsSampled { get; set; }

    /// <summary>1 above zero, -1 below; 0 only at the start of a run, exactly at zero.</summary>
    public int Side { get; set; }

    /// <summary>Takes the value at tau = 0.</summary>
    public void Begin(double value)
    {
        Values[^1] = value;
        Side = SideOf(value, 0);
    }

    public void Transfer(FlowArchive archive)
    {
        Side = archive.Transfer(Side);
        Values[^1] = archive.Transfer(Values[^1]);
    }

    /// <summary>
    /// The side of a value. Zero is not yet across: it belongs to the last side. So does NaN.
    /// </summary>
    public static int SideOf(double value, int last) => value > 0 ? 1 : value < 0 ? -1 : last;

    /// <summary>Whether a crossing to this side is the event.</summary>
    public bool Counts(int side) => Event.Crossing switch
    {
        Crossing.Rising => side > 0,
        Crossing.Falling => side < 0,
        _ => true,
    };

    /// <summary>
    /// Whether sample j is nearer to zero than its neighbours, all on one side, and so near that the slopes beside it could lead there: rounding
    /// noise far from zero is not followed.
    /// </summary>
    public bool TurnsAt(int j, ReadOnlySpan<double> taus)
    {
        double before = Side * Values[j - 1], here = Side * Values[j], after = Side * Values[j + 1];
        double left = taus[j] - taus[j - 1], right = taus[j + 1] - taus[j];
        double slope = Math.Max((before - here) / left, (after - here) / right);
        return here <= before && here < after && here > 0 && here <= SlopesToFollow * slope * Math.Max(left, right);
    }
}
