using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CurseOfMemory.Runtime.Tests.Lanes;

/// <summary>The errors that the documentation of <see cref="ILanes{TSelf, TScalar}"/> states are those that tests ask for.</summary>
public partial class StatedErrorTests
{
    [GeneratedRegex(@"([\d.]+)(?: unit in the last place)? \(([A-Z][\w, ]*)\)")]
    private static partial Regex Stated();

    [Fact]
    public void Every_stated_error_is_tested_and_every_tested_error_is_stated()
    {
        XElement member = XDocument.Load(Path.ChangeExtension(typeof(Lanes512).Assembly.Location, ".xml")).Descendants("member")
            .Single(one => one.Attribute("name")!.Value == "T:CurseOfMemory.ILanes`2");
        string remarks = Regex.Replace(member.Element("remarks")!.Value, @"\s+", " ");
        var stated = Stated().Matches(remarks).SelectMany(match => match.Groups[2].Value.Split(", ").Select(name => (name, double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))));
        // the square root is rounded as well as can be, which says more than the list
        var tested = FunctionTable.Rows.Where(row => typeof(ILanes<,>).GetMethod(row.Name) is not null).Select(row => (row.Name, row.Name == "Sqrt" ? 1 : row.Limit))
            .Concat(FunctionTable.PairLimits.Select(pair => (pair.Key, pair.Value)));
        Assert.Equal(stated.Order(), tested.Order());
    }
}
