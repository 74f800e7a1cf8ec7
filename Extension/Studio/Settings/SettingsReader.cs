using System.Text.Json;

namespace MLKids.Studio.Settings;

/// <summary>JSON → settings. Every field is looked at before anything is refused, so that a teacher sees all mistakes at once.</summary>
internal sealed class SettingsReader
{
    /// <summary>Bytes of a settings file, words never to say, letters of one word.</summary>
    public const int MostBytes = 256 << 10, MostWords = 2_000, LongestWord = 64;

    /// <summary>Extensions that are named, letters of a name.</summary>
    public const int MostPlugins = 500, LongestPlugin = 214;

    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 8, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private readonly List<SettingsFinding> _findings = [];
    private readonly IReadOnlyCollection<string> _packs;

    private SettingsReader(IReadOnlyCollection<string> packs) => _packs = packs;

    /// <summary>Reads a text.</summary>
    /// <param name="json">UTF-8.</param>
    /// <param name="packs">Ids of the packs that exist.</param>
    /// <param name="file">For the message.</param>
    /// <exception cref="SettingsException">Something is wrong.</exception>
    public static TeacherSettings Read(ReadOnlyMemory<byte> json, IReadOnlyCollection<string> packs, string file)
    {
        var reader = new SettingsReader(packs);
        TeacherSettings? settings = null;
        try
        {
            if (json.Length > MostBytes)
                throw new SettingsException(file, [new SettingsFinding("", $"{json.Length} bytes", $"at most {MostBytes}")]);
            using var document = JsonDocument.Parse(json, Json);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                settings = reader.Settings(document.RootElement);
            else
                reader.Wrong("", document.RootElement, "an object { … }");
        }
        catch (JsonException e)
        {
            reader._findings.Add(new SettingsFinding("", $"no valid JSON in line {e.LineNumber + 1}", "JSON, for instance { \"preset\": \"auto\" }"));
        }

        return reader._findings.Count == 0 ? settings! : throw new SettingsException(file, reader._findings);
    }

    private TeacherSettings Settings(JsonElement root)
    {
        var settings = new TeacherSettings();
        foreach (var field in root.EnumerateObject())
            settings = field.Name switch
            {
                "packs" => settings with { Packs = Choices(field, _packs) },
                "plugins" => settings with { Plugins = Plugins(field) },
                "permissions" => settings with { Permissions = Choices(field, TeacherSettings.AllPermissions) },
                "neverSay" => settings with { NeverSay = Words(field) },
                "preset" => settings with { Preset = Choice(field, TeacherSettings.AllPresets) ?? settings.Preset },
                "language" => settings with { Language = field.Value.ValueKind == JsonValueKind.Null ? null : Choice(field, TeacherSettings.AllLanguages) },
                "limits" => settings with { Limits = Limits(field.Value) },
                _ => Unknown(field.Name, settings, "packs, plugins, permissions, neverSay, preset, language, limits"),
            };
        return settings;
    }

    private TeacherLimits Limits(JsonElement root)
    {
        var limits = new TeacherLimits();
        if (root.ValueKind != JsonValueKind.Object)
            return Wrong("limits", root, "an object { … }", limits);
        foreach (var field in root.EnumerateObject())
            limits = field.Name switch
            {
                "trainingMegabytes" => limits with { TrainingMegabytes = Number(field, 0, 1 << 20, 0) },
                "trainings" => limits with { Trainings = Number(field, 0, 64, 0) },
                "children" => limits with { Children = Number(field, 1, 200, limits.Children) },
                "projects" => limits with { Projects = Number(field, 1, 1_000, limits.Projects) },
                "megabytes" => limits with { Megabytes = Number(field, 10, 1 << 20, limits.Megabytes) },
                "examples" => limits with { Examples = Number(field, 10, 200_000, limits.Examples) },
                "requests" => limits with { Requests = Number(field, 5, 1_000, limits.Requests) },
                "connections" => limits with { Connections = Number(field, 2, 50, limits.Connections) },
                _ => Unknown("limits." + field.Name, limits, "trainingMegabytes, trainings, children, projects, megabytes, examples, requests, connections"),
            };
        return limits;
    }

    private int Number(JsonProperty field, int least, int most, int usual) =>
        field.Value.ValueKind == JsonValueKind.Number && field.Value.TryGetInt32(out var number) && number >= least && number <= most
            ? number
            : Wrong("limits." + field.Name, field.Value, $"a whole number from {least} to {most}", usual);

    private string? Choice(JsonProperty field, IReadOnlyCollection<string> known) =>
        field.Value.ValueKind == JsonValueKind.String && known.Contains(field.Value.GetString()) ? field.Value.GetString() : Wrong<string?>(field.Name, field.Value, OneOf(known), null);

    private List<string>? Choices(JsonProperty field, IReadOnlyCollection<string> known)
    {
        if (field.Value.ValueKind == JsonValueKind.Null)
            return null;
        return Texts(field, text => known.Contains(text), OneOf(known));
    }

    /// <summary>They need not be installed: a teacher's file may come before them.</summary>
    private List<string>? Plugins(JsonProperty field)
    {
        if (field.Value.ValueKind == JsonValueKind.Null)
            return null;
        var names = Texts(field, name => name.Length <= LongestPlugin && name.Contains('.', StringComparison.Ordinal), "an extension's name such as \"org.example.weather\"");
        return names.Count <= MostPlugins ? names : Wrong(field.Name, field.Value, $"at most {MostPlugins} names", names);
    }

    private List<string> Words(JsonProperty field)
    {
        var words = Texts(field, word => word.Trim().Length is > 0 and <= LongestWord, $"a word of 1 to {LongestWord} letters");
        return words.Count <= MostWords ? words : Wrong(field.Name, field.Value, $"at most {MostWords} words", words);
    }

    private List<string> Texts(JsonProperty field, Func<string, bool> isRight, string wanted)
    {
        var texts = new List<string>();
        if (field.Value.ValueKind != JsonValueKind.Array)
            return Wrong(field.Name, field.Value, "a list [ … ]", texts);
        var at = 0;
        foreach (var value in field.Value.EnumerateArray())
        {
            if (value.ValueKind == JsonValueKind.String && isRight(value.GetString()!))
                texts.Add(value.GetString()!.Trim());
            else
                Wrong($"{field.Name}[{at}]", value, wanted);
            at++;
        }

        return [.. texts.Distinct()];
    }

    private void Wrong(string field, JsonElement found, string wanted)
    {
        var text = found.GetRawText().ReplaceLineEndings(" ");
        _findings.Add(new SettingsFinding(field, text.Length <= 60 ? text : text[..60] + "…", wanted));
    }

    private T Wrong<T>(string field, JsonElement found, string wanted, T usual)
    {
        Wrong(field, found, wanted);
        return usual;
    }

    private T Unknown<T>(string field, T settings, string known)
    {
        _findings.Add(new SettingsFinding(field, "a field that is not known", "one of " + known));
        return settings;
    }

    private static string OneOf(IEnumerable<string> known) => "one of " + string.Join(", ", known.Select(k => $"\"{k}\""));
}
