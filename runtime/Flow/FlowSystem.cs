using System.Runtime.Intrinsics;

namespace CurseOfMemory;

/// <summary>
/// The field and the current state of a run. Methods know the state only through increments to it: it is kept as a sum of two
/// doubles, so that increments far below its rounding still add up (compensated summation, Kahan 1965). With a field of double-doubles that
/// is the whole state: increments, and with them every method, stay in double.
/// </summary>
internal sealed class FlowSystem
{
    private readonly double[] theta, carry, previous, previousCarry, point, pointLow, invalid, invalidLow;
    private double tauCarry;

    public FlowSystem(FlowField field, ReadOnlySpan<double> start, ReadOnlySpan<double> startLow = default)
    {
        Field = field;
        Dimension = start.Length;
        int length = FlowBlocks.PaddedLength(Dimension);
        (theta, carry, previous, previousCarry) = (new double[length], new double[length], new double[length], new double[length]);
        start.CopyTo(theta);
        startLow.CopyTo(carry);
        theta.CopyTo(previous, 0);
        carry.CopyTo(previousCarry, 0);
        (point, pointLow) = (new double[length], new double[length]);
        (invalid, invalidLow) = (new double[Dimension], new double[Dimension]);
    }

    public FlowField Field { get; set; }

    public int Dimension { get; }

    public ReadOnlySpan<double> Theta => theta.AsSpan(0, Dimension);

    /// <summary><see cref="Theta"/>, filled up with zeros.</summary>
    public ReadOnlySpan<Vector256<double>> ThetaBlocks => FlowBlocks.Of(theta);

    /// <summary>What <see cref="Theta"/> leaves out.</summary>
    public ReadOnlySpan<double> Carry => carry.AsSpan(0, Dimension);

    public ReadOnlySpan<double> PreviousTheta => previous.AsSpan(0, Dimension);

    public ReadOnlySpan<double> PreviousCarry => previousCarry.AsSpan(0, Dimension);

    /// <summary>The end of the last step.</summary>
    public double Tau { get; private set; }

    /// <summary>The length of the last step: <see cref="Tau"/> need not resolve it, for tau is kept as a sum of two doubles as well.</summary>
    public double LastStep { get; private set; }

    /// <summary>The start of the last step.</summary>
    public double PreviousTau { get; private set; }

    /// <summary>J at <see cref="Tau"/>; NaN where the method doesn't know it and nobody has asked for it by <see cref="KnownLoss"/>.</summary>
    public double Loss { get; set; }

    /// <summary>J at <see cref="Tau"/>, evaluated if need be.</summary>
    public double KnownLoss() => Loss = double.IsNaN(Loss) ? LossAt(Theta, Carry) : Loss;

    /// <summary>Accepted steps.</summary>
    public int Steps { get; private set; }

    public int Rejected { get; set; }

    /// <summary>Derivatives for the integration.</summary>
    public long Evaluations { get; private set; }

    /// <summary>Losses and derivatives for everything else.</summary>
    public long OtherEvaluations { get; private set; }

    public long Jacobians { get; private set; }

    public long Factorizations { get; set; }

    public double LossAt(ReadOnlySpan<double> high, ReadOnlySpan<double> low)
    {
        OtherEvaluations++;
        return Field.Loss(high, low);
    }

    public double LossAndGradient(ReadOnlySpan<double> high, ReadOnlySpan<double> low, Span<double> gradient)
    {
        OtherEvaluations++;
        double loss = Field.Derivative(high, low, gradient);
        FlowVectors.Negate(gradient);
        return loss;
    }

    /// <summary>The derivative at the current state, in a new array.</summary>
    public double[] DerivativeHere()
    {
        var derivative = new double[Dimension];
        FillDerivative(derivative);
        return derivative;
    }

    /// <summary>The derivative at the current state.</summary>
    public void FillDerivative(Span<double> derivative)
    {
        OtherEvaluations++;
        Field.Derivative(Theta, Carry, derivative);
    }

    /// <summary>Why the last evaluation that failed did so.</summary>
    public string DescribeFailure()
        => Field.Violation(invalid, invalidLow) ?? $"the loss or its gradient is not finite at theta = ({string.Join(", ", invalid.Select(FlowNumber.Text))})";

