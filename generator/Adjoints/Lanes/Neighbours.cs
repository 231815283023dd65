using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Adjoints.Lanes;

/// <summary>
/// Whether the elements that passes of a loop come to stand beside each other, so that lanes load and store them at once: each place is the counter plus what is the same
/// in all passes, and no pass reads or sets an element that another sets.
/// </summary>
internal sealed class Neighbours(Procedure pass, Variation variation)
{
    private readonly Step[] _steps = [.. pass.Body.All()];

    public bool StandBesideEachOther => _steps.All(IsAllowed) && _steps.SelectMany(step => step is Store ? step.Arrays() : []).Distinct().All(HasOnePlace)
        && _steps.SelectMany(step => step is AddTo ? step.Arrays() : []).Distinct().All(array => HasOnePlace(array) || _steps.All(step => step is AddTo || !step.Arrays().Contains(array)));

    private bool Varies(Operand operand) => variation.IsVarying(operand);

    private bool IsAllowed(Step step) => step switch
    {
        Compute compute when compute.Arguments.Any(argument => argument.Kind == Kind.Integer && Varies(argument)) => IsPlace(compute),
        Load load => !Varies(load.Index) || pass.Arrays[load.Array].Element == Kind.Real,
        Store store => Varies(store.Index) && pass.Arrays[store.Array].Element == Kind.Real,
        AddTo add => Varies(add.Index),
        ReadData read => !read.Arguments.Any(Varies) || (read.IsElement && read.Arguments.Count(Varies) == 1 && Varies(read.Arguments[read.Arguments.Count - 1])),
        _ => true,
    };

    /// <summary>Whether a step moves the counter by what is the same in all passes; every integer that differs between passes is made so.</summary>
    private bool IsPlace(Compute compute) => pass.Locals[compute.Target].Kind == Kind.Integer && compute.Operation switch
    {
        Operation.Copy => true,
        Operation.Add => compute.Arguments.Count(Varies) == 1,
        Operation.Subtract => Varies(compute.Arguments[0]) && !Varies(compute.Arguments[1]),
        _ => false,
    };

    /// <summary>Whether all steps that come to an array do so at the same place.</summary>
    private bool HasOnePlace(int array) => _steps.SelectMany(step => step switch
    {
        Load load when load.Array == array => [load.Index],
        Store store when store.Array == array => [store.Index],
        AddTo add when add.Array == array => [add.Index],
        _ => Array.Empty<Operand>(),
    }).Distinct().Count() == 1;
}
