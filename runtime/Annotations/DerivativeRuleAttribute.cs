namespace CurseOfMemory;

/// <summary>
/// Marks a real function whose body the generator doesn't read, and names its partial derivatives: methods of the same type that take the same
/// parameters and return <c>double</c>, one for each <c>double</c> parameter in order.
/// </summary>
/// <remarks>
/// <code>
/// [DerivativeRule(nameof(BesselDerivative))] static double Bessel(double x) => Library.J0(x);
/// static double BesselDerivative(double x) => -Library.J1(x);
/// </code>
/// A partial derivative that has a rule of its own can be differentiated again, as a Hessian or an <c>[Objective]</c> needs: here
/// <c>[DerivativeRule(nameof(BesselCurvature))]</c> on <c>BesselDerivative</c>. Rules may name each other, as those of sine and cosine do.
/// </remarks>
/// <param name="partials">The names of the partial derivatives, an empty one for a parameter by which nothing is differentiated: CM1106 says where something is.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DerivativeRuleAttribute(params string[] partials) : Attribute
{
    /// <summary>The names of the partial derivatives, by <c>double</c> parameter.</summary>
    public IReadOnlyList<string> Partials { get; } = partials;
}
