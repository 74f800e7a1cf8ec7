using System.Globalization;
using System.Text;

namespace MLKids.Learning.Examples;

/// <summary>
/// Cleans the names of labels and models. Spaces at the ends go, control characters become spaces, accents are composed (NFC).
/// Names are unique without regard to case, because Scratch's "=" does not tell "Cat" from "cat" either. Length is counted in grapheme
/// clusters (what a reader calls a character): an emoji family counts as one.
/// </summary>
public static class ProjectNames
{
    /// <summary>
    /// The label that every sounds model may have for "nobody speaks": silence, noise, other words; no other kind of model can use the name. Its recordings are
    /// mixed under the others while training, and a listener never fires on it. The name is that of the speech commands data set (Warden 2018).
    /// </summary>
    public const string BackgroundNoise = "_background_noise_";

    /// <summary>The name of a label as it is stored.</summary>
    /// <exception cref="LearningException">Empty, too long, or reserved (<see cref="LearningCodes.BadLabelName"/>).</exception>
    public static string CleanLabel(string name, ModelKind kind)
    {
        var clean = Clean(name, LearningCodes.BadLabelName, "label");
        if (kind != ModelKind.Sounds && Key(clean) == Key(BackgroundNoise))
            throw new LearningException(
                LearningCodes.BadLabelName,
                "That name is kept for sounds. Choose another name.",
                $"'{BackgroundNoise}' is reserved for models of kind '{ModelKind.Sounds.ToText()}'; this model is of kind '{kind.ToText()}'.");
        return clean;
    }

    /// <summary>The name of a model as it is stored.</summary>
    /// <exception cref="LearningException">Empty or too long (<see cref="LearningCodes.BadModelName"/>).</exception>
    public static string CleanModel(string name) => Clean(name, LearningCodes.BadModelName, "model");

    /// <summary>Two names with the same key are the same name.</summary>
    public static string Key(string cleanName) => cleanName.ToUpperInvariant();

    /// <summary>The key of a name as somebody typed it, for looking it up; empty when no name can be like that.</summary>
    internal static string LookupKey(string typed) =>
        typed.Length > 2 * ProjectLimits.NameUnits ? "" : Key(UnicodeComposition.Compose(Printable(typed).Trim()));

    internal static string CleanFileName(string? name)
    {
        var clean = Printable(name ?? "").Trim();
        return clean.Length <= ProjectLimits.FileNameUnits ? clean : Printable(clean[^ProjectLimits.FileNameUnits..]);
    }

    private static string Clean(string? name, string code, string what)
    {
        var clean = Printable(name ?? "").Trim();
        if (clean.Length <= ProjectLimits.NameUnits)
            clean = UnicodeComposition.Compose(clean);
        if (clean.Length == 0)
            throw new LearningException(
                code,
                $"Give the {what} a name.",
                $"The name of a {what} is empty; wanted 1 to {ProjectLimits.NameCharacters} characters.");
        var length = new StringInfo(clean).LengthInTextElements;
        if (length > ProjectLimits.NameCharacters || clean.Length > ProjectLimits.NameUnits)
            throw new LearningException(
                code,
                "That name is too long. Choose a shorter one.",
                $"Found a {what} name of {length} characters ({clean.Length} UTF-16 units); "
                + $"at most {ProjectLimits.NameCharacters} ({ProjectLimits.NameUnits}) fit.");
        return clean;
    }

    /// <summary>Control characters become spaces; halves of surrogate pairs, which no file can hold, become U+FFFD.</summary>
    private static string Printable(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        return clean.ToString();
    }
}
