namespace CurseOfMemory;

/// <summary>Marks an <c>int</c> parameter of a loss: the loss is the sum of the method over 0 to count - 1, as over data points.</summary>
/// <param name="count">The name of the member that holds the number of terms.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class SummedAttribute(string count) : Attribute
{
    /// <summary>The name of the member that holds the number of terms.</summary>
    public string Count { get; } = count;
}
