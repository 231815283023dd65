using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>What a kernel in lanes has in scope; the names about numbers only where lanes differ in one.</summary>
/// <param name="Type">The type parameter for lanes.</param>
/// <param name="First">The parameter that holds the number of the first lane.</param>
/// <param name="Count">The parameter that holds how many numbers there are; lanes behind the last repeat it.</param>
/// <param name="Lane">The counter of loops over lanes.</param>
/// <param name="Gathered">A span with a number for each lane.</param>
/// <param name="Number">The number of a lane, inside such loops.</param>
internal sealed record LaneNames(LaneVariation Variation, string Type, string First, string Count, string Lane, string Gathered, string Number)
{
    public const string Interface = "global::CurseOfMemory.ILanes", Memory = "global::CurseOfMemory.LaneMemory", Passes = "global::CurseOfMemory.LanePasses";

    /// <summary>Where lanes are passes of a loop, how many of the first lanes have been done before; else lanes behind the last number repeat it.</summary>
    public string? Done { get; init; }

    /// <summary>The type of a kernel's parameter: what it puts out is in lanes, and what differs between them.</summary>
    public string TypeOf(KernelSlot slot) =>
        slot.Role is SlotRole.Adjoint or SlotRole.Product || (slot.Number >= 0 && (slot.IsArray ? Variation.Arrays : Variation.Locals)[slot.Number]) ? slot.Type.Replace("double", Type) : slot.Type;

    public string Constraint => $" where {Type} : struct, {Interface}<{Type}, double>";
}
