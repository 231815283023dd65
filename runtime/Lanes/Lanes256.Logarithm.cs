using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.Intrinsics.Vector256;

namespace CurseOfMemory;

// What Logarithms needs of the hardware.
public readonly partial struct Lanes256
{
    private const long RootHalf = 0x3FE6A09E667F3BCD, One = 0x3FF0000000000000, Fraction = 0x000FFFFFFFFFFFFF;

    [MethodImpl(Inline)]
    static Lanes256 IVectorLanes<Lanes256>.Exponent(Lanes256 x)
        // 2^52 with the biased exponent in its lowest bits, minus both
        => (ShiftRightLogical(x.v.AsInt64() + Create(One - RootHalf), 52) | Create(0x4330000000000000)).AsDouble() - Create(4503599627371519.0);

    [MethodImpl(Inline)]
    static Lanes256 IVectorLanes<Lanes256>.Mantissa(Lanes256 x)
        => (((x.v.AsInt64() + Create(One - RootHalf)) & Create(Fraction)) + Create(RootHalf)).AsDouble();

    [MethodImpl(Inline)]
    static Lanes256 IVectorLanes<Lanes256>.LogSeries(Lanes256 z)
    {
        var w = z.v * z.v;
        var even = MultiplyAddEstimate(w, MultiplyAddEstimate(w, Create(1.531383769920937332e-01), Create(2.222219843214978396e-01)), Create(3.999999999940941908e-01));
        var odd = MultiplyAddEstimate(w, MultiplyAddEstimate(w, MultiplyAddEstimate(w, Create(1.479819860511658591e-01), Create(1.818357216161805012e-01)), Create(2.857142874366239149e-01)), Create(6.666666666666735130e-01));
        return MultiplyAddEstimate(w, even, z.v * odd);
    }
}
