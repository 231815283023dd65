using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading;

/// <summary>The constructs that are refused wherever they stand: what, why and what to write instead.</summary>
internal sealed record Constructs(string What, string Why, string Instead)
{
    public static readonly Constructs Other = new("this construct", "reading knows numbers, loops and calls", "write it with those");
    private static readonly Constructs Repetition = new(
        "a 'while' loop", "how often it runs is not known while the project compiles", "write a 'for' loop that counts");
    private static readonly Constructs Selection = new(
        "a 'switch'", "which arm is taken is not known while the project compiles", "write the formula of one arm");
    private static readonly Constructs Function = new(
        "a lambda or delegate", "which method it stands for is not followed", "write a method or a local function");
    private static readonly Constructs Creation = new("a new object", "only numbers are followed", "keep its parts in locals");
    private static readonly Constructs Text = new("a string", "a loss is a number", "remove it");
    private static readonly Constructs Protection = new(
        "a 'try', 'using' or 'lock'", "a formula has no exceptions and no locks", "keep the statements inside alone");
    private static readonly Constructs Exception = new("a 'throw'", "a formula has no exceptions", "check the data where it enters the type");
    private static readonly Constructs Asynchrony = new("an 'await'", "a formula doesn't wait", "read the data before");
    private static readonly Constructs Pattern = new(
        "a pattern", "whether it matches is not known while the project compiles", "write the formula of one case");
    private static readonly Constructs FromEnd = new(
        "a range or an index from the end", "which elements it means is known at run time alone", "index from the start by a loop's counter or a constant");
    private static readonly Constructs Access = new(
        "a member of this value", "only members of the type and of its data are read", "pass the number itself");
    private static readonly Constructs Jump = new("a 'goto' or a label", "only the order of statements and loops is followed", "write a loop");

    public static readonly Constructs Reference = new(
        "a 'ref' or 'out'", "two names for one number are not followed", "return the number, or a tuple of numbers");
    public static readonly Constructs Deconstruction = new("taking this value apart", "only tuples are followed", "name the parts one by one");
    public static readonly Constructs RecursiveArray = new(
        "a method that calls itself and returns an array or object", "how much it would store is not known at entry", "fill a span that the caller passes");
    public static readonly Constructs Operator = new(
        "this operator", "it has no derivative", "write it with +, -, *, / and functions of System.Math");

    public static Constructs Describe(IOperation operation) => operation switch
    {
        IWhileLoopOperation => Repetition,
        ISwitchOperation or ISwitchExpressionOperation => Selection,
        IAnonymousFunctionOperation or IDelegateCreationOperation or IMethodReferenceOperation => Function,
        IObjectCreationOperation or IArrayCreationOperation or IAnonymousObjectCreationOperation or IWithOperation or ICollectionExpressionOperation => Creation,
        IInterpolatedStringOperation => Text,
        ITryOperation or IUsingOperation or IUsingDeclarationOperation or ILockOperation => Protection,
        IThrowOperation => Exception,
        IAwaitOperation => Asynchrony,
        IInvocationOperation { TargetMethod.IsAsync: true } => Asynchrony,
        IIsPatternOperation or IIsTypeOperation => Pattern,
        IRangeOperation or IImplicitIndexerReferenceOperation => FromEnd,
        IPropertyReferenceOperation or IFieldReferenceOperation => Access,
        IBranchOperation or ILabeledOperation => Jump,
        ISimpleAssignmentOperation { IsRef: true } => Reference,
        _ => Other,
    };

    /// <summary>The three parts, as arguments of a message.</summary>
    public string[] Words => [What, Why, Instead];
}
