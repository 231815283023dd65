using System.Reflection;
using Paper.Verbs;

namespace CurseOfMemory.Paper.Tests;

/// <summary>The program, called in this process; for tests of <see cref="PlateauCollection"/>, since there is one console.</summary>
internal static class Program
{
    public static (int Code, string Output, string Errors) Call(params string[] arguments)
    {
        (TextWriter output, TextWriter errors) = (Console.Out, Console.Error);
        using StringWriter outputText = new(), errorText = new();
        try
        {
            Console.SetOut(outputText);
            Console.SetError(errorText);
            MethodInfo main = typeof(IVerb).Assembly.EntryPoint!;
            object? code = main.Invoke(null, [arguments]);
            return (Assert.IsType<int>(code), outputText.ToString(), errorText.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
        }
    }
}