    /// <summary>The derivative d theta / d tau at the current state plus an increment; false where it or the loss is not finite.</summary>
    public bool TryEvaluate(ReadOnlySpan<double> increment, Span<double> derivative, out double loss)
    {
        Place(increment);
        Evaluations++;
        loss = Field.Derivative(Point, PointLow, derivative);
        if (FlowVectors.AreFinite(derivative) && double.IsFinite(loss))
            return true;
        Point.CopyTo(invalid);
        PointLow.CopyTo(invalidLow);
        return false;
    }

    /// <summary>The Jacobian at the current state plus an increment, which is zero where empty; false where it is not finite.</summary>
    public bool TryJacobian(ReadOnlySpan<double> increment, Span<double> jacobian)
    {
        Jacobians++;
        Place(increment);
        Field.Jacobian(Point, PointLow, jacobian);
        return FlowVectors.AreFinite(jacobian);
    }

    /// <summary>The same beyond double precision.</summary>
    public bool TryJacobian(ReadOnlySpan<double> increment, Span<DoubleDouble> jacobian)
    {
        Jacobians++;
        Place(increment);
        ((ExtendedField)Field).Jacobian(Point, PointLow, jacobian);
        foreach (DoubleDouble element in jacobian)
            if (!DoubleDouble.IsFinite(element))
                return false;
        return true;
    }

    /// <summary>Adds an increment to the state, exactly up to the rounding of the smaller summand.</summary>
    public void Advance(ReadOnlySpan<double> increment)
    {
        theta.CopyTo(previous, 0);
        carry.CopyTo(previousCarry, 0);
        for (int i = 0; i < increment.Length; i++)
            (theta[i], carry[i]) = ExtendedSum(theta[i], carry[i], increment[i]);
    }

    /// <summary>Ends a step whose increment was added, exactly at a tau or after its length.</summary>
    public void EndStep(double step, double? end)
    {
        (PreviousTau, LastStep) = (Tau, step);
        (Tau, tauCarry) = end is { } tau ? (tau, 0) : ExtendedSum(Tau, tauCarry, step);
        Steps++;
    }

    /// <summary>The way to a later tau.</summary>
    public double To(double tau) => tau - Tau - tauCarry;

    public void Transfer(FlowArchive archive)
    {
        archive.Transfer(theta.AsSpan(0, Dimension));
        archive.Transfer(carry.AsSpan(0, Dimension));
        archive.Transfer(previous.AsSpan(0, Dimension));
        archive.Transfer(previousCarry.AsSpan(0, Dimension));
        Tau = archive.Transfer(Tau);
        tauCarry = archive.Transfer(tauCarry);
        PreviousTau = archive.Transfer(PreviousTau);
        LastStep = archive.Transfer(LastStep);
        Loss = archive.Transfer(Loss);
        Steps = archive.Transfer(Steps);
        Rejected = archive.Transfer(Rejected);
        Evaluations = archive.Transfer(Evaluations);
        OtherEvaluations = archive.Transfer(OtherEvaluations);
        Jacobians = archive.Transfer(Jacobians);
        Factorizations = archive.Transfer(Factorizations);
    }

    private ReadOnlySpan<double> Point => point.AsSpan(0, Dimension);

    private ReadOnlySpan<double> PointLow => pointLow.AsSpan(0, Dimension);

    private void Place(ReadOnlySpan<double> increment)
    {
        if (increment.IsEmpty)
            PlaceState();
        else if (Field.IsExtended)
            PlaceExtended(increment);
        else
            PlaceRounded(increment);
    }

    private void PlaceState()
    {
        theta.CopyTo(point, 0);
        carry.CopyTo(pointLow, 0);
    }

    private void PlaceRounded(ReadOnlySpan<double> increment)
    {
        for (int i = 0; i < point.Length; i += Lanes256.Count)
            Lanes256.Store(Lanes256.Load(theta, i) + (Lanes256.Load(carry, i) + Lanes256.Load(increment, i)), point, i);
    }

    private void PlaceExtended(ReadOnlySpan<double> increment)
    {
        for (int i = 0; i < increment.Length; i++)
            (point[i], pointLow[i]) = ExtendedSum(theta[i], carry[i], increment[i]);
    }

    /// <summary>(high + low) + increment, as the double nearest to it and the rest.</summary>
    public static (double High, double Low) ExtendedSum(double high, double low, double increment)
    {
        (double sum, double rest) = ErrorFree.Sum(high, increment);
        return ErrorFree.Sum(sum, rest + low);
    }
}
