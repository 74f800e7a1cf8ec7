namespace MLKids.Learning.Examples;

/// <summary>Where a trainer's rows lie.</summary>
public enum SourceMode
{
    /// <summary>In memory when they fit into the budget, else streamed.</summary>
    Automatic,

    /// <summary>In memory, whatever they take.</summary>
    InMemory,

    /// <summary>In a scratch file, whatever they take.</summary>
    Streaming,
}
