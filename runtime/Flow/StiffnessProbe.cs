namespace CurseOfMemory;

/// <summary>
/// Notices that stability and not accuracy limits the steps of an explicit method: every so often it compares the step with the Jacobian's largest
/// eigenvalue, by power iteration (Hairer and Wanner, IV.2).
/// </summary>
internal sealed class StiffnessProbe(FlowSystem system)
{
    private const int StepsApart = 20, Products = 6, Strikes = 2;
    private const double ShareOfLimit = 0.6;

    private readonly double[] jacobian = new double[system.Dimension * system.Dimension], product = new double[system.Dimension];
    private readonly double[] vector = [.. Enumerable.Range(0, system.Dimension).Select(i => 1 + 0.1 * i)];
    private int strikes;

    /// <summary>Whether the flow has turned out to be stiff.</summary>
    public bool Shows(FlowStepper stepper)
    {
        if (system.Steps % StepsApart != 0 || double.IsInfinity(stepper.StabilityLimit) || !system.TryJacobian(default, jacobian))
            return false;
        double radius = 0;
        for (int i = 0; i < Products; i++)
            radius = Multiply();
        bool isLimited = system.LastStep * radius > ShareOfLimit * stepper.StabilityLimit;
        strikes = isLimited ? strikes + 1 : 0;
        return strikes >= Strikes;
    }

    public void Transfer(FlowArchive archive)
    {
        archive.Transfer(vector);
        strikes = archive.Transfer(strikes);
    }

    /// <summary>Multiplies the vector by the Jacobian, scales it back to length one and returns the length that it had.</summary>
    private double Multiply()
    {
        int n = vector.Length;
        double squares = 0, before = 0;
        for (int i = 0; i < n; i++)
        {
            product[i] = 0;
            for (int j = 0; j < n; j++)
                product[i] += jacobian[i * n + j] * vector[j];
            squares += product[i] * product[i];
            before += vector[i] * vector[i];
        }
        double length = Math.Sqrt(squares);
        for (int i = 0; i < n && length > 0; i++)
            vector[i] = product[i] / length;
        return length / Math.Sqrt(before);
    }
}
