namespace CurseOfMemory;

/// <summary>Padded copies of what <see cref="CauchySums"/> sums, and its results, in one array.</summary>
/// <param name="numbers">The array.</param>
/// <param name="rows">The padded length of x.</param>
/// <param name="terms">The padded length of y.</param>
internal readonly ref struct CauchyWork(Span<double> numbers, int rows, int terms)
{
    private readonly Span<double> numbers = numbers;
    private readonly int rows = rows, terms = terms;

    public Span<double> X => Row(0);

    public Span<double> C => Row(1);

    public Span<double> S => Row(2);

    public Span<double> Q => Row(3);

    public Span<double> SOther => Row(4);

    public Span<double> QOther => Row(5);

    /// <summary>What the quadrature keeps of four nodes.</summary>
    public Span<double> Kept => numbers.Slice(6 * rows, 4 * rows);

    public Span<double> Y => numbers.Slice(10 * rows, terms);

    public Span<double> D => numbers.Slice((10 * rows) + terms, terms);

    private Span<double> Row(int row) => numbers.Slice(row * rows, rows);
}
