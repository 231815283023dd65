using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>The tape of an adjoint as an array of its own with an integer top, for adjoints that are differentiated in reverse themselves.</summary>
internal static class TapeLowering
{
    public static ProcedureList Apply(ProcedureList programs) => programs;
}
