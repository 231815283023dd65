namespace CurseOfMemory;

/// <summary>A target in extended precision: its own where it has one, else its double values, whose rounding errors then limit what is built on them.</summary>
internal sealed class ExtendedTarget(ITarget target) : IExtendedTarget
{
    /// <summary>The extended form of a target.</summary>
    public static IExtendedTarget Of(ITarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return target is IExtendedTarget extended && Answers(extended) ? extended : new ExtendedTarget(target);
    }

    /// <inheritdoc/>
    public DoubleDouble SquaredNormExtended => target.SquaredNorm;

    /// <inheritdoc/>
    public DoubleDouble At(DoubleDouble t) => target.At(t.Hi);

    /// <inheritdoc/>
    public DoubleDouble Moment(int n, DoubleDouble s) => target.Moment(n, s.Hi);

    // A sum implements the interface whether or not its terms do
    private static bool Answers(IExtendedTarget target) => !DoubleDouble.IsNaN(target.SquaredNormExtended);
}
