using System.Collections.Immutable;
using System.Globalization;
using CurseOfMemory.Generator.Calculus;
using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using CurseOfMemory.Generator.Graphs.Programs.Encoding;
using CurseOfMemory.Generator.Planning.Programs;
using CurseOfMemory.Generator.Reading;
using CurseOfMemory.Generator.Reading.Forms;
using CurseOfMemory.Generator.Reading.Libraries;
using CurseOfMemory.Generator.Steps;
using CurseOfMemory.Generator.Writing.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CurseOfMemory.Generator;

/// <summary>The names of the tracked steps.</summary>
internal static class StepNames
{
    public const string Bind = nameof(Bind);
    public const string Order = nameof(Order);
    public const string Derive = nameof(Derive);
    public const string Emit = nameof(Emit);
    public const string Diagnostics = nameof(Diagnostics);
    public const string Export = nameof(Export);
    public const string Encode = nameof(Encode);
}

/// <summary>Writes value, gradient, Hessian and Hessian product of each annotated loss: the pipeline and nothing else.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class DerivativeGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Runs for each annotated type after almost every edit in any file, since a change anywhere may change what a definition means.
        // It alone may touch symbols. Its model compares by value; its report holds locations and never compares equal.
        IncrementalValuesProvider<Binding> bound = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                Attributes.Objective,
                static (node, _) => node is TypeDeclarationSyntax,
                static (attributed, cancellation) => Invariant(() => ObjectiveReader.Read(attributed, cancellation)))
            .WithTrackingName(StepNames.Bind);

        // Runs when what was read has changed: names and the order of statements mean nothing to the calculus. It holds values only.
        IncrementalValuesProvider<ObjectiveModel> ordered = bound
            .Where(static binding => binding.Model is not null)
            .Select(static (binding, _) => binding.Model!)
            .Select(static (model, _) => model.Ordered())
            .WithTrackingName(StepNames.Order);

        // Runs when a model has changed: the calculus, and by far the most expensive step. It holds values only.
        IncrementalValuesProvider<Derived> derived = ordered
            .Select(static (model, cancellation) => Invariant(() => Derived.From(model, cancellation)))
            .WithTrackingName(StepNames.Derive);

        // Runs when the outcome of the calculus has changed. It holds the text of a file, or why there is none.
        IncrementalValuesProvider<Emitted> emitted = derived
            .Select(static (result, _) => Invariant(() => Emitted.From(result)))
            .WithTrackingName(StepNames.Emit);

        // Runs for each loss after almost every edit: one without an objective would be ignored in silence.
        foreach (string loss in new[] { Attributes.Loss, Attributes.Residual })
            context.RegisterSourceOutput(Strays(context, loss), static (output, problem) => output.ReportDiagnostic(problem.ToDiagnostic()));

        foreach ((FormKind kind, string attribute, string _) in FormAttributes.All)
            RegisterForm(context, kind, attribute);
        RegisterExports(context);
        RegisterOutput(context, bound.Select(static (binding, _) => binding.Report), emitted);
    }

    /// <summary>The same steps for the derivative methods of one attribute; each has a file of its own.</summary>
    private static void RegisterForm(IncrementalGeneratorInitializationContext context, FormKind kind, string attribute)
    {
        // As above: runs after almost every edit, alone touches symbols, and hands on a model that compares by value and a report that never does.
        IncrementalValuesProvider<FormBinding> bound = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                attribute,
                static (node, _) => node is MethodDeclarationSyntax,
                (attributed, cancellation) => Invariant(() => FormReader.Read(kind, attributed, cancellation)))
            .WithTrackingName(StepNames.Bind);

        // Runs when a model has changed: tangents and adjoints. It holds values only.
        IncrementalValuesProvider<FormDerived> derived = bound
            .Where(static binding => binding.Reading is not null)
            .Select(static (binding, _) => binding.Reading!)
            .Select(static (reading, _) => Invariant(() => FormDerived.From(reading)))
            .WithTrackingName(StepNames.Derive);

        // Runs when the derivatives have changed. It holds the text of a file, or why there is none.
        IncrementalValuesProvider<Emitted> emitted = derived
            .Select(static (result, _) => Invariant(() => Emitted.From(result)))
            .WithTrackingName(StepNames.Emit);

        RegisterOutput(context, bound.Select(static (binding, _) => binding.Report), emitted);
    }

    /// <summary>Files, and what there is to say about the definitions that they come from.</summary>
    private static void RegisterOutput(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<Report> reports, IncrementalValuesProvider<Emitted> emitted)
    {
        // Runs as often as Bind, because places move with every edit, and does next to nothing. It alone may hold locations.
        IncrementalValuesProvider<Problem> problems = reports
            .Combine(emitted.Select(static (file, _) => (file.HintName, file.Complaints)).Collect())
            .SelectMany(static (pair, _) => ProblemsOf(pair.Left, pair.Right))
            .WithTrackingName(StepNames.Diagnostics);

        context.RegisterSourceOutput(emitted, static (output, file) => file.AddTo(output));
        context.RegisterSourceOutput(problems, static (output, problem) => output.ReportDiagnostic(problem.ToDiagnostic()));
    }

    /// <summary>The graphs of the methods that projects which refer to this one may differentiate, in one file.</summary>
    private static void RegisterExports(IncrementalGeneratorInitializationContext context)
    {
        // As above: runs for each differentiable method after almost every edit, and alone touches symbols.
        IncrementalValuesProvider<Export> exports = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                Attributes.Differentiable,
                static (node, _) => node is MethodDeclarationSyntax,
                static (attributed, cancellation) => Invariant(() => Exports.Read(attributed, cancellation))!)
            .Where(static export => export is not null)
            .WithTrackingName(StepNames.Export);

        // Runs when a graph has changed. It holds text only.
        IncrementalValueProvider<ImmutableArray<ExportedGraph>> graphs = exports
            .SelectMany(static (export, _) => export.Graphs)
            .WithTrackingName(StepNames.Encode)
            .Collect();

        context.RegisterSourceOutput(graphs, static (output, all) =>
        {
            if (!all.IsEmpty)
                output.AddSource(GraphsFile.HintName, GraphsWriter.Write(GraphsFile.Of(all)));
        });
        context.RegisterSourceOutput(
            exports.Where(static export => export.Problem is not null).Select(static (export, _) => export.Problem!),
            static (output, problem) => output.ReportDiagnostic(problem.ToDiagnostic()));
    }

    private static IncrementalValuesProvider<Problem> Strays(IncrementalGeneratorInitializationContext context, string attribute) => context.SyntaxProvider
        .ForAttributeWithMetadataName(attribute, static (_, _) => true, static (attributed, _) => ObjectiveReader.Stray(attributed)!)
        .Where(static problem => problem is not null);

    /// <summary>What reading refused, and what later steps have to say at the nodes that they name.</summary>
    private static IEnumerable<Problem> ProblemsOf(Report report, ImmutableArray<(string HintName, EquatableArray<CalculusFailure> Complaints)> complaints) => complaints
        .Where(later => later.HintName == report.HintName)
        .SelectMany(later => later.Complaints)
        .Select(complaint => report.Locate(complaint.Id, complaint.Node, complaint.Arguments))
        .Concat(report.Problems);

    /// <summary>Numbers must read and print the same wherever the compiler runs: some cultures have another minus sign or decimal point.</summary>
    private static T Invariant<T>(Func<T> run)
    {
#pragma warning disable RS1035 // A compiler server has the culture of its user, and sources must not depend on it.
        CultureInfo culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            return run();
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
#pragma warning restore RS1035
    }
}
