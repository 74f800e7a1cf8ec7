using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using MLKids.Studio.Serving;

namespace MLKids.Studio.Class;

/// <summary>
/// The children of the class, in <c>children.json</c> of its folder. A child comes back with the same name and the pictures that it chose; only their hash is kept. Safe to use
/// from several threads.
/// </summary>
internal sealed class Roster
{
    /// <summary>The file in the class's folder.</summary>
    public const string FileName = "children.json";

    /// <summary>How many pictures there are to choose from, and how many make a secret.</summary>
    public const int Pictures = 12, Chosen = 3;

    private const int Rounds = 100_000;
    private readonly string _file;
    private readonly Lock _lock = new();
    private Dictionary<string, Child> _children;

    /// <param name="folder">The class's.</param>
    /// <exception cref="IOException">The file cannot be read or is damaged.</exception>
    public Roster(string folder)
    {
        Folder = folder;
        _file = Path.Combine(folder, FileName);
        _children = Read().ToDictionary(c => ClassNames.Key(c.Name));
    }

    public string Folder { get; }

    public IReadOnlyList<Child> All
    {
        get
        {
            lock (_lock)
                return [.. _children.Values.OrderBy(c => c.Name, StringComparer.OrdinalIgnoreCase)];
        }
    }

    /// <summary>The child of a name, or null.</summary>
    public Child? Find(string name)
    {
        lock (_lock)
            return _children.GetValueOrDefault(ClassNames.Key(name));
    }

    /// <summary>Adds a child, or gives one who forgot the pictures new ones. Saved when this returns.</summary>
    /// <param name="name">Clean (see <see cref="ClassNames.Clean"/>).</param>
    /// <param name="pictures">Numbers of the chosen pictures, in order.</param>
    /// <param name="most">Children that the class takes.</param>
    /// <exception cref="StudioException">Somebody has that name already, or the class is full.</exception>
    public Child Add(string name, IReadOnlyList<int> pictures, int most)
    {
        lock (_lock)
        {
            var known = Find(name);
            if (known is { Pictures: not null })
                throw new StudioException(StatusCodes.Status409Conflict, StudioCodes.ChildNameTaken, "Somebody has this name already. Choose another one.", "The name is taken.");
            if (known is null && _children.Count >= most)
                throw new StudioException(StatusCodes.Status409Conflict, StudioCodes.ClassFull, "The class is full. Ask your teacher.", $"The class takes {most} children.");
            var salt = RandomNumberGenerator.GetBytes(16);
            var child = new Child(known?.Id ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4)), known?.Name ?? name, salt, Hash(pictures, salt));
            Put(child);
            return child;
        }
    }

    /// <summary>Whether these are the child's pictures.</summary>
    public static bool Knows(Child child, IReadOnlyList<int> pictures) => child.Pictures is { } kept && CryptographicOperations.FixedTimeEquals(kept, Hash(pictures, child.Salt));

    /// <summary>The child chooses new pictures at the next joining. False when there is no such child.</summary>
    public bool Forget(string id)
    {
        lock (_lock)
        {
            if (_children.Values.FirstOrDefault(c => c.Id == id) is not { } child)
                return false;
            Put(child with { Pictures = null });
            return true;
        }
    }

    private void Put(Child child)
    {
        var after = new Dictionary<string, Child>(_children) { [ClassNames.Key(child.Name)] = child };
        Directory.CreateDirectory(Folder);
        var unfinished = _file + ".unfinished";
        using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(stream, after.Values, StudioJson.Options);
            stream.Flush(flushToDisk: true);
        }

        File.Move(unfinished, _file, overwrite: true);
        _children = after;
    }

    private List<Child> Read()
    {
        if (!File.Exists(_file))
            return [];
        try
        {
            var children = JsonSerializer.Deserialize<List<Child>>(File.ReadAllBytes(_file), StudioJson.Options) ?? [];
            // Ids and names become a folder: a file that was tampered with must not lead elsewhere.
            return children.All(c => c.Id.Length is > 0 and <= 32 && c.Id.All(char.IsAsciiLetterOrDigit) && ClassNames.Clean(c.Name) == c.Name) ? children : throw new JsonException("an id or name is none");
        }
        catch (JsonException e)
        {
            throw new IOException($"{_file} is damaged: {e.Message}. Put it away to begin a new class; the children's folders stay.", e);
        }
    }

    private static byte[] Hash(IReadOnlyList<int> pictures, byte[] salt) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.ASCII.GetBytes(string.Join('-', pictures)), salt, Rounds, HashAlgorithmName.SHA256, 32);
}
