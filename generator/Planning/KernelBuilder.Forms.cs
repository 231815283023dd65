using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Planning;

/// <summary>Double sums over pairs that the runtime computes.</summary>
internal sealed partial class KernelBuilder
{
    /// <summary>Leaves some forms to the runtime, those that share exponentials in one call; what is planned afterwards finds them computed.</summary>
    public void Plan(CauchyForm[] forms)
    {
        foreach (CauchyForm form in forms.OrderBy(form => !form.IsSelf))
        {
            if (Root.Known.ContainsKey(form.Sum))
                continue;
            CauchyForm? other = Array.Find(forms, other => other.IsBeside(form));
            CauchyForm[] summed = other is null ? [form] : [form, other];
            string[] names = Array.ConvertAll(summed, one => Known(one.Sum));
            string spans = string.Join(", ", new[] { form.X, form.C }.Concat(summed.Where(one => !one.IsSelf).SelectMany(one => new[] { one.Y, one.D })).Select(Span));
            Root.Statements.Add(new Line($"{(other is null ? $"double {names[0]}" : $"(double {names[0]}, double {names[1]})")} = global::CurseOfMemory.CauchyForms.{(other is not null ? "Both" : form.IsSelf ? "Self" : "Between")}({spans});"));
        }
    }

    /// <summary>The name of a sum that is known from here on.</summary>
    private string Known(int sum)
    {
        string name = Names.Take("pairs");
        Root.Statements.Add(new Line($"// {name}: {layout.Formulas.Text(sum)}"));
        Root.Known[sum] = Pool.Name(name, false);
        return name;
    }
}
