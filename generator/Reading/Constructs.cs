using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading;

/// <summary>The constructs that are refused wherever they stand: what, why and what to write instead.</summary>
internal sealed record Constructs(string What, string Why, string Instead)
{
    public static readonly Constructs Other = new(
        "what stands here", "reading knows numbers, spans, arrays, structs, branches, loops and calls", "write it with those");
    private static readonly Constructs Nullable = new("a '?.' or '??'", "whether something is null is known at run time alone", "test the data where it enters the type");
    private static readonly Constructs Event = new("an event", "who listens is not known while the project compiles", "call the methods by name");
    private static readonly Constructs Dynamic = new("'dynamic'", "which member it means is known at run time alone", "declare the type");
    private static readonly Constructs Pointer = new("a pointer or an address", "two names for one number are not followed", "index a span");
    private static readonly Constructs TypeName = new("'typeof', 'sizeof' or 'nameof'", "a type or name is no number", "write the number that it stands for");
    private static readonly Constructs Iterator = new("a 'yield'", "an iterator runs in pieces that are not followed", "fill a span, or add up in a loop");
    private static readonly Constructs Tuples = new("a comparison of tuples of anything but numbers", "only numbers are compared", "compare the items one by one, joined by '&&'");
    private static readonly Constructs Query = new("a query", "its clauses are lambdas that are not followed here", "write a 'for' loop");
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
    private static readonly Constructs Catch = new("a 'catch'", "which exceptions are thrown is not followed", "test the numbers before, or keep the statements inside alone");
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
    public static readonly Constructs LateQuery = new(
        "a sorted or cut sequence with a name", "LINQ would sort it where it is read, when what it is made of may have changed", "end it by '.ToArray()'");
    public static readonly Constructs Deconstruction = new("taking this value apart", "only tuples are followed", "name the parts one by one");
    public static readonly Constructs RecursiveArray = new(
        "a method that calls itself and returns an array or object", "how much it would store is not known at entry", "fill a span that the caller passes");
    public static readonly Constructs CompressedJacobian = new(
        "the compressed Jacobian", "its pattern is an object of run time", "call the [JacobianOf] that fills a dense 'Span<double>', or [TangentOf]");
    public static readonly Constructs CompressedHessian = new(
        "the compressed Hessian", "its pattern is an object of run time", "call the [HessianOf] that fills a dense 'Span<double>', or [HessianProductOf]");
    public static readonly Constructs Operator = new(
        "this operator", "it has no derivative", "write it with +, -, *, / and functions of System.Math");

    public static Constructs Describe(IOperation operation) => operation switch
    {
        IWhileLoopOperation => Repetition,
        ISwitchOperation or ISwitchExpressionOperation => Selection,
        IAnonymousFunctionOperation or IDelegateCreationOperation or IMethodReferenceOperation => Function,
        IObjectCreationOperation or IArrayCreationOperation or IAnonymousObjectCreationOperation or IWithOperation or ICollectionExpressionOperation => Creation,
        IInterpolatedStringOperation => Text,
        ITryOperation { Catches.Length: > 0 } => Catch,
        ITryOperation or IUsingOperation or IUsingDeclarationOperation or ILockOperation => Protection,
        IThrowOperation => Exception,
        IAwaitOperation => Asynchrony,
        IInvocationOperation { TargetMethod.IsAsync: true } => Asynchrony,
        IIsPatternOperation or IIsTypeOperation => Pattern,
        IRangeOperation or IImplicitIndexerReferenceOperation or IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } => FromEnd,
        IPropertyReferenceOperation or IFieldReferenceOperation => Access,
        IBranchOperation or ILabeledOperation => Jump,
        ISimpleAssignmentOperation { IsRef: true } => Reference,
        IConditionalAccessOperation or ICoalesceOperation or ICoalesceAssignmentOperation => Nullable,
        IEventReferenceOperation or IEventAssignmentOperation or IRaiseEventOperation => Event,
        IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation or IDynamicObjectCreationOperation => Dynamic,
        IAddressOfOperation => Pointer,
        ITypeOfOperation or ISizeOfOperation or INameOfOperation => TypeName,
        IReturnOperation { Kind: OperationKind.YieldReturn or OperationKind.YieldBreak } => Iterator,
        ITupleBinaryOperation => Tuples,
        ITranslatedQueryOperation => Query,
        _ => Other with { What = $"'{Excerpt(operation.Syntax.ToString())}'" },
    };

    /// <summary>The code of a construct that has no name here, short enough for a message.</summary>
    private static string Excerpt(string code)
    {
        string line = code.Split('\r', '\n')[0].TrimEnd();
        return line.Length == code.Length && line.Length <= 40 ? line : line.Substring(0, Math.Min(line.Length, 36)) + " ...";
    }

    /// <summary>The three parts, as arguments of a message.</summary>
    public string[] Words => [What, Why, Instead];
}
