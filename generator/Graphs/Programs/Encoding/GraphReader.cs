using System.Globalization;

namespace CurseOfMemory.Generator.Graphs.Programs.Encoding;

/// <summary>Reads what <see cref="GraphWriter"/> wrote.</summary>
internal sealed class GraphReader
{
    private readonly string _text;
    private int _position;

    private GraphReader(string text) => _text = text;

    /// <summary>The function, or null where the text is none.</summary>
    public static FunctionModel? Read(string text)
    {
        try
        {
            GraphReader reader = new(text);
            FunctionModel function = reader.Function();
            return reader._text.Substring(reader._position) == GraphWriter.End && Soundness.Holds(function) ? function : null;
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            return null;
        }
    }

    private FunctionModel Function()
    {
        string name = Text(), summary = Text();
        bool returnsValue = Flag();
        EquatableArray<FunctionParameter> parameters = List(() => new FunctionParameter(Text(), Text(), (ParameterKind)Number(), Flag(), Number()));
        return new(name, summary, new ProcedureList(List(Procedure)), parameters, returnsValue);
    }

    private Procedure Procedure() => new(
        Text(),
        List(() => new Local(Text(), (Kind)Number())),
        List(Number),
        List(() => new ArrayVariable(Text(), (Kind)Number(), (ArrayRole)Number(), Operand())),
        Block(),
        Block(),
        List(Number));

    private Programs.Block Block() => new(List(Step));

    private Step Step() => Word() switch
    {
        "c" => Compute(),
        "l" => new Load(Number(), Number(), Operand()),
        "s" => new Store(Number(), Operand(), Operand()),
        "a" => new AddTo(Number(), Operand(), Operand()),
        "f" => new Fill(Number(), Operand()),
        "n" => new LengthOf(Number(), Number()),
        "d" => new ReadData(Number(), Text(), List(Operand)),
        "D" => new ReadData(Number(), Text(), List(Operand), IsElement: true),
        "o" => new CallOpaque(Number(), List(() => new OpaqueRule(Text(), List(Number))), Number(), List(Operand)),
        "i" => new If(Operand(), Block(), Block()),
        "r" => new For(Number(), Operand(), Operand(), Number(), Block()),
        "R" => new For(Number(), Operand(), Operand(), Number(), Block(), Number()),
        "w" => new While(Block(), Operand(), Block()),
        "p" => new Call(Number(), List(Operand), List(View), List(Number)),
        "q" => new CallDerivative((DerivativeKind)Number(), Number(), List(Flag), List(Operand), List(View), List(Number)),
        string other => throw new FormatException($"There is no step {other}."),
    };

    private Compute Compute()
    {
        int target = Number();
        Operation operation = (Operation)Number();
        EquatableArray<Operand> arguments = List(Operand);
        string function = Text();
        return new(target, operation, arguments, function.Length == 0 ? 0 : Row(function), Number());
    }

    private static int Row(string function) => Functions.All.Any(row => row.Name == function)
        ? Functions.IndexOf(function)
        : throw new FormatException($"There is no function {function}.");

    private View View() => new(Number(), Operand(), Operand());

    private Operand Operand()
    {
        Kind kind = (Kind)Number();
        int local = Number();
        return new(local, local < 0 ? double.Parse(Word(), NumberStyles.Float, CultureInfo.InvariantCulture) : 0, kind);
    }

    private EquatableArray<T> List<T>(Func<T> read)
        where T : IEquatable<T>
    {
        int count = Number();
        if (count < 0 || count > _text.Length)
            throw new FormatException("There is no list of that length.");
        T[] items = new T[count];
        for (int i = 0; i < count; i++)
            items[i] = read();
        return new(items);
    }

    private bool Flag() => Number() != 0;

    private int Number() => int.Parse(Word(), CultureInfo.InvariantCulture);

    private string Text()
    {
        int length = Number();
        if (length < 0 || length > _text.Length - _position)
            throw new FormatException("The text ends too early.");
        string text = _text.Substring(_position, length);
        _position = Math.Min(_text.Length, _position + length + 1);
        return text;
    }

    private string Word()
    {
        int end = _text.IndexOf(' ', _position);
        end = end < 0 ? _text.Length : end;
        string word = _text.Substring(_position, end - _position);
        _position = Math.Min(_text.Length, end + 1);
        return word;
    }
}
