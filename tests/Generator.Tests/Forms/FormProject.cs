using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CurseOfMemory.Generator.Tests.Forms;

/// <summary>A class with functions and their derivatives, compiled twice: with the generator, and over dual numbers without it.</summary>
internal sealed partial class FormProject
{
    private readonly INamedTypeSymbol _type;
    private readonly Type _derivatives;
    private readonly Lazy<Type> _duals;

    /// <param name="source">The sources; one class of the name <paramref name="type"/> has the functions.</param>
    /// <param name="instance">An expression that makes the object, where the functions are instance methods.</param>
    public FormProject(string source, string type = "C", string? instance = null)
    {
        Harness harness = Harness.Run(source).Accepted();
        _type = harness.Completed.GetTypeByMetadataName(type)!;
        _derivatives = WithDriver(harness.Completed, _type, "double", instance);
        _duals = new(() => OverDuals(source, type, instance));
        Texts = [.. harness.Texts];
    }

    /// <summary>The generated files.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>Calls a method of the class; spans and <c>out</c> parameters are arrays.</summary>
    public object? Call(string method, params object[] arguments) => Call(_derivatives, method, arguments);

    public bool Has(string method, int parameters) => _derivatives.GetMethod(method + parameters) is not null;

    /// <summary>The function over dual numbers: what it returns, or what it puts into the output.</summary>
    public Dual[] Original(string function, object[] arguments)
    {
        object? value = Call(_duals.Value, function, arguments);
        return value is Dual number ? [number] : (Dual[])arguments[OutputOf(Function(function, arguments.Length))];
    }

    /// <summary>The positions of the active parameters.</summary>
    public int[] ActiveOf(string function, int parameters) =>
        [.. Function(function, parameters).Parameters.Where(IsActive).Select(parameter => parameter.Ordinal)];

    private IMethodSymbol Function(string function, int parameters) => _type.GetMembers(function).OfType<IMethodSymbol>().Single(method => method.Parameters.Length == parameters);

    private static bool IsActive(IParameterSymbol parameter) =>
        parameter.Type.ToDisplayString() is "double" or "System.ReadOnlySpan<double>" && !Has(parameter, "ConstantAttribute");

    private static int OutputOf(IMethodSymbol function) =>
        function.Parameters.Single(parameter => parameter.Type.ToDisplayString() == "System.Span<double>" && !Has(parameter, "WorkAttribute")).Ordinal;

    private static bool Has(IParameterSymbol parameter, string attribute) => parameter.GetAttributes().Any(found => found.AttributeClass!.Name == attribute);

    private static object? Call(Type driver, string method, object[] arguments)
    {
        try
        {
            return driver.GetMethod(method + arguments.Length)!.Invoke(null, [arguments]);
        }
        catch (TargetInvocationException exception)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(exception.InnerException!);
            throw;
        }
    }

    private static Type WithDriver(CSharpCompilation compilation, INamedTypeSymbol type, string number, string? instance) =>
        Harness.Load(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(Driver.Text(type, number, instance)))).GetType("Driver")!;

    private static Type OverDuals(string source, string type, string? instance)
    {
        string text = DerivativeMethod.Replace(source, "");
        text = Regex.Replace(text, @"\bdouble\b", "Dual");
        text = Regex.Replace(text, @"\bMath\.", "DualMath.");
        text = Regex.Replace(text, @"(public|private|internal) const Dual", "$1 static readonly Dual");
        text = Regex.Replace(text, @"\bconst Dual\b", "Dual");
        CSharpCompilation compilation = Harness.Compile("using CurseOfMemory.Generator.Tests.Forms;\n" + text)
            .AddReferences(MetadataReference.CreateFromFile(typeof(Dual).Assembly.Location));
        return WithDriver(compilation, compilation.GetTypeByMetadataName(type)!, "CurseOfMemory.Generator.Tests.Forms.Dual", instance is null ? null : instance.Replace("double", "CurseOfMemory.Generator.Tests.Forms.Dual"));
    }

    [GeneratedRegex(@"\[\w+Of\([^\]]*\)\][^;]*;")]
    private static partial Regex DerivativeMethod { get; }
}
