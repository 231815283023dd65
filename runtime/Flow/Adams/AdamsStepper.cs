namespace CurseOfMemory;

/// <summary>
/// Variable-order, variable-step Adams-Bashforth-Moulton in the form predict, evaluate, correct, evaluate, with local extrapolation, by
/// L. F. Shampine and M. K. Gordon (Computer Solution of Ordinary Differential Equations, Freeman 1975). Their phi_i are the modified divided
/// differences of the derivative; here the predicted ones have arrays of their own, so that a rejected step leaves nothing to restore.
/// </summary>
internal sealed class AdamsStepper : FlowStepper
{
    private readonly AdamsCoefficients coefficients = new();
    private readonly AdamsOrder order;
    private readonly double[] differences, predicted, derivative, correction;
    private double above;

    public AdamsStepper(FlowSystem system, FlowOptions options)
        : base(system, options, AdamsInterpolant.Length(AdamsTable.HighestOrder, system.Dimension))
    {
        order = new AdamsOrder(Math.Min(options.HighestOrder ?? AdamsTable.HighestOrder, AdamsTable.HighestOrder));
        differences = new double[(AdamsTable.HighestOrder + 2) * Dimension];
        predicted = new double[differences.Length];
        (derivative, correction) = (new double[Dimension], new double[Dimension]);
    }

    public override ReadOnlySpan<double> Derivative => derivative;

    public override int Order => order.LastOrder;

    public override FlowInterpolant Interpolant => AdamsInterpolant.Value;

    public override bool TryBegin()
    {
        bool isInside = System.TryEvaluate(Increment, derivative, out double loss);
        derivative.AsSpan().CopyTo(Phi(1));
        System.Loss = loss;
        return isInside;
    }

    // The error of the first step, of order 1, is about h^2 |f'|, and |f'| unknown: 16 h^2 |f| <= 1 in units of the tolerance.
    protected override double ChooseInitialStep(double longest)
    {
        WeighErrors();
        double slope = Norm(derivative);
        return 16 * slope * longest * longest > 1 ? Math.Min(longest, 0.25 / Math.Sqrt(slope)) : longest;
    }

    protected override StepStatus Attempt(double step)
    {
        int k = order.Order;
        order.BeginStep(step);
        coefficients.Prepare(step, k);
        Predict(step, k);
        if (!TryEvaluateAt(out _))
            return StepStatus.LeftDomain;
        double error = EstimateErrors(step, k);
        if (!(error <= 1))
            return StepStatus.Inaccurate;
        // p + h g_(k+1) (f(p) - phi_1^e), the corrector of order k + 1.
        FlowVectors.AddScaled(Increment, step * coefficients.G[k + 1], correction);
        if (!TryEvaluateAt(out double loss))
            return StepStatus.LeftDomain;
        Accept(step, k, loss);
        return StepStatus.Accepted;
    }

    protected override double Shrink(double step, StepStatus status) => step * order.Fail(status == StepStatus.Inaccurate);

    protected override double Grow(double step) => order.Accept(step, above);

    private Span<double> Phi(int i) => differences.AsSpan((i - 1) * Dimension, Dimension);

    private Span<double> PredictedPhi(int i) => predicted.AsSpan((i - 1) * Dimension, Dimension);

    /// <summary>phi_i^e = phi_(i+1)^e + beta_i phi_i, and the increment h sum_i g_i beta_i phi_i.</summary>
    private void Predict(double step, int k)
    {
        PredictedPhi(k + 1).Clear();
        for (int c = 0; c < Dimension; c += Lanes256.Count)
        {
            Lanes256 difference = Lanes256.Zero, sum = Lanes256.Zero;
            for (int i = k; i >= 1; i--)
            {
                Lanes256 phi = Lanes256.Load(Phi(i), c);
                difference = Lanes256.MultiplyAdd(coefficients.Beta[i], phi, difference);
                sum = Lanes256.MultiplyAdd(coefficients.GBeta[i], phi, sum);
                Lanes256.Store(difference, PredictedPhi(i), c);
            }
            Lanes256.Store(step * sum, Increment, c);
        }
    }

    /// <summary>The derivative at the current increment, and its difference from the predicted one.</summary>
    private bool TryEvaluateAt(out double loss)
    {
        if (!System.TryEvaluate(Increment, correction, out loss))
            return false;
        FlowVectors.AddScaled(correction, -1, PredictedPhi(1));
        return true;
    }

    /// <summary>The error of this step; the estimates for the choice of order are as if all steps were equal.</summary>
    private double EstimateErrors(double step, int k)
    {
        WeighErrors();
        double change = step * Norm(correction);
        double here = change * coefficients.Sigma[k + 1] * AdamsTable.ErrorConstants[k];
        order.Estimate(k > 2 ? LowerError(step, k - 2) : 0, k > 1 ? LowerError(step, k - 1) : 0, here);
        return change * Math.Abs(coefficients.G[k] - coefficients.G[k + 1]);
    }

    // h sigma_(p+1) gamma*_p |phi_(p+1)^e + f - phi_1^e|.
    private double LowerError(double step, int p)
        => step * coefficients.Sigma[p + 1] * AdamsTable.ErrorConstants[p] * FlowVectors.Norm(PredictedPhi(p + 1), correction, Weights);

    private void Accept(double step, int k, double loss)
    {
        System.Advance(Increment);
        System.Loss = loss;
        coefficients.Accept();
        above = order.KnowsAbove ? HigherError(step, k) : 0;
        UpdateDifferences(k);
    }

    // phi_(k+2) = phi_(k+1) - phi_(k+1)^(last step), for equal steps.
    private double HigherError(double step, int k)
    {
        FlowVectors.AddScaled(Phi(k + 1), -1, correction);
        return step * AdamsTable.ErrorConstants[k + 1] * Norm(Phi(k + 1));
    }

    /// <summary>phi_(k+1) = f - phi_1^e, phi_i = phi_i^e + phi_(k+1).</summary>
    private void UpdateDifferences(int k)
    {
        correction.AsSpan().CopyTo(Phi(k + 1));
        for (int i = 1; i <= k; i++)
            for (int c = 0; c < Dimension; c += Lanes256.Count)
                Lanes256.Store(Lanes256.Load(PredictedPhi(i), c) + Lanes256.Load(correction, c), Phi(i), c);
        Phi(1).CopyTo(derivative);
    }

    protected override int FillSegment(Span<double> numbers)
    {
        int k = order.LastOrder, length = AdamsInterpolant.Length(k, Dimension);
        Span<double> filled = numbers[..length];
        filled[0] = k;
        Increment.CopyTo(AdamsInterpolant.Whole(filled, Dimension));
        coefficients.Psi.Slice(1, k).CopyTo(AdamsInterpolant.Psi(filled, Dimension));
        differences.AsSpan(0, (k + 1) * Dimension).CopyTo(AdamsInterpolant.Differences(filled, Dimension));
        Increment.CopyTo(correction, 0);
        AdamsInterpolant.AddFromEnd(filled, -LastStep, correction);
        FlowVectors.Negate(correction);
        correction.CopyTo(AdamsInterpolant.Mismatch(filled, Dimension));
        return length;
    }

    protected override void TransferMethod(FlowArchive archive)
    {
        archive.Transfer(differences);
        archive.Transfer(derivative);
        coefficients.Transfer(archive);
        order.Transfer(archive);
    }
}
