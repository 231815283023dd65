namespace CurseOfMemory;

/// <summary>
/// Notices that stability and not accuracy limits the steps of an explicit method, and that the steps of an implicit one would be stable in the explicit one as
/// well: every so often it compares the step with the Jacobian's largest eigenvalue, by power iteration (Hairer and Wanner, IV.2).
/// </summary>
internal sealed class StiffnessProbe(FlowSystem system, double stabilityLimit)
{
    private const int StepsApart = 20, Products = 6, Strikes = 2;
    private const double StiffShare = 0.6, NonStiffShare = 0.1;

    private readonly double[] jacobian = new double[system.Dimension * system.Dimension], product = new double[system.Dimension];
    private readonly double[] vector = [.. Enumerable.Range(0, system.Dimension).Select(i => 1 + 0.1 * i)];
    private int strikes, turns, looked;

    /// <summary>Whether the flow has turned out to be stiff, or no longer to be.</summary>
    public bool Turns(bool isStiff)
    {
        // A run that was interrupted here has looked already.
        if (system.Steps == looked || system.Steps % StepsApart != 0)
            return false;
        looked = system.Steps;
        if (!system.TryJacobian(default, jacobian))
            return false;
        double radius = 0;
        for (int i = 0; i < Products; i++)
            radius = Multiply();
        double share = system.LastStep * radius / stabilityLimit;
        strikes = (isStiff ? share < NonStiffShare : share > StiffShare) ? strikes + 1 : 0;
        // The way back takes longer each time: no flow is tossed to and fro for ever.
        if (strikes < (isStiff ? Strikes << turns : Strikes))
            return false;
        strikes = 0;
        turns = Math.Min(turns + (isStiff ? 1 : 0), 16);
        return true;
    }

    public void Transfer(FlowArchive archive)
    {
        archive.Transfer(vector);
        strikes = archive.Transfer(strikes);
        turns = archive.Transfer(turns);
        looked = archive.Transfer(looked);
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
