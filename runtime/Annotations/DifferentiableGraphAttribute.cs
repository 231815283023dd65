using System.ComponentModel;

namespace CurseOfMemory;

/// <summary>
/// The graph of one public <see cref="DifferentiableAttribute"/> method of the assembly, by which projects that refer to it differentiate the method without its
/// source. The generator writes it; it isn't written by hand.
/// </summary>
/// <param name="version">The version of the format.</param>
/// <param name="method">The documentation id of the method.</param>
/// <param name="graph">The graph as text.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DifferentiableGraphAttribute(int version, string method, string graph) : Attribute
{
    /// <summary>The version of the format.</summary>
    public int Version { get; } = version;

    /// <summary>The documentation id of the method.</summary>
    public string Method { get; } = method;

    /// <summary>The graph as text.</summary>
    public string Graph { get; } = graph;
}
