using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using MLKids.Blocks.Diagnostics;

namespace MLKids.Extension.Manifests;

/// <summary>One object of a manifest, read field by field; mistakes are collected, reading goes on with empty values.</summary>
internal sealed class ManifestObject(JsonElement? json, string path, List<Diagnostic> mistakes, JsonLines lines)
{
    private readonly HashSet<string> _asked = [];

    public IReadOnlyList<Diagnostic> Mistakes => mistakes;

    public bool Has(string name) => Find(name) is not null;

    public string Text(string name, Regex? form, string wanted)
    {
        if (Find(name) is not { } value)
        {
            // Inside an object that is missing itself, one mistake is enough.
            if (json is not null)
                Mistake(ManifestCodes.Missing, name, $"is missing, wanted {wanted}");
            return "";
        }

        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text && (form is null || form.IsMatch(text)))
            return text;
        Wrong(name, value, wanted);
        return "";
    }

    public string OptionalText(string name)
    {
        if (Find(name) is not { } value || value.ValueKind == JsonValueKind.String)
            return Find(name)?.GetString() ?? "";
        Wrong(name, value, "a text");
        return "";
    }

    /// <summary>UPM writes an author as text or as an object with a name.</summary>
    public string OptionalAuthor(string name) => Find(name) is { ValueKind: JsonValueKind.Object }
        ? new ManifestObject(Find(name), $"{path}{name}.", mistakes, lines).OptionalText("name")
        : OptionalText(name);

    public double Number(string name, double least, double most, double missing)
    {
        if (Find(name) is not { } value)
            return missing;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= least && number <= most)
            return number;
        Wrong(name, value, string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"));
        return missing;
    }

    /// <summary>A whole number that must be there.</summary>
    public double Whole(string name, double least, double most)
    {
        if (Find(name) is null && json is not null)
            Mistake(ManifestCodes.Missing, name, string.Create(CultureInfo.InvariantCulture, $"is missing, wanted a whole number from {least} to {most}"));
        var number = Number(name, least, most, least);
        if (number != Math.Floor(number))
            Wrong(name, Find(name)!.Value, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));
        return Math.Floor(number);
    }

    /// <summary>True or false; false when it is missing.</summary>
    public bool Truth(string name)
    {
        if (Find(name) is { } value && value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            Wrong(name, value, "true or false");
        return Find(name) is { ValueKind: JsonValueKind.True };
    }

    /// <summary>One of some texts.</summary>
    public string Choice(string name, IReadOnlyList<string> choices, string missing, bool needed = false)
    {
        var wanted = string.Join(" or ", choices.Select(choice => $"\"{choice}\""));
        if (Find(name) is not { } value)
        {
            if (needed && json is not null)
                Mistake(ManifestCodes.Missing, name, $"is missing, wanted {wanted}");
            return missing;
        }

        if (value.ValueKind == JsonValueKind.String && choices.Contains(value.GetString()!))
            return value.GetString()!;
        Wrong(name, value, wanted);
        return missing;
    }

    /// <summary>A list of so many numbers, or null when it is missing or wrong.</summary>
    public IReadOnlyList<double>? Numbers(string name, int count, double least, double most)
    {
        if (Find(name) is not { } value)
            return null;
        var numbers = value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Number && item.TryGetDouble(out var number) ? number : double.NaN).ToList()
            : [];
        if (numbers.Count == count && numbers.All(number => number >= least && number <= most))
            return numbers;
        Wrong(name, value, string.Create(CultureInfo.InvariantCulture, $"a list of {count} numbers from {least} to {most}"));
        return null;
    }

    /// <summary>All fields as numbers.</summary>
    public IReadOnlyDictionary<string, double> AllNumbers(int most)
    {
        var numbers = new Dictionary<string, double>();
        foreach (var entry in json!.Value.EnumerateObject().Take(most))
        {
            if (entry.Value.ValueKind == JsonValueKind.Number && entry.Value.TryGetDouble(out var number) && double.IsFinite(number))
                numbers[entry.Name] = number;
            else
                Wrong(entry.Name, entry.Value, "a number");
        }

        return numbers;
    }

    /// <summary>Whether a field is a list.</summary>
    public bool IsList(string name) => Find(name) is { ValueKind: JsonValueKind.Array };

    public IReadOnlyList<string> Texts(string name, IReadOnlyList<string>? allowed = null)
    {
        var texts = new List<string>();
        foreach (var (value, at) in Items(name))
        {
            if (value.ValueKind == JsonValueKind.String && (allowed is null || allowed.Contains(value.GetString())))
                texts.Add(value.GetString()!);
            else
                Wrong($"{name}[{at}]", value, allowed is null ? "a text" : $"one of {string.Join(", ", allowed.Select(a => $"\"{a}\""))}");
        }

        return texts;
    }

    public IReadOnlyDictionary<string, string> Map(string name, Regex? form, string wanted)
    {
        var map = new Dictionary<string, string>();
        if (Find(name) is not { } value)
            return map;
        if (value.ValueKind != JsonValueKind.Object)
        {
            Wrong(name, value, "an object of texts");
            return map;
        }

        foreach (var entry in value.EnumerateObject())
        {
            if (entry.Value.ValueKind == JsonValueKind.String && (form is null || form.IsMatch(entry.Value.GetString()!)))
                map[entry.Name] = entry.Value.GetString()!;
            else
                Wrong($"{name}.{entry.Name}", entry.Value, wanted);
        }

        return map;
    }

    public IReadOnlyList<T> Objects<T>(string name, Func<ManifestObject, T> read)
    {
        var objects = new List<T>();
        foreach (var (value, at) in Items(name))
        {
            if (value.ValueKind == JsonValueKind.Object)
                objects.Add(read(new ManifestObject(value, $"{path}{name}[{at}].", mistakes, lines)));
            else
                Wrong($"{name}[{at}]", value, "an object");
        }

        return objects;
    }

    public ManifestObject Object(string name)
    {
        if (OptionalObject(name) is { } found)
            return found;
        if (Find(name) is null && json is not null)
            Mistake(ManifestCodes.Missing, name, "is missing, wanted an object");
        return new ManifestObject(null, $"{path}{name}.", mistakes, lines);
    }

    public ManifestObject? OptionalObject(string name)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Object)
            return new ManifestObject(value, $"{path}{name}.", mistakes, lines);
        Wrong(name, value, "an object");
        return null;
    }

    public void RefuseUnknown(params string[] known)
    {
        if (json is not { ValueKind: JsonValueKind.Object } value)
            return;
        foreach (var entry in value.EnumerateObject().Where(e => !_asked.Contains(e.Name) && !known.Contains(e.Name)))
            Mistake(ManifestCodes.Unknown, entry.Name, $"is not known here; known are {string.Join(", ", _asked.Order())}");
    }

    public void Mistake(string code, string name, string what) =>
        mistakes.Add(new Diagnostic(code, Severity.Error, "This extension cannot be opened.", $"Manifest: {path}{name} {what}.") { File = ManifestReader.FileName, Line = lines.Of(path + name) });

    private void Wrong(string name, JsonElement value, string wanted) => Mistake(ManifestCodes.Wrong, name, $"is {ManifestReader.Describe(value)}, wanted {wanted}");

    private JsonElement? Find(string name)
    {
        _asked.Add(name);
        return json is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty(name, out var found) ? found : null;
    }

    private IEnumerable<(JsonElement Value, int At)> Items(string name)
    {
        if (Find(name) is not { } value)
            return [];
        if (value.ValueKind == JsonValueKind.Array)
            return value.EnumerateArray().Select((v, i) => (v, i));
        Wrong(name, value, "a list");
        return [];
    }
}
