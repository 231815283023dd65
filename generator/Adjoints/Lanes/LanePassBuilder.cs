using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Adjoints.Lanes;

/// <summary>
/// Makes a procedure in lanes of one pass of a loop, where passes depend on each other through sums at most: every local is set in the pass that reads it, or is a
/// sum that steps only add to, and elements stand beside each other (<see cref="Neighbours"/>).
/// </summary>
internal sealed class LanePassBuilder
{
    private readonly Procedure _outer;
    private readonly For _loop;
    private readonly int[] _sums, _arguments, _arrays;
    private readonly Dictionary<int, int> _places = [];
    private readonly ProcedureBuilder _builder = new();

    private LanePassBuilder(Procedure outer, For loop, ISet<int> readLater)
    {
        (_outer, _loop) = (outer, loop);
        HashSet<int> written = [.. loop.Body.All().SelectMany(step => step.Targets())];
        CarriedLocals carried = new(loop.Body);
        _sums = [.. written.Where(local => readLater.Contains(local) || carried.Contains(local)).OrderBy(local => local)];
        _arguments = [.. loop.Body.All().SelectMany(Effects.LocalsRead).Where(local => local != loop.Counter && !written.Contains(local)).Distinct()];
        _arrays = [.. loop.Body.All().SelectMany(step => step.Arrays()).Distinct()];
    }

    /// <summary>Whether a loop is worth a look: one step after the other, up or down by one, with branches at most.</summary>
    public static bool IsCandidate(For loop) => loop.Stride is 1 or -1 && loop.Every == 0
        && loop.Body.All().All(step => step is Compute or Load or Store or AddTo or LengthOf or ReadData or If)
        && loop.Body.All().Any(step => step is Compute { Operation: not Operation.Copy, Arguments: var arguments } && arguments.All(argument => argument.Kind == Kind.Real));

    /// <param name="readLater">What the loop assigns and steps after it read.</param>
    /// <returns>The passes in lanes, null where they have to run one by one.</returns>
    public static LanePass? Build(Procedure outer, For loop, ISet<int> readLater)
    {
        LanePassBuilder builder = new(outer, loop, readLater);
        return builder._sums.All(builder.IsSum) ? builder.Build() : null;
    }

    /// <summary>Whether the loop does nothing with a local but add to it.</summary>
    private bool IsSum(int local) => _outer.Locals[local].Kind == Kind.Real
        && _loop.Body.All().All(step => step.Targets().Contains(local) ? step is Compute sum && Effects.IsIncrement(sum) : !Effects.LocalsRead(step).Contains(local));

    private LanePass? Build()
    {
        int counter = Place(_loop.Counter);
        int[] parameters = [counter, .. _arguments.Select(Place)];
        HashSet<int> written = [.. _loop.Body.All().Where(step => step is Store or AddTo).SelectMany(step => step.Arrays())];
        int[] arrays = [.. _arrays.Select(array => _builder.Array(_outer.Arrays[array].Name, written.Contains(array) ? ArrayRole.InOut : ArrayRole.Input, null, _outer.Arrays[array].Element))];
        Renumbering renumbering = new(operand => operand.IsConstant ? operand : operand with { Local = Place(operand.Local) }, Place, array => arrays[Array.IndexOf(_arrays, array)]);
        IEnumerable<Step> zeros = _sums.Select(sum => new Compute(Place(sum), Operation.Copy, new([Operand.Real(0)])));
        Block body = Block.Of([.. zeros, .. _loop.Body.Steps.Select(renumbering.Apply)]);
        FormKernel? kernel = LaneForms.OfPass(_builder.Build(_outer.Name, parameters, arrays, Block.Empty, body, _sums.Select(Place)));
        return kernel is null ? null : new(kernel.Programs.Main, kernel.Lanes!, new(_arguments), new(_arrays), new(_sums));
    }

    /// <summary>The number of a local of the loop in the procedure.</summary>
    private int Place(int local)
    {
        if (!_places.TryGetValue(local, out int place))
            _places.Add(local, place = _outer.Locals[local] is { Name.Length: > 0 } named ? _builder.Variable(named.Name, named.Kind) : _builder.Temporary(_outer.Locals[local].Kind));
        return place;
    }
}
