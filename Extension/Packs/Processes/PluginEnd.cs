using MLKids.Packs.Calls;

namespace MLKids.Packs.Processes;

/// <summary>How a plugin's process came to its end.</summary>
/// <param name="Why">For developers and teachers: what happened, with its last words.</param>
/// <param name="Blamed">The code that did it, as far as is known.</param>
internal sealed record PluginEnd(string Why, PluginCall? Blamed);
