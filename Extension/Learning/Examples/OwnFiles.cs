namespace MLKids.Learning.Examples;

/// <summary>
/// The project files that this process has open. On Unix a process that closes any handle of a file loses all its locks on it, also those that SQLite took through another
/// handle (https://www.sqlite.org/howtocorrupt.html, 2.2). Another process (a training) would then believe that nobody else has the project, tidy its log away when it closes, and
/// what is written here afterwards would go into a log that no longer has a name. So a file that is open already is not looked at with a handle of our own.
/// </summary>
internal static class OwnFiles
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, int> Connections = new(StringComparer.Ordinal);

    /// <summary>Looks at a file and connects to it, one file at a time.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="look">Opens and closes the file to see what it is; left out when it is open here.</param>
    /// <param name="connect">Connects; told whether the file is open here and so known to be writable.</param>
    public static ProjectOpening.Opened Connect(string path, Action look, Func<bool, ProjectOpening.Opened> connect)
    {
        lock (Gate)
        {
            var isKnown = File.Exists(path) && Connections.ContainsKey(path);
            if (!isKnown)
                look();
            var opened = connect(isKnown);
            if (opened.HoldsLocks)
            {
                Connections[path] = Connections.GetValueOrDefault(path) + 1;
                opened.Database.Disposed += (_, _) => Forget(path);
            }

            return opened;
        }
    }

    private static void Forget(string path)
    {
        lock (Gate)
            if (--Connections[path] == 0)
                Connections.Remove(path);
    }
}
