namespace CurseOfMemory;

/// <summary>
/// A few numbers that move together: a hardware vector, or one plain scalar. Kernels are written once, generic over this
/// interface, and specialised by the compiler for each width and precision.
/// </summary>
/// <typeparam name="TSelf">The lane type itself.</typeparam>
/// <typeparam name="TScalar">What each lane holds.</typeparam>
public partial interface ILanes<TSelf, TScalar>
    where TSelf : struct, ILanes<TSelf, TScalar>
{
    /// <summary>Whether this machine runs the type in hardware.</summary>
    static abstract bool IsSupported { get; }

    /// <summary>The number of lanes.</summary>
    static abstract int Count { get; }

    /// <summary>Zero in every lane.</summary>
    static abstract TSelf Zero { get; }

    /// <summary>The same number in every lane.</summary>
    static abstract TSelf Broadcast(TScalar value);

    /// <summary>
    /// Loads <c>source[start .. start + Count]</c>. Where the source ends earlier the last element fills the remaining lanes, so that
    /// they stay inside the domain of whatever is computed.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="start"/> lies outside the source.</exception>
    static abstract TSelf Load(ReadOnlySpan<TScalar> source, int start);

    /// <summary>Stores the lanes at <c>destination[start ..]</c>, as many as there is room for; none when the destination ends before.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="start"/> is negative.</exception>
    static abstract void Store(TSelf value, Span<TScalar> destination, int start);

    /// <summary>
    /// Keeps the first <paramref name="count"/> lanes and sets the others to +0, whatever they hold (NaN too); for masked tails of sums.
    /// From <see cref="Count"/> on it keeps them all, from 0 down none.
    /// </summary>
    static abstract TSelf Keep(TSelf value, int count);

    /// <summary>One lane's number.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="lane"/> lies outside 0 .. Count - 1.</exception>
    static abstract TScalar Extract(TSelf value, int lane);

    /// <summary>The same lanes with one replaced.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="lane"/> lies outside 0 .. Count - 1.</exception>
    static abstract TSelf Insert(TSelf value, int lane, TScalar scalar);

    /// <summary>
    /// The sum of all lanes in a fixed order, the same on all hardware: the upper half is added to the lower until one lane is left,
    /// so four lanes give (v0 + v2) + (v1 + v3).
    /// </summary>
    static abstract TScalar Sum(TSelf value);

    /// <summary>left + right, lane by lane.</summary>
    static abstract TSelf operator +(TSelf left, TSelf right);
    /// <summary>left + right, the scalar in every lane.</summary>
    static abstract TSelf operator +(TSelf left, TScalar right);
    /// <summary>left + right, the scalar in every lane.</summary>
    static abstract TSelf operator +(TScalar left, TSelf right);
    /// <summary>left - right, lane by lane.</summary>
    static abstract TSelf operator -(TSelf left, TSelf right);
    /// <summary>left - right, the scalar in every lane.</summary>
    static abstract TSelf operator -(TSelf left, TScalar right);
    /// <summary>left - right, the scalar in every lane.</summary>
    static abstract TSelf operator -(TScalar left, TSelf right);
    /// <summary>-value, lane by lane.</summary>
    static abstract TSelf operator -(TSelf value);
    /// <summary>left * right, lane by lane.</summary>
    static abstract TSelf operator *(TSelf left, TSelf right);
    /// <summary>left * right, the scalar in every lane.</summary>
    static abstract TSelf operator *(TSelf left, TScalar right);
    /// <summary>left * right, the scalar in every lane.</summary>
    static abstract TSelf operator *(TScalar left, TSelf right);
    /// <summary>left / right, lane by lane.</summary>
    static abstract TSelf operator /(TSelf left, TSelf right);

    /// <summary>
    /// x y + z: rounded once where the hardware fuses (FMA, AVX-512, Arm64), else product and sum rounded each; never a slow software fusion.
    /// </summary>
    static abstract TSelf MultiplyAdd(TSelf x, TSelf y, TSelf z);

    /// <summary>x y + z with the scalar in every lane, rounded like <see cref="MultiplyAdd(TSelf, TSelf, TSelf)"/>.</summary>
    static abstract TSelf MultiplyAdd(TScalar x, TSelf y, TSelf z);

    /// <summary>z - x y, rounded like <see cref="MultiplyAdd(TSelf, TSelf, TSelf)"/>.</summary>
    static abstract TSelf NegatedMultiplyAdd(TSelf x, TSelf y, TSelf z);

    /// <summary>z - x y with the scalar in every lane, rounded like <see cref="MultiplyAdd(TSelf, TSelf, TSelf)"/>.</summary>
    static abstract TSelf NegatedMultiplyAdd(TScalar x, TSelf y, TSelf z);

    /// <summary>1 / x, with 1 / 0 an infinity.</summary>
    static abstract TSelf Reciprocal(TSelf x);

    /// <summary>
    /// 1 / (x + y) of positive numbers where the sum and the quotient are normal numbers; it may be NaN elsewhere, which saves the look at
    /// special cases. In extended precision its relative error is at most 12 u^2, and it is for products and sums of products only:
    /// <see cref="ExtendedLanes.Normalized"/> makes it a number for everything else.
    /// </summary>
    static abstract TSelf ReciprocalOfSum(TSelf x, TSelf y);

    /// <summary>1 / (x + y) with the scalar in every lane, see <see cref="ReciprocalOfSum(TSelf, TSelf)"/>.</summary>
    static abstract TSelf ReciprocalOfSum(TScalar x, TSelf y);
}
