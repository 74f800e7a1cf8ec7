namespace MLKids.Runtime.Projects;

/// <summary>What a project was read from, for writing it back: opaque.</summary>
public sealed class ProjectOriginal
{
    internal ProjectOriginal(ReadOnlyMemory<byte> json, byte[]? zip, string? jsonName, Project project)
    {
        Json = json;
        Zip = zip;
        JsonName = jsonName ?? "project.json";
        Targets = project.Targets.ToDictionary(t => t.Place!.Value);
        Extensions = project.Extensions;
        Monitors = project.Monitors;
    }

    /// <summary>project.json, without a byte order mark.</summary>
    internal ReadOnlyMemory<byte> Json { get; }

    /// <summary>The whole file; null if it was a bare project.json.</summary>
    internal byte[]? Zip { get; }

    /// <summary>The entry of project.json: some programs put everything into a folder.</summary>
    internal string JsonName { get; }

    /// <summary>By place in the file: what was read, to see what has changed since.</summary>
    internal IReadOnlyDictionary<int, ProjectTarget> Targets { get; }

    internal IReadOnlyList<string> Extensions { get; }

    internal IReadOnlyList<ProjectMonitor> Monitors { get; }
}
