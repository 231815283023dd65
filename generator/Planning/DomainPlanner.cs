using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Planning;

/// <summary>
/// Plans the tests of the domain: whether the integrals converge, and the sentence that says which parameter is to blame. A condition
/// f(k) + g(i) > 0 for all k and i is tested as min f + min g > 0.
/// </summary>
internal sealed class DomainPlanner(Derivation derivation, Layout layout, DataConstants constants, Graph graph)
{
    private Precision Precision => layout.Precision;

    private string Lanes => layout.Own("L");

    /// <summary>A condition as a sum of parts, each with the indices that it shares with no other part.</summary>
    private sealed record Part(int Node, int[] Indices, int Times);

    /// <summary>Whether there is anything to test.</summary>
    public bool HasConditions => derivation.Conditions.Count > 0;

    /// <summary>The body of the fast test, which returns a bool.</summary>
    public Statement[] Converges()
    {
        KernelBuilder builder = new(graph, layout, null, []) { IsScalar = true };
        List<string> tests = [];
        Dictionary<int, (string, string)> known = [];
        (Part[] alone, Part[][] sums) = Needed();
        foreach (Part part in alone)
            tests.Add(sums.Any(parts => parts.Any(other => other.Node == part.Node)) ? $"{Least(part)} > 0" : AllPositive(part) ?? $"{Least(part)} > 0");
        foreach (Part[] parts in sums)
            tests.Add(Total(parts.Select(part => (Least(part), part.Times))) + " > 0");
        builder.Close(builder.Root);

        string Least(Part part) => Once(known, part, one => Smallest(builder, one, tracked: false)).Value;
        return [.. builder.Root.Statements, new Line($"return {string.Join(" && ", tests)};")];
    }

    /// <summary>Plans the test over a batch: in each lane the smallest of what must be positive, NaN counting as not.</summary>
    /// <param name="looped">Receives what is to be found in loops over k.</param>
    public string Margin(KernelBuilder builder, List<LoopItem> looped)
    {
        Dictionary<int, (string, string)> known = [];
        (Part[] alone, Part[][] sums) = Needed();
        return sums.Concat(alone.Select(part => new[] { part with { Times = 1 } }))
            .Select(parts =>
            {
                string total = Total(parts.Select(part => (Once(known, part, one => SmallestOfEach(builder, one, looped)).Value, part.Times)));
                return parts.All(IsPlain) ? $"{Lanes}.Broadcast({total})" : total;
            })
            .Aggregate((left, right) => $"{Lanes}.Min({left}, {right})");
    }

    /// <summary>What must be positive by itself, and the sums of which that doesn't say it.</summary>
    private (Part[] Alone, Part[][] Sums) Needed()
    {
        Part[][] conditions = [.. derivation.Conditions.Select(Parts)];
        Part[] alone = [.. conditions.Where(parts => parts.Length == 1).Select(parts => parts[0])];
        HashSet<int> positive = [.. alone.Select(part => part.Node)];
        return (alone, [.. conditions.Where(parts => parts.Length > 1 && !parts.All(part => positive.Contains(part.Node)))]);
    }

    /// <summary>The statements that return a sentence for the first parameter that is not a finite number.</summary>
    public IEnumerable<Statement> NotFinite()
    {
        EquatableArray<Block> blocks = derivation.Definition.Blocks;
        NameTable names = layout.Names();
        foreach (int block in Enumerable.Range(0, blocks.Count).OrderBy(block => blocks[block].Position))
        {
            string found = names.Take("notFinite");
            yield return new Line($"if (global::CurseOfMemory.Violations.NotFinite(\"{blocks[block].Name}\", {layout.Block(block)}) is string {found})");
            yield return new Line($"    return {found};");
        }
    }

    /// <summary>The statements that return a sentence for the first condition that fails.</summary>
    public Statement[] Violations()
    {
        KernelBuilder builder = new(graph, layout, null, []) { IsScalar = true };
        Formula formula = new(graph, derivation.Definition);
        Dictionary<int, (string, string)> known = [];
        foreach (int condition in derivation.Conditions)
        {
            Part[] parts = Parts(condition);
            (string Value, string At)[] smallest = parts.Select(part => Once(known, part, one => Smallest(builder, one, tracked: true))).ToArray();
            string total = Total(smallest.Select((name, i) => (name.Value, parts[i].Times)));
            string text = formula.Text(condition);
            for (int i = 0; i < parts.Length; i++)
            {
                string blame = i == parts.Length - 1 ? "" : $" && !({smallest[i].Value} > 0)";
                builder.Root.Statements.Add(new Line($"if (!({total} > 0){blame})"));
                builder.Root.Statements.Add(new Line($"    return {Sentence("Diverges", parts[i].Node, smallest[i].At, $"\"{Escape(text)}\"")};"));
            }
        }
        foreach (int moment in LowestMoments())
            AddMoment(builder, formula, moment);
        builder.Close(builder.Root);
        return [.. builder.Root.Statements, new Line($"return global::CurseOfMemory.Violations.NotANumber(this.Value({layout.Own("theta")}));")];
    }

