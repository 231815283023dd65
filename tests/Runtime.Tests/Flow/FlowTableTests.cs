namespace CurseOfMemory.Runtime.Tests.Flow;

/// <summary>The tables of the methods against the identities that they satisfy.</summary>
public class FlowTableTests
{
    [Fact]
    public void Adams_error_constants_satisfy_their_recursion()
    {
        double[] gamma = AdamsTable.ErrorConstants;
        Assert.Equal(AdamsTable.HighestOrder + 2, gamma.Length);
        // gamma*_0 = 1, gamma*_i < 0 for i > 0, sum_j gamma*_j / (i + 1 - j) = 0.
        for (int i = 1; i < gamma.Length; i++)
            Assert.Equal(1.0 / (i + 1), Enumerable.Range(1, i).Sum(j => gamma[j] / (i + 1 - j)), 1e-15);
    }

    [Fact]
    public void Dormand_prince_weights_satisfy_the_quadrature_conditions()
    {
        RungeKuttaTableau tableau = DormandPrince8Tableau.Value;
        double[] nodes = Nodes(tableau);

        // sum_j b_j c_j^q = 1 / (q + 1) up to the order; the embedded formulas have orders 5 and 3, so that their differences vanish up to it.
        Assert.All(Enumerable.Range(0, 8), q => Assert.Equal(1.0 / (q + 1), Moment(tableau.Solution, nodes, q), 1e-14));
        Assert.All(Enumerable.Range(0, 5), q => Assert.Equal(0, Moment(tableau.Error, nodes, q), 1e-14));
        Assert.All(Enumerable.Range(0, 3), q => Assert.Equal(0, Moment(tableau.CoarseError!, nodes, q), 1e-14));
        Assert.All(tableau.Dense, row => Assert.Equal(0, Moment(row, nodes, 0), 1e-12));
    }

    [Fact]
    public void Dormand_prince_stages_satisfy_the_simplifying_conditions()
    {
        RungeKuttaTableau tableau = DormandPrince8Tableau.Value;
        double[] nodes = Nodes(tableau);
        IEnumerable<((int, double)[] Row, double Node)> rows = tableau.Stages.Concat(tableau.DenseStages).Zip([.. nodes[2..13], .. nodes[14..]]);

        // sum_j a_ij c_j^q = c_i^(q + 1) / (q + 1) for q = 1 from the third stage on, and q = 2 from the fourth.
        Assert.Equal(14, rows.Count());
        Assert.All(rows.Skip(1), r => Assert.Equal(r.Node * r.Node / 2, Moment(r.Row, nodes, 1), 3e-13));
        Assert.All(rows.Skip(2), r => Assert.Equal(r.Node * r.Node * r.Node / 3, Moment(r.Row, nodes, 2), 3e-13));
    }

    [Fact]
    public void The_lower_dormand_prince_pair_satisfies_the_quadrature_conditions()
    {
        RungeKuttaTableau tableau = DormandPrince5Tableau.Value;
        double[] nodes = [double.NaN, 0, .. tableau.Stages.Select(Sum), 1];

        Assert.All(Enumerable.Range(0, 5), q => Assert.Equal(1.0 / (q + 1), Moment(tableau.Solution, nodes, q), 1e-14));
        Assert.All(Enumerable.Range(0, 4), q => Assert.Equal(0, Moment(tableau.Error, nodes, q), 1e-14));
        Assert.All(tableau.Dense, row => Assert.Equal(0, Moment(row, nodes, 0), 1e-12));
    }

    [Fact]
    public void Radau_transformation_diagonalizes_its_inverse()
    {
        double[][] t = RadauTable.T, inverse = RadauTable.TInverse;
        double[][] blocks = [[RadauTable.Gamma, 0, 0], [0, RadauTable.Alpha, -RadauTable.Beta], [0, RadauTable.Beta, RadauTable.Alpha]];
        double[][] inverseA = Product(Product(t, blocks), inverse);

        // The collocation conditions sum_j a_ij c_j^(q-1) = c_i^q / q, solved for A^-1: A^-1 c^q = q c^(q-1).
        for (int q = 1; q <= 3; q++)
            for (int i = 0; i < 3; i++)
                Assert.Equal(q * Math.Pow(RadauTable.Nodes[i], q - 1), Enumerable.Range(0, 3).Sum(j => inverseA[i][j] * Math.Pow(RadauTable.Nodes[j], q)), 1e-13);
        Assert.All(Enumerable.Range(0, 3), j => Assert.Equal(inverseA[2][j], RadauTable.EndSlope[j], 1e-13));
        // f_0 + sum_i e_i z_i / h = 0 for theta = t, t^2 and t^3.
        Assert.All(Enumerable.Range(1, 3), q => Assert.Equal(q == 1 ? -1 : 0, Enumerable.Range(0, 3).Sum(j => RadauTable.Error[j] * Math.Pow(RadauTable.Nodes[j], q)), 1e-13));
    }

    private static double[][] Product(double[][] x, double[][] y)
        => [.. x.Select(row => Enumerable.Range(0, 3).Select(j => Enumerable.Range(0, 3).Sum(k => row[k] * y[k][j])).ToArray())];

    /// <summary>c_i by stage, from 1: the sums of the rows, and 1 for the end of the step.</summary>
    private static double[] Nodes(RungeKuttaTableau tableau)
        => [double.NaN, 0, .. tableau.Stages.Select(Sum), 1, .. tableau.DenseStages.Select(Sum)];

    private static double Sum((int Stage, double Weight)[] row) => row.Sum(w => w.Weight);

    private static double Moment((int Stage, double Weight)[] row, double[] nodes, int power) => row.Sum(w => w.Weight * Math.Pow(nodes[w.Stage], power));
}
