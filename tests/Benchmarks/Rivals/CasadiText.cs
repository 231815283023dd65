using System.Text;

namespace CurseOfMemory.Benchmarks;

/// <summary>
/// The value and gradient as CasADi writes them: straight-line C, one operation to a line, the forward sweep of each pair and then its
/// adjoints, with the derivatives of a quotient f = x / y as 1 / y and -(f / y).
/// </summary>
internal sealed class CasadiText
{
    private readonly StringBuilder _lines = new();
    private readonly List<(string Name, string X, string XSlope, string Y, string YSlope)> _adjoints = [];
    private readonly Dictionary<string, string> _seeds = [];
    private int _count;

    /// <summary>Writes the program for m terms of the model and n of the target to a file, and returns its path.</summary>
    public static string Write(int m, int n)
    {
        string path = Path.Combine(Path.GetTempPath(), $"casadi{m}.{Environment.ProcessId}.c");
        File.WriteAllText(path, new CasadiText().Text(m, n));
        return path;
    }

    private string Text(int m, int n)
    {
        string value = "0";
        for (int k = 0; k < m; k++)
        {
            for (int i = 0; i < m; i++)
                value = Step($"{value}+{Quotient(k, $"a{i}", $"w{i}")}");
            for (int j = 0; j < n; j++)
                value = Step($"{value}-2*{Quotient(k, $"b{j}", $"r{j}", active: false)}");
        }
        for (int i = _adjoints.Count - 1; i >= 0; i--)
            Back(_adjoints[i]);
        string inputs = string.Concat(Enumerable.Range(0, m).Select(i => $"double a{i}=theta[{i}],w{i}=theta[{m + i}];\n"))
            + string.Concat(Enumerable.Range(0, n).Select(j => $"double b{j}=B[{j}],r{j}=R[{j}];\n"));
        string outputs = string.Concat(Enumerable.Range(0, m).Select(i => $"g[{i}]={Seed($"a{i}")};g[{m + i}]={Seed($"w{i}")};\n"));
        return $$"""
            static __attribute__((noinline)) double f(const double* theta, const double* B, const double* R, double* g) {
            {{inputs}}{{_lines}}{{outputs}}return {{value}};
            }
            double run(int kernel, long reps, int m, int n, double* theta, const double* b, const double* r, const double* v, double* g, double* out) {
                double total = 0;
                for (long i = 0; i < reps; i++) { __asm__ volatile("" ::: "memory"); total += f(theta, b, r, g); }
                return total;
            }
            """;
    }

    /// <summary>a_k c / (w_k + x), and what goes back along it.</summary>
    private string Quotient(int k, string c, string x, bool active = true)
    {
        string d = Step($"w{k}+{x}"), p = Step($"a{k}*{c}"), f = Step($"{p}/{d}"), byP = Step($"1./{d}"), byD = Step($"-({f}/{d})");
        string scale = active ? "" : "-2*";
        _adjoints.Add((p, $"a{k}", $"{scale}{byP}*{c}", active ? c : "", $"{byP}*a{k}"));
        _adjoints.Add((d, $"w{k}", $"{scale}{byD}", active ? x : "", byD));
        return f;
    }

    private void Back((string Name, string X, string XSlope, string Y, string YSlope) step)
    {
        _seeds[step.X] = Step($"{Seed(step.X)}+{step.XSlope}");
        if (step.Y.Length > 0)
            _seeds[step.Y] = Step($"{Seed(step.Y)}+{step.YSlope}");
    }

    private string Seed(string name) => _seeds.GetValueOrDefault(name, "0");

    private string Step(string operation)
    {
        string name = $"t{_count++}";
        _lines.Append($"double {name}={operation};\n");
        return name;
    }
}
