namespace MLKids.Runtime.Projects;

/// <summary>A note that a child wrote, on the workspace or at a block.</summary>
public sealed record ProjectComment(string Id, string Text)
{
    /// <summary>The block that it is fixed to; null for one that lies on the workspace.</summary>
    public string? BlockId { get; init; }

    /// <summary>Place on the workspace.</summary>
    public double X { get; init; }

    public double Y { get; init; }

    public double Width { get; init; } = 200;

    public double Height { get; init; } = 200;

    /// <summary>Only its first line is shown.</summary>
    public bool IsMinimized { get; init; }
}
