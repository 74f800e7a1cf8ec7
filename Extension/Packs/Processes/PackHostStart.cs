namespace MLKids.Packs.Processes;

/// <summary>How the process that runs a plugin is started.</summary>
/// <param name="File">The program.</param>
/// <param name="Arguments">What it is told, so that it runs a <see cref="Hosting.PackServer"/> on its standard input and output.</param>
internal sealed record PackHostStart(string File, IReadOnlyList<string> Arguments);
