namespace CurseOfMemory;

/// <summary>
/// A few numbers that move together: a hardware vector, or one plain scalar. Kernels are written once, generic over this
/// interface, and specialised by the compiler for each width and precision.
/// </summary>
/// <typeparam name="TSelf">The lane type itself.</typeparam>
/// <typeparam name="TScalar">What each lane holds.</typeparam>
public interface ILanes<TSelf, TScalar>
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
    /// they stay inside the domain of whatever is computed; <paramref name="start"/> must lie inside the source.
    /// </summary>
    static abstract TSelf Load(ReadOnlySpan<TScalar> source, int start);

    /// <summary>Stores the lanes at <c>destination[start ..]</c>, as many as there is room for.</summary>
    static abstract void Store(TSelf value, Span<TScalar> destination, int start);

    /// <summary>Keeps the first <paramref name="count"/> lanes and sets the others to zero, whatever they hold; for masked tails of sums.</summary>
    static abstract TSelf Keep(TSelf value, int count);

    /// <summary>One lane's number.</summary>
    static abstract TScalar Extract(TSelf value, int lane);

    /// <summary>The same lanes with one replaced.</summary>
    static abstract TSelf Insert(TSelf value, int lane, TScalar scalar);

    /// <summary>The sum of all lanes, in a fixed order.</summary>
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

    /// <summary>x y + z, rounded once where the hardware can.</summary>
    static abstract TSelf MultiplyAdd(TSelf x, TSelf y, TSelf z);

    /// <summary>x y + z, rounded once where the hardware can.</summary>
    static abstract TSelf MultiplyAdd(TScalar x, TSelf y, TSelf z);

    /// <summary>1 / x.</summary>
    static abstract TSelf Reciprocal(TSelf x);
}
