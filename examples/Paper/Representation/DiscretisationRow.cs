using MathNet.Numerics.LinearAlgebra;
using Paper.Verbs;

namespace Paper.Representation;

/// <summary>How far the discrete forms of an RNN of d inputs are from the convolution (7) at one step.</summary>
internal sealed record DiscretisationRow(int Inputs, double Step, double Residual, double Discrete)
{
    private static readonly double[] Steps = [0.1, 0.05, 0.025, 0.0125, 0.00625];

    public static IEnumerable<DiscretisationRow> All(LinearRnn rnn, int inputs)
    {
        Vector<double> Input(double t) => Vector<double>.Build.Dense(inputs, i => Math.Sin(((i + 1) * t) + i));
        return Steps.Select(dt => new DiscretisationRow(inputs, dt, Discretisation.Residual(rnn, Input, dt), Discretisation.Discrete(rnn, Input, dt)));
    }

    public static Sheet Sheet(IEnumerable<DiscretisationRow> rows) => new(
        "representation-steps", ["d", "dt", "Euler residual RNN", "discrete RNN (2)"], [.. rows.Select(row => new object?[] { row.Inputs, row.Step, row.Residual, row.Discrete })]);
}
