namespace CurseOfMemory;

/// <summary>
/// Where a Jacobian can be other than 0, in compressed sparse rows, and in how few sweeps its values are found. The method that makes one, such as
/// <c>FJacobianPattern</c>, is written by the generator beside a <see cref="JacobianOfAttribute"/> or <see cref="HessianOfAttribute"/> method that takes one:
/// a Hessian is the Jacobian of the gradient.
/// </summary>
/// <remarks>
/// It depends on lengths, integers and data alone, never on the values that the function is differentiated by: make it once, use it for every point. Value k
/// of the compressed Jacobian belongs to column <c>ColumnIndices[k]</c> of the row r with <c>RowStarts[r] &lt;= k &lt; RowStarts[r + 1]</c>.
/// </remarks>
public sealed class JacobianPattern
{
    private readonly int[] _rowStarts, _columnIndices;
    private readonly Coloring _coloring;

    internal JacobianPattern(int rows, int columns, int[] rowStarts, int[] columnIndices)
    {
        (Rows, Columns, _rowStarts, _columnIndices) = (rows, columns, rowStarts, columnIndices);
        Incidence byRow = new(rowStarts, columnIndices), byColumn = byRow.Transposed(columns);
        // what shares a crossing line needs sweeps of its own, so the longest line bounds their number from below; tangents are cheaper than adjoints
        IsByRows = byColumn.Longest < byRow.Longest;
        _coloring = new(byRow, byColumn, IsByRows);
    }

    /// <summary>The number of rows: outputs.</summary>
    public int Rows { get; }

    /// <summary>The number of columns: packed inputs.</summary>
    public int Columns { get; }

    /// <summary>The number of entries that can be other than 0: the length of the compressed Jacobian.</summary>
    public int Count => _columnIndices.Length;

    /// <summary>For each row its first entry, and at the end <see cref="Count"/>; of length <see cref="Rows"/> + 1.</summary>
    public ReadOnlySpan<int> RowStarts => _rowStarts;

    /// <summary>For each entry its column, ascending in each row; of length <see cref="Count"/>.</summary>
    public ReadOnlySpan<int> ColumnIndices => _columnIndices;

    /// <summary>How often the function is differentiated along a direction, or by a seed, for one Jacobian.</summary>
    public int Sweeps => _coloring.Count;

    /// <summary>Whether the sweeps are adjoints, each of several rows; else they are tangents, each of several columns.</summary>
    public bool IsByRows { get; }

    /// <summary>Writes a compressed Jacobian out in full.</summary>
    /// <param name="values">The compressed Jacobian, of length <see cref="Count"/>.</param>
    /// <param name="jacobian">Receives the Jacobian, row-major, of length Rows * Columns.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public void ToDense(ReadOnlySpan<double> values, Span<double> jacobian)
    {
        FunctionArguments.CheckLength(nameof(values), values.Length, Count, "Count");
        FunctionArguments.CheckLength(nameof(jacobian), jacobian.Length, checked(Rows * Columns), "Rows * Columns");
        jacobian.Clear();
        for (int row = 0; row < Rows; row++)
        {
            for (int k = _rowStarts[row]; k < _rowStarts[row + 1]; k++)
                jacobian[(row * Columns) + _columnIndices[k]] = values[k];
        }
    }

    /// <summary>Multiplies a compressed Jacobian by a vector.</summary>
    /// <param name="values">The compressed Jacobian, of length <see cref="Count"/>.</param>
    /// <param name="vector">The vector, of length <see cref="Columns"/>.</param>
    /// <param name="product">Receives the product, of length <see cref="Rows"/>.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public void Multiply(ReadOnlySpan<double> values, ReadOnlySpan<double> vector, Span<double> product)
    {
        FunctionArguments.CheckLength(nameof(values), values.Length, Count, "Count");
        FunctionArguments.CheckLength(nameof(vector), vector.Length, Columns, "Columns");
        FunctionArguments.CheckLength(nameof(product), product.Length, Rows, "Rows");
        for (int row = 0; row < Rows; row++)
        {
            double sum = 0;
            for (int k = _rowStarts[row]; k < _rowStarts[row + 1]; k++)
                sum += values[k] * vector[_columnIndices[k]];
            product[row] = sum;
        }
    }

    /// <summary>The direction, or the seed, of a sweep: 1 at the columns, or rows, that it finds, else 0.</summary>
    /// <param name="sweep">The number of the sweep.</param>
    /// <param name="direction">Receives the direction, of length Columns, or Rows where <see cref="IsByRows"/>.</param>
    public void Seed(int sweep, Span<double> direction) => _coloring.Seed(sweep, direction);

    /// <summary>Puts what a sweep found where it belongs in the compressed Jacobian.</summary>
    /// <param name="sweep">The number of the sweep.</param>
    /// <param name="derivative">What came of its direction, of length Rows, or Columns where <see cref="IsByRows"/>.</param>
    /// <param name="values">Receives the values of this sweep, of length <see cref="Count"/>.</param>
    public void Gather(int sweep, ReadOnlySpan<double> derivative, Span<double> values) => _coloring.Gather(sweep, derivative, values);
}