    private static string Escape(string text) => text.Replace("\\", "\\\\").Replace("\"", "\\\"");

    private static string Total(IEnumerable<(string Name, int Times)> parts) =>
        string.Join(" + ", parts.Select(part => part.Times == 1 ? part.Name : $"{part.Times} * {part.Name}"));

    /// <summary>The terms of a condition, those that share an index together, equal ones counted.</summary>
    private Part[] Parts(int condition)
    {
        List<(HashSet<int> Indices, List<int> Terms)> groups = [];
        foreach (int term in graph.Terms(condition))
        {
            HashSet<int> indices = [.. graph.Free(term).ToArray()];
            List<int> terms = [term];
            foreach ((HashSet<int> Indices, List<int> Terms) group in groups.Where(group => group.Indices.Overlaps(indices) || group.Indices.SetEquals(indices)).ToArray())
            {
                indices.UnionWith(group.Indices);
                terms.AddRange(group.Terms);
                groups.Remove(group);
            }
            groups.Add((indices, terms));
        }
        return groups
            .Select(group => (Node: Renamed(graph.Add(group.Terms), group.Indices), group.Indices))
            .GroupBy(part => part.Node)
            .Select(part => new Part(part.Key, graph.Free(part.Key).ToArray(), part.Count()))
            .ToArray();
    }

    private int Renamed(int node, HashSet<int> indices)
    {
        int slot = 0;
        foreach (int code in indices.OrderBy(code => code))
            node = graph.Substitute(node, new Index(code), Index.Variable(slot++, new Index(code).Extent));
        return node;
    }

    /// <summary>The search for the smallest value of a part, once; the names of the value and, if tracked, of its first index.</summary>
    private static (string Value, string At) Once(Dictionary<int, (string, string)> known, Part part, Func<Part, (string, string)> search)
    {
        if (!known.TryGetValue(part.Node, out (string, string) names))
            known.Add(part.Node, names = search(part));
        return names;
    }

    private (string Value, string At) Smallest(KernelBuilder builder, Part part, bool tracked)
    {
        if (part.Indices.Length == 0)
        {
            string only = builder.Names.Take("smallest");
            builder.Root.Statements.Add(new Around($"{Number} {only} = ", builder.InLanes(builder.Lower(part.Node, builder.Root)), ";"));
            return (only, "-1");
        }
        string value = builder.Names.Take("smallest"), at = tracked ? builder.Names.Take("at") : "-1";
        if (!tracked && constants.Smallest(graph[part.Node]) is string field)
            return (field, at);
        if (!tracked && !Precision.IsExtended && Span(part.Node) is string span && (!layout.IsBatch || IsData(part.Node)))
        {
            builder.Root.Statements.Add(new Once($"double {value} = global::CurseOfMemory.Domains.Smallest({span});"));
            return (value, at);
        }
        Search(builder, part, value, tracked ? at : null);
        return (value, at);
    }

    /// <summary>The loop that finds the smallest value of a part, and its first index where that has a name.</summary>
    private void Search(KernelBuilder builder, Part part, string value, string? at)
    {
        string infinity = $"{Precision.Scalar}.PositiveInfinity", minimum = layout.IsBatch ? Lanes + ".Min" : Precision.Minimum;
        builder.Root.Statements.Add(new Line($"{Number} {value} = {(layout.IsBatch ? $"{Lanes}.Broadcast({infinity})" : infinity)};"));
        if (at is not null)
            builder.Root.Statements.Add(new Line($"int {at} = -1;"));
        AddLoops(builder, builder.Root, part.Node, part.Indices, 0, (scope, expression) =>
        {
            if (at is null)
            {
                scope.Statements.Add(new Around($"{value} = {minimum}({value}, ", builder.InLanes(expression), ");"));
                return;
            }
            string x = builder.Names.Take("x");
            scope.Statements.Add(new Around($"{Precision.Scalar} {x} = ", expression, ";"));
            scope.Statements.Add(new Line($"if (!({x} >= {value}))"));
            scope.Statements.Add(new Line($"    ({value}, {at}) = ({x}, k);"));
        });
    }

