using System.Text.RegularExpressions;

namespace MLKids.Packs.Tools.Making;

/// <summary>What a new plugin is called.</summary>
/// <param name="Name">Its folder, assembly and category: "Weather".</param>
/// <param name="PackId">In opcodes: "weather".</param>
/// <param name="Id">In the manifest, reverse DNS: "org.example.weather".</param>
internal sealed partial record PluginName(string Name, string PackId, string Id)
{
    private const int Longest = 40;

    /// <summary>Checks a name.</summary>
    /// <param name="name">As a person wrote it.</param>
    /// <param name="id">Reverse DNS; null for <c>org.example.</c> and the name.</param>
    /// <param name="taken">Ids of packs that are not free.</param>
    /// <exception cref="ArgumentException">The name or id will not do; the message says what would.</exception>
    public static PluginName Of(string name, string? id, IReadOnlySet<string> taken)
    {
        if (!NameForm().IsMatch(name) || name.Length > Longest)
            throw new ArgumentException($"\"{name}\" cannot be a plugin's name: it takes letters and digits, a letter first, {Longest} at most.{(Mended(name) is { } other ? $" Try {other}." : "")}");
        name = char.ToUpperInvariant(name[0]) + name[1..];
        var packId = name.ToLowerInvariant();
        if (taken.Contains(packId) || packId.StartsWith("mlkids", StringComparison.Ordinal))
            throw new ArgumentException($"\"{name}\" is taken: Scratch or MLKids itself has blocks of that name. Try My{name}.");
        id ??= $"org.example.{packId}";
        if (!IdForm().IsMatch(id))
            throw new ArgumentException($"\"{id}\" cannot be a plugin's id: it takes names with dots between, in small letters, for instance org.example.{packId}.");
        return new PluginName(name, packId, id);
    }

    private static string? Mended(string name)
    {
        var words = Rest().Split(name).Where(w => w.Length > 0).Select(w => char.ToUpperInvariant(w[0]) + w[1..]);
        var mended = string.Concat(words).TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        mended = mended.Length > Longest ? mended[..Longest] : mended;
        return NameForm().IsMatch(mended) ? mended : null;
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]*$")]
    private static partial Regex NameForm();

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex Rest();

    [GeneratedRegex(@"^[a-z0-9-]+(\.[a-z0-9_-]+){1,}$")]
    private static partial Regex IdForm();
}
