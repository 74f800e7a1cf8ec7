namespace MLKids.Studio.Examples;

/// <summary>A file that somebody gave, read when its turn comes.</summary>
/// <param name="Name">Its name, perhaps with folders: <c>cats/1.jpg</c>.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Read">Its bytes.</param>
internal sealed record NewFile(string Name, long Length, Func<byte[]> Read)
{
    /// <summary>The name without folders.</summary>
    public string FileName => Name[(Name.LastIndexOfAny(['/', '\\']) + 1)..];

    /// <summary>The folder that it lies in, or "".</summary>
    public string Folder => Name.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries) is [.., var folder, _] ? folder : "";
}
