namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Ends the reading of a statement after its problem was reported.</summary>
internal sealed class Refusal : Exception;

/// <summary>Ends the reading of a function to begin it anew with what it found.</summary>
internal sealed class ReadAnew : Exception;

/// <summary>Ends the reading of a function that expands to more steps than anyone wants to compile.</summary>
internal sealed class TooManySteps : Exception;
