using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CurseOfMemory;

/// <summary>
/// Finds a pattern: generated code runs a function over sets of inputs instead of numbers, 64 inputs to a sweep, each a bit of what would be a number
/// (CppAD's forward propagation of sparsity, compiled).
/// </summary>
/// <param name="rows">The number of outputs.</param>
/// <param name="columns">The number of inputs.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PatternSweeps(int rows, int columns)
{
    private const int Bits = 64;

    private readonly double[] _inputs = new double[columns], _outputs = new double[rows];
    private readonly List<(int Row, int Column)> _entries = [];
    private int _first = -Bits;

    /// <summary>For each input the set that holds it alone, or nothing.</summary>
    public Span<double> Inputs => _inputs;

    /// <summary>Receives for each output the set of inputs that it depends on.</summary>
    public Span<double> Outputs => _outputs;

    /// <summary>The union of two sets.</summary>
    /// <param name="x">The one.</param>
    /// <param name="y">The other.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Union(double x, double y) =>
        BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(x) | BitConverter.DoubleToUInt64Bits(y));

    /// <summary>Takes up what the last sweep found, and makes the inputs of the next; false after the last.</summary>
    public bool Next()
    {
        if (_first >= 0)
            Collect();
        _first += Bits;
        if (_first >= columns)
            return false;
        Inputs.Clear();
        Outputs.Clear();
        for (int bit = 0; bit < Math.Min(Bits, columns - _first); bit++)
            _inputs[_first + bit] = BitConverter.UInt64BitsToDouble(1UL << bit);
        return true;
    }

    /// <summary>What all sweeps found.</summary>
    public JacobianPattern Pattern()
    {
        int[] starts = new int[rows + 1], indices = new int[_entries.Count];
        foreach ((int row, int _) in _entries)
            starts[row + 1]++;
        for (int row = 0; row < rows; row++)
            starts[row + 1] += starts[row];
        int[] next = starts[..rows];
        foreach ((int row, int column) in _entries)
            indices[next[row]++] = column;
        return new(rows, columns, starts, indices);
    }

    private void Collect()
    {
        for (int row = 0; row < rows; row++)
        {
            ulong set = BitConverter.DoubleToUInt64Bits(_outputs[row]);
            for (; set != 0; set &= set - 1)
                _entries.Add((row, _first + int.CreateChecked(ulong.TrailingZeroCount(set))));
        }
    }
}
