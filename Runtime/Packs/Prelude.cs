using System.Collections.Concurrent;

namespace MLKids.Runtime.Packs;

/// <summary>Our own scripts, embedded: files of the folder Prelude.</summary>
internal static class Prelude
{
    private static readonly ConcurrentDictionary<string, string> Known = new();

    public static string Read(string name) => Known.GetOrAdd(name, static n =>
    {
        using var stream = typeof(Prelude).Assembly.GetManifestResourceStream($"MLKids.Runtime.Packs.Prelude.{n}") ?? throw new InvalidOperationException($"{n} is not built in.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });
}
