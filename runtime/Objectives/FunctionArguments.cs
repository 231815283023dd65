using System.ComponentModel;

namespace CurseOfMemory;

/// <summary>What generated derivatives of functions share: the checks of their arguments.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FunctionArguments
{
    /// <summary>Checks that a span has a length.</summary>
    /// <param name="name">The argument.</param>
    /// <param name="length">Its length.</param>
    /// <param name="expected">The length that it must have.</param>
    /// <param name="formula">How that follows from the other arguments, such as <c>x.Length</c>.</param>
    /// <exception cref="ArgumentException">It has another.</exception>
    public static void CheckLength(string name, int length, int expected, string formula)
    {
        if (length != expected)
            throw new ArgumentException($"{name} has length {length}; expected {formula} = {expected}.", name);
    }

    /// <summary>Checks that a workspace is long enough.</summary>
    /// <param name="name">The argument.</param>
    /// <param name="length">Its length.</param>
    /// <param name="needed">The length that it needs.</param>
    /// <param name="method">The method that tells the length.</param>
    /// <exception cref="ArgumentException">It is shorter.</exception>
    public static void CheckWorkspace(string name, int length, int needed, string method)
    {
        if (length < needed)
            throw new ArgumentException($"{name} has length {length}; expected at least {needed}, as {method} tells.", name);
    }

    /// <summary>Checks that a pattern is that of a Jacobian of given size.</summary>
    /// <param name="name">The argument.</param>
    /// <param name="pattern">The pattern.</param>
    /// <param name="rows">The number of outputs.</param>
    /// <param name="columns">The number of inputs.</param>
    /// <param name="method">The method that makes patterns.</param>
    /// <exception cref="ArgumentException">It is null, or of another size.</exception>
    public static void CheckPattern(string name, JacobianPattern pattern, int rows, int columns, string method)
    {
        ArgumentNullException.ThrowIfNull(pattern, name);
        if (pattern.Rows != rows || pattern.Columns != columns)
            throw new ArgumentException($"{name} is of {pattern.Rows} x {pattern.Columns}; expected {rows} x {columns}, as {method} makes it for these lengths.", name);
    }
}
