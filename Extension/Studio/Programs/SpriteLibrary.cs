using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using MLKids.Blocks.Contracts;
using MLKids.Runtime.Projects;
using MLKids.Runtime.Projects.Editing;
using MLKids.Studio.Serving;

namespace MLKids.Studio.Programs;

/// <summary>The sprites and backdrops that come with the studio: <c>wwwroot/library</c>.</summary>
internal static class SpriteLibrary
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "wwwroot", "library");
    private static readonly Lazy<Contents> All = new(() => JsonSerializer.Deserialize<Contents>(File.ReadAllBytes(Path.Combine(Folder, "library.json")), StudioJson.Options)!);

    /// <summary>A sprite of the library, in the middle of the stage.</summary>
    /// <param name="id">As in library.json.</param>
    /// <param name="name">What the child reads.</param>
    /// <exception cref="ProjectException">There is none.</exception>
    public static ProjectTarget Sprite(string id, string name)
    {
        var entry = All.Value.Sprites.FirstOrDefault(s => s.Id == id) ?? throw Missing(id, All.Value.Sprites.Select(s => s.Id));
        return Bare(name) with
        {
            Costumes = [.. entry.Costumes.Select((file, i) => Read("sprites", file, entry.Costumes.Count == 1 ? name : $"{name} {i + 1}"))],
        };
    }

    /// <summary>A sprite in the middle of the stage that has nothing yet; it needs a costume.</summary>
    public static ProjectTarget Bare(string name) => new() { Name = name, Blocks = new Dictionary<string, Block>(), Scripts = [] };

    /// <summary>A backdrop of the library.</summary>
    /// <exception cref="ProjectException">There is none.</exception>
    public static Costume Backdrop(string id, string name) => All.Value.Backdrops.Contains(id) ? Read("backdrops", id, name) : throw Missing(id, All.Value.Backdrops);

    private static Costume Read(string folder, string file, string name)
    {
        var content = File.ReadAllBytes(Path.Combine(Folder, folder, file + ".svg"));
        using var stream = new MemoryStream(content);
        var svg = XDocument.Load(stream).Root!;
        return new Costume(name, "svg", content, Half("width"), Half("height"), 1);

        double Half(string side) => double.Parse(svg.Attribute(side)!.Value, CultureInfo.InvariantCulture) / 2;
    }

    private static ProjectException Missing(string id, IEnumerable<string> there) => new(
        ProjectCodes.NotThere, "This is not here any more. Load the page again.", $"The library has no '{id}'; it has {string.Join(", ", there)}.");

    private sealed record Contents(IReadOnlyList<Entry> Sprites, IReadOnlyList<string> Backdrops);

    private sealed record Entry(string Id, IReadOnlyList<string> Costumes);
}
