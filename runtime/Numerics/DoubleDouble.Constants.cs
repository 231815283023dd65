namespace CurseOfMemory;

public readonly partial struct DoubleDouble
{
    /// <summary>The ratio of a circle's circumference to its diameter.</summary>
    public static DoubleDouble Pi => new(3.141592653589793, 1.2246467991473532E-16);

    /// <summary>The base of natural logarithms.</summary>
    public static DoubleDouble E => new(2.718281828459045, 1.4456468917292502E-16);

    /// <summary>log 2.</summary>
    public static DoubleDouble Ln2 => new(0.6931471805599453, 2.3190468138462996E-17);
}
