using System.Runtime.InteropServices;
using System.Text;

namespace CurseOfMemory;

/// <summary>
/// The whole state of a run, from which <see cref="GradientFlow.Resume"/> goes on. The steps after it are, to the bit, those of a run that was not interrupted: of a run that
/// reached its end, the state is the one before the last step, which was shortened to meet the end.
/// </summary>
public sealed class FlowCheckpoint
{
    private const double Version = 1;

    private readonly double[] numbers;

    internal FlowCheckpoint(string method, int dimension, bool isExtended, double[] numbers)
        => (Method, Dimension, IsExtended, this.numbers) = (method, dimension, isExtended, numbers);

    /// <summary>The name of the method that was at work.</summary>
    public string Method { get; }

    /// <summary>The length of theta.</summary>
    public int Dimension { get; }

    /// <summary>Whether the objective was evaluated in double-double.</summary>
    public bool IsExtended { get; }

    internal IReadOnlyList<double> Numbers => numbers;

    /// <summary>The same with events before a tau taken as reported: the first of the numbers.</summary>
    internal FlowCheckpoint WithReported(double tau) => new(Method, Dimension, IsExtended, [tau, .. numbers.Skip(1)]);

    /// <summary>The checkpoint as bytes, of the same meaning on every machine with its byte order.</summary>
    public byte[] ToBytes()
    {
        byte[] name = Encoding.UTF8.GetBytes(Method);
        double[] header = [Version, name.Length, Dimension, IsExtended ? 1 : 0, numbers.Length];
        return [.. MemoryMarshal.AsBytes<double>(header), .. name, .. MemoryMarshal.AsBytes<double>(numbers)];
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="ArgumentException">The bytes are no checkpoint.</exception>
    public static FlowCheckpoint FromBytes(ReadOnlySpan<byte> bytes)
    {
        const int HeaderLength = 5;
        ReadOnlySpan<double> header = Doubles(bytes, HeaderLength);
        if (header.Length < HeaderLength || header[0] != Version || bytes.Length != sizeof(double) * (HeaderLength + header[4]) + header[1])
            throw new ArgumentException($"bytes, {bytes.Length} of them, are no checkpoint of version {Version}.", nameof(bytes));
        bytes = bytes[(HeaderLength * sizeof(double))..];
        int nameLength = (int)header[1];
        return new(Encoding.UTF8.GetString(bytes[..nameLength]), (int)header[2], header[3] != 0, Doubles(bytes[nameLength..], (int)header[4]).ToArray());
    }

    // Copied, for the bytes need not be aligned.
    private static double[] Doubles(ReadOnlySpan<byte> bytes, int count)
    {
        double[] values = new double[Math.Min(count, bytes.Length / sizeof(double))];
        bytes[..(values.Length * sizeof(double))].CopyTo(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
