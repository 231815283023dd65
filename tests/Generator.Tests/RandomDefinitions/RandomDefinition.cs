using System.Globalization;
using System.Text;
using CsCheck;

namespace CurseOfMemory.Generator.Tests.RandomDefinitions;

/// <summary>A definition in C#, made of random numbers.</summary>
internal sealed record RandomDefinition(string Name, string Text)
{
    /// <summary>Whether it is an integrand, whose integral is the loss.</summary>
    public bool IsIntegral { get; init; }

    private static readonly HelperKind[] Kinds = Enum.GetValues<HelperKind>();

    public static Gen<RandomDefinition> Any { get; } = Gen.Int[0, int.MaxValue - 1].Select(Of);

    public static RandomDefinition Of(int seed)
    {
        Random random = new(seed);
        string name = "R" + seed.ToString(CultureInfo.InvariantCulture);
        return random.Next(6) switch
        {
            0 => new FormulaWriter(name, random).Sum(),
            1 => new FormulaWriter(name, random).Integral(),
            _ => new(name, Program(name, random)),
        };
    }

    /// <summary>A static method over scalars and arrays.</summary>
    private static string Program(string name, Random random)
    {
        List<Helper> helpers = [];
        StringBuilder text = new();
        for (int count = random.Next(4); count > 0; count--)
        {
            Helper helper = new("Helper" + count, Kinds[random.Next(Kinds.Length)]);
            text.Append(Helper.Write(helper, random, [.. helpers]));
            helpers.Add(helper);
        }
        int length = 1 + random.Next(3), data = 2 + random.Next(2), n = random.Next(4);
        string body = new DefinitionWriter(random, helpers, 12).With(
        [
            new("a", Sort.Real), new("b", Sort.Real), new("x", Sort.Numbers, length) { IsWritable = false, IsSpan = true, IsCapturable = false },
            new("y", Sort.Numbers, data) { IsWritable = false }, new("n", Sort.Count, 4) { IsWritable = false },
        ]).Body(writer => writer.Real(3));
        return $$"""
            public static partial class {{name}}
            {
                private const double Half = 0.5;

                private static readonly double Scale = 1.25;

                private static readonly double[] Table = { 0.75, -0.5, 1.5 }, One = { 1.0, 0.875 };

                public static object[][] Inputs => [[{{Value(random)}}, {{Value(random)}}, {{Values(random, length)}}, {{Values(random, data)}}, {{n}}]];

                public readonly record struct Vector(double X, double Y)
                {
                    public double Norm => Math.Sqrt(X * X + Y * Y + 0.25);

                    public static Vector operator +(Vector a, Vector b) => new(a.X + b.X, a.Y + b.Y);

                    public static Vector operator -(Vector a, Vector b) => new(a.X - b.X, a.Y - b.Y);

                    public static Vector operator -(Vector a) => new(-a.X, -a.Y);

                    public static Vector operator *(double s, Vector a) => new(s * a.X, s * a.Y);

                    public static double Cross(in Vector a, in Vector b) => a.X * b.Y - a.Y * b.X;

                    public double Dot(Vector other) => X * other.X + Y * other.Y;

                    public Vector Turned(double angle) => new(Math.Cos(angle) * X - Math.Sin(angle) * Y, Math.Sin(angle) * X + Math.Cos(angle) * Y);
                }

                private static double Square(double v) => v * v;

                private static double Product(in double v, double w) => v * w;

            {{text}}    [Differentiable]
                public static double F(double a, double b, ReadOnlySpan<double> x, double[] y, int n)
                {
            {{body}}    }
            }

            """;
    }

    private static string Value(Random random) => (Math.Round(random.NextDouble() * 4 - 2, 3) + 0.0001).ToString("0.0###", CultureInfo.InvariantCulture);

    private static string Values(Random random, int length) => $"new double[] {{ {string.Join(", ", Enumerable.Range(0, length).Select(_ => Value(random)))} }}";
}
