using System.Globalization;
using System.Runtime.InteropServices;
using Basic.Reference.Assemblies;
using CurseOfMemory.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CurseOfMemory.Benchmarks.Generation;

/// <summary>What the generator costs a user who types: 200 objectives of the paper's size, each in a file of its own.</summary>
internal static class GenerationTimes
{
    private const int Objectives = 200;
    private const int Rounds = 15;

    private static readonly MetadataReference[] References = [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(ObjectiveAttribute).Assembly.Location)];

    public static void Write(string path)
    {
        CSharpCompilation project = Project(Objectives), one = Project(1);
        double cold = Milliseconds(() => Driver().RunGenerators(Project(1)));
        double first = Median(Rounds / 3, () => Milliseconds(() => Driver().RunGenerators(project.Clone())));
        (double keystroke, double binding) = Keystrokes(project);
        double warm = Median(Rounds, () => Milliseconds(() => Driver().RunGenerators(one.Clone())));
        string table = $"""
            # What the generator takes

            {Objectives} objectives of the paper's size (an integral over the half line, two blocks, a target), each in a file of its own. Medians of the time that the thread ran,
            {RuntimeInformation.FrameworkDescription}, the JIT warm but for the last row. Written by `dotnet run -c Release --project tests/Benchmarks -- generator`.

            | | milliseconds | target |
            | --- | --- | --- |
            | first generation of {Objectives} objectives | {Text(first)} | 3000 |
            | an unrelated keystroke with {Objectives} objectives | {Text(keystroke)} | |
            | binding the same bodies again, nothing else | {Text(binding)} | |
            | the ratio of the two | {Text(keystroke / binding)} | 2 |
            | one objective | {Text(warm)} | 5 |
            | one objective, the first of a process | {Text(cold)} | |

            """;
        File.WriteAllText(path, table);
        Console.Write(table);
    }

    /// <summary>The time of the generator after an edit of another file, beside that of binding all bodies that it must read.</summary>
    private static (double Generator, double Binding) Keystrokes(CSharpCompilation project)
    {
        SyntaxTree other = CSharpSyntaxTree.ParseText("class Other { }");
        CSharpCompilation present = project.AddSyntaxTrees(other);
        GeneratorDriver driver = Driver().RunGenerators(present);
        List<double> generator = [], binding = [];
        for (int round = 0; round < Rounds; round++)
        {
            SyntaxTree edited = CSharpSyntaxTree.ParseText($"class Other {{ int _field{round}; }}");
            present = present.ReplaceSyntaxTree(other, edited);
            other = edited;
            CSharpCompilation alike = present.Clone();
            generator.Add(Milliseconds(() => driver = driver.RunGenerators(present)));
            binding.Add(Milliseconds(() => Bind(alike)));
        }
        return (Median(generator), Median(binding));
    }

    /// <summary>Binds each loss and the kernel that it calls, as anything must that reads them.</summary>
    private static void Bind(CSharpCompilation compilation)
    {
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            SemanticModel model = compilation.GetSemanticModel(tree);
            foreach (MethodDeclarationSyntax method in tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
                GC.KeepAlive(model.GetOperation(method));
        }
    }

    private static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(new DerivativeGenerator());

    private static CSharpCompilation Project(int objectives) => CSharpCompilation.Create(
        "Project",
        Enumerable.Range(0, objectives).Select(number => CSharpSyntaxTree.ParseText(Objective(number), path: $"Loss{number}.cs")).Append(CSharpSyntaxTree.ParseText(Kernel, path: "Kernel.cs")),
        References,
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private const string Kernel = """
        using System; using CurseOfMemory;
        public static class Kernel
        {
            [Differentiable]
            public static double At(double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w)
            {
                double sum = 0;
                for (int i = 0; i < a.Length; i++)
                    sum += a[i] * Math.Exp(-w[i] * t);
                return sum;
            }
        }
        """;

    private static string Objective(int number) => string.Create(CultureInfo.InvariantCulture, $$"""
        using System; using CurseOfMemory;
        [Objective]
        public readonly partial struct Loss{{number}}(MemoryTarget target)
        {
            /// <summary>J(a, w) = integral over t in [0, inf) of (model - target)^2.</summary>
            [Loss]
            private double SquaredError([Integrated(0, double.PositiveInfinity)] double t, ReadOnlySpan<double> a, ReadOnlySpan<double> w)
            {
                double error = Kernel.At(t, a, w) - {{number}}.5 * target.At(t);
                return error * error;
            }
        }
        """);

    private static double Milliseconds(Action action)
    {
        double start = ThreadClock.Seconds();
        action();
        return 1e3 * (ThreadClock.Seconds() - start);
    }

    private static double Median(int rounds, Func<double> measure) => Median([.. Enumerable.Range(0, rounds).Select(_ => measure())]);

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static string Text(double number) => number.ToString(number < 100 ? "0.0" : "0", CultureInfo.InvariantCulture);
}
