namespace CurseOfMemory;

public static partial class Special
{
    /// <summary>-1, 1, or x itself where it is zero or NaN.</summary>
    public static double Sign(double x) => x > 0 ? 1 : x < 0 ? -1 : x;

    /// <summary>-1, 1, or x itself where it is zero or NaN.</summary>
    public static DoubleDouble Sign(DoubleDouble x) => DoubleDouble.IsNaN(x) ? x : Sign(x.Hi);
}
