namespace MLKids.Studio.Projects.Arrivals;

/// <summary>A file that came through the page.</summary>
/// <param name="Name">As it was called, with its folders: <c>pets/cat/1.jpg</c>. Never used as a path.</param>
/// <param name="Path">Where its bytes lie.</param>
/// <param name="Content">What the bytes are.</param>
internal sealed record ArrivedFile(string Name, string Path, FileContent Content)
{
    private string[] Parts => Name.Split('/', '\\');

    /// <summary>Its own name.</summary>
    public string FileName => Parts[^1];

    /// <summary>Its own name without the ending.</summary>
    public string Title => System.IO.Path.GetFileNameWithoutExtension(FileName);

    /// <summary>The folder that it lay in, or null.</summary>
    public string? Folder => Parts is [.., var folder, _] ? folder : null;

    /// <summary>The outermost folder, or null.</summary>
    public string? Root => Parts is [var root, _, ..] ? root : null;

    /// <summary>What computers leave behind in folders.</summary>
    public bool IsLeftover => Parts.Any(part => part.StartsWith('.')) || FileName.Equals("Thumbs.db", StringComparison.OrdinalIgnoreCase) || FileName.Equals("desktop.ini", StringComparison.OrdinalIgnoreCase);
}
