using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Adjoints.Lanes;

/// <summary>Whether one run of a procedure can serve all lanes: same trips, same tape, same places in arrays, and nothing that only numbers one by one can do.</summary>
internal sealed class Uniformity
{
    private readonly Procedure _procedure;
    private readonly Variation _variation;
    private readonly int[] _assignments, _mentions;

    private Uniformity(Procedure procedure, Variation variation)
    {
        (_procedure, _variation) = (procedure, variation);
        (_assignments, _mentions) = (new int[procedure.Locals.Count], new int[procedure.Locals.Count]);
        foreach (Step step in procedure.Prologue.All().Concat(procedure.Body.All()))
        {
            foreach (int target in step.Targets().Where(_ => step is not For))
                _assignments[target]++;
            foreach (int local in Effects.LocalsRead(step))
                _mentions[local]++;
        }
    }

    /// <summary>Why lanes would have to part, as a part of a sentence; null where they need not.</summary>
    public static string? Obstacle(Procedure procedure, Variation variation)
    {
        Uniformity uniformity = new(procedure, variation);
        return procedure.Arrays.Any(array => !array.Length.IsConstant && variation.IsVarying(array.Length))
            ? "the length of an array depends on the parameters"
            : uniformity.Obstacle(procedure.Prologue, false) ?? uniformity.Obstacle(procedure.Body, false);
    }

    private string? Obstacle(Block block, bool isMasked) => block.Steps.Select(step => Allows(step, isMasked)
        ? step.Blocks().Select(inner => Obstacle(inner, isMasked || (step is If branch && Varies(branch.Condition)))).FirstOrDefault(found => found is not null)
        : Reason(step, isMasked)).FirstOrDefault(found => found is not null);

    /// <summary>What a step that is not allowed would need.</summary>
    private static string Reason(Step step, bool isMasked) => step switch
    {
        For or While => isMasked ? "a branch that depends on the parameters has a loop without a fixed number of passes" : "the number of passes of a loop depends on the parameters",
        Load or Store or AddTo => "which element is read or written depends on the parameters",
        CallOpaque call => $"'{call.Text.Replace("global::", "")}' takes one number at a time",
        Call => "a method calls itself",
        If => "a branch that depends on the parameters sets an integer",
        ReadData => "data are read for each lane in a branch that depends on the parameters",
        Compute { Operation: Operation.ToInteger or Operation.ToInt32 } => "an integer depends on the parameters",
        Compute compute => $"the operation '{compute.Operation}' takes one number at a time",
        _ => "a branch that depends on the parameters keeps values for the reverse sweep",
    };

    private bool Allows(Step step, bool isMasked) => step switch
    {
        Compute compute => AllowsCompute(compute, isMasked),
        Load or Store or AddTo when _variation.IsPass => !isMasked || step is Load load && !Varies(load.Index),
        Load load => !Varies(load.Index) && (IsReal(load.Target) || !_variation[load.Target]),
        Store store => !Varies(store.Index) && AllowsElement(store.Array),
        AddTo add => !Varies(add.Index),
        Fill fill => !isMasked && AllowsElement(fill.Array),
        LengthOf => true,
        ReadData read => AllowsData(read, isMasked),
        CallOpaque call => !isMasked && !call.Arguments.Any(Varies),
        If branch => !Varies(branch.Condition) || AreLocal(branch),
        For loop => !Varies(loop.From) && !Varies(loop.To),
        While loop => !isMasked && !Varies(loop.Condition),
        Push push => !isMasked && (push.Value.Kind == Kind.Real || !Varies(push.Value)),
        PushArray push => !isMasked && _procedure.Arrays[push.Array].Element == Kind.Real,
        Pop or PopArray => !isMasked,
        _ => false,
    };

    private bool Varies(Operand operand) => _variation.IsVarying(operand);

    private bool IsReal(int local) => _procedure.Locals[local].Kind == Kind.Real;

    private bool AllowsElement(int array) => !_variation.IsVaryingArray(array) || _procedure.Arrays[array].Element == Kind.Real;

    /// <summary>An operand that has the same value wherever an integer is computed from it again.</summary>
    private bool IsStable(Operand operand) => operand.IsConstant || Varies(operand) || _assignments[operand.Local] <= 1;

    private bool AllowsCompute(Compute compute, bool isMasked)
    {
        if (!compute.Arguments.Any(Varies))
            return true;
        return _procedure.Locals[compute.Target].Kind switch
        {
            Kind.Real => compute.Operation is not (Operation.Remainder or Operation.RoundToSingle),
            Kind.Truth => compute.Operation is Operation.Copy or Operation.And or Operation.Or or Operation.Not or Operation.IsNaN or Operation.Less or Operation.LessOrEqual
                || (compute.Operation is Operation.Equal or Operation.NotEqual && compute.Arguments[0].Kind != Kind.Truth),
            _ => !isMasked && compute.Operation is not (Operation.ToInteger or Operation.ToInt32) && _assignments[compute.Target] == 1 && compute.Arguments.All(IsStable),
        };
    }

    /// <summary>What is read for each lane is read whether the lane comes there or not, so that it must not stand behind a condition of the lane's own.</summary>
    private bool AllowsData(ReadData read, bool isMasked)
    {
        if (!read.Arguments.Any(Varies))
            return true;
        bool isInteger = _procedure.Locals[read.Target].Kind == Kind.Integer;
        return !isMasked && read.Arguments.All(argument => argument.Kind == Kind.Integer || !Varies(argument)) && read.Arguments.All(IsStable) && (!isInteger || _assignments[read.Target] == 1);
    }

    /// <summary>Whether the integers of a branch that lanes take each for itself are of no use outside it.</summary>
    private bool AreLocal(If branch)
    {
        Step[] inside = [.. branch.Then.All(), .. branch.Else.All()];
        return inside.SelectMany(step => step.Targets()).Where(local => _procedure.Locals[local].Kind == Kind.Integer).Distinct().All(local =>
            _mentions[local] == inside.Sum(step => Effects.LocalsRead(step).Count(read => read == local)));
    }
}
