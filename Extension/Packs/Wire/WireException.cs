namespace MLKids.Packs.Wire;

/// <summary>What came in is no message, or what should go out is none.</summary>
internal sealed class WireException(string message) : Exception(message);