    /// <summary>The same over a batch, beside what else the kernel does with each k.</summary>
    private (string Value, string At) SmallestOfEach(KernelBuilder builder, Part part, List<LoopItem> looped)
    {
        if (part.Indices.Length != 1 || IsData(part.Node))
            return Smallest(builder, part, tracked: false);
        string value = builder.Names.Take("smallest");
        builder.Root.Statements.Add(new Line($"{Lanes} {value} = {Lanes}.Broadcast({Precision.Scalar}.PositiveInfinity);"));
        Index index = new(part.Indices[0]), k = Index.K(index.Extent);
        looped.Add(new(graph.Substitute(part.Node, index, k), k, (body, each) =>
            body.Statements.Add(new Around($"{value} = {Lanes}.Min({value}, ", builder.InLanes(each), ");"))));
        return (value, "-1");
    }

    private bool IsData(int node) => graph[node].Op == Op.Data && !layout.IsPerProblem(graph[node].A);

    /// <summary>Whether the smallest value of a part is one number for all problems.</summary>
    private bool IsPlain(Part part) => part.Indices.Length > 0 && IsData(part.Node) && (!Precision.IsExtended || constants.Smallest(graph[part.Node]) is not null);

    /// <summary>The type of what is compared.</summary>
    private string Number => layout.IsBatch ? Lanes : Precision.Scalar;

    /// <summary>The test whether a part is positive for all k, where a method or a field of data says so.</summary>
    private string? AllPositive(Part part) =>
        constants.Smallest(graph[part.Node]) is string field ? $"{field} > 0"
        : part.Indices.Length > 0 && Span(part.Node) is string span ? $"global::CurseOfMemory.Domains.AllPositive({span})"
        : null;

    /// <summary>The span that a node reads element by element, or null.</summary>
    private string? Span(int node) => graph[node] switch
    {
        { Op: Op.Parameter } parameter => layout.Block(parameter.A),
        { Op: Op.Data } data => layout.Data(data.A),
        _ => null,
    };

    private void AddLoops(KernelBuilder builder, Scope scope, int node, int[] indices, int depth, Action<Scope, Expression> finish)
    {
        if (depth == indices.Length)
        {
            finish(scope, builder.Lower(node, scope));
            return;
        }
        Index index = new(indices[depth]);
        string name = depth switch { 0 => "k", 1 => "j", _ => "i" };
        Scope body = new(scope, index, name, isLanes: false);
        AddLoops(builder, body, node, indices, depth + 1, finish);
        builder.Close(body);
        scope.Statements.Add(new Loop(name, layout.Length(index.Extent), false, [.. body.Statements]));
    }

    /// <summary>The moments of lowest order at each argument in J.</summary>
    private IEnumerable<int> LowestMoments() => graph.Reachable(derivation.Value)
        .Where(node => graph[node].Op is Op.Moment or Op.SquaredMoment)
        .Select(OpenIndices)
        .Distinct()
        .GroupBy(node => (graph[node].Op, graph[node].A, graph[node].X))
        .Select(group => group.OrderBy(node => graph[node].B).First());

    private int OpenIndices(int node) => Renamed(node, [.. graph.Free(node).ToArray()]);

    private void AddMoment(KernelBuilder builder, Formula formula, int moment)
    {
        string sentence = Sentence("Moment", graph[moment].X, graph.Free(moment).Length > 0 ? "k" : "-1", $"\"{Escape(formula.Text(moment))}\"");
        AddLoops(builder, builder.Root, moment, graph.Free(moment).ToArray(), 0, (scope, value) =>
        {
            scope.Statements.Add(new Around($"if ({Precision.Scalar}.IsNaN(", value, "))"));
            scope.Statements.Add(new Line($"    return {sentence};"));
        });
    }

    /// <summary>A call of the runtime that words a violation: the first parameter in a node, its index and its value.</summary>
    private string Sentence(string method, int node, string at, string text)
    {
        Node? parameter = graph.Reachable(node).Select(inner => (Node?)graph[inner]).FirstOrDefault(inner => inner!.Value.Op == Op.Parameter);
        string prefix = $"global::CurseOfMemory.Violations.{method}(";
        if (parameter is not Node leaf)
            return $"{prefix}null, -1, double.NaN, {text})";
        Index index = new(leaf.B);
        string name = derivation.Definition.Blocks[leaf.A].Name, block = layout.Block(leaf.A);
        return index == Index.None ? $"{prefix}\"{name}\", -1, {block}, {text})"
            : index.IsConstant ? $"{prefix}\"{name}\", {index.Position}, {block}[{index.Position}], {text})"
            : $"{prefix}\"{name}\", {at}, {block}[{at}], {text})";
    }
}
