using System.Text.Json.Serialization;

namespace MLKids.Learning.Training;

/// <summary>
/// A way to train, by its id: one of the two own ones, or one that an extension brings. Which of the own two a program uses is decided by the device check, unless a person
/// or a block says so.
/// </summary>
[JsonConverter(typeof(PresetJson))]
public sealed record Preset
{
    private const int LongestId = 200;

    private Preset(string id) => Id = id;

    /// <summary>Multi-layer head: tuned for accuracy.</summary>
    public static Preset Accurate { get; } = new("accurate");

    /// <summary>Softmax head: small, light, for computers with little memory or power.</summary>
    public static Preset Simplified { get; } = new("simplified");

    /// <summary>The two that need no extension.</summary>
    public static IReadOnlyList<Preset> Own { get; } = [Accurate, Simplified];

    /// <summary><c>accurate</c>, <c>simplified</c>, or an extension's: its name, a dot, and a word (<c>org.example.neighbours.cosine</c>). Saved in models.</summary>
    public string Id { get; }

    /// <summary>One of the two that need no extension.</summary>
    public bool IsOwn => this == Accurate || this == Simplified;

    /// <summary>The preset of an id; the two own ones in any case.</summary>
    /// <exception cref="ArgumentException">It is neither one of ours nor an extension's.</exception>
    public static Preset Of(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        id = id.Trim();
        return id.Equals(Accurate.Id, StringComparison.OrdinalIgnoreCase) ? Accurate
            : id.Equals(Simplified.Id, StringComparison.OrdinalIgnoreCase) ? Simplified
            : id.Length <= LongestId && LearningExtension.NameIn(id) is not null ? new(id)
            : throw new ArgumentException($"Found the preset '{id[..Math.Min(id.Length, LongestId)]}', wanted {Accurate}, {Simplified}, or an extension's name, a dot and a word.", nameof(id));
    }

    public override string ToString() => Id;
}
