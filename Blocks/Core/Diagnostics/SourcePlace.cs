namespace MLKids.Blocks.Diagnostics;

/// <summary>A place in an author's source.</summary>
/// <param name="File">As the compiler was given it, or a path inside the plugin.</param>
/// <param name="Line">From 1.</param>
public sealed record SourcePlace(string File, int Line);
