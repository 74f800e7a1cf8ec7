using System.Buffers;
using System.Text.Json;
using MLKids.Blocks.Values;

namespace MLKids.Runtime.Projects;

/// <summary>
/// A project → project.json. Follows the original text and copies it as it stands, but where a value that is modelled has changed. A project without an original is written
/// from the model alone.
/// </summary>
internal sealed class Sb3JsonWriter(Project project, Action<string, ReadOnlyMemory<byte>> addAsset)
{
    private readonly ArrayBufferWriter<byte> _buffer = new();

    public byte[] Write()
    {
        if (project.Original is { } unchanged && IsUnchanged(unchanged))
            return unchanged.Json.ToArray();
        using (var json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true }))
        {
            if (project.Original is { } original)
            {
                using var document = JsonDocument.Parse(original.Json, Sb3Reader.JsonOptions);
                WriteChanged(json, document.RootElement, original);
            }
            else
            {
                WriteNew(json);
            }
        }

        return _buffer.WrittenSpan.ToArray();
    }

    private bool IsUnchanged(ProjectOriginal original) =>
        project.Targets.Count == original.Targets.Count
        && project.Extensions.SequenceEqual(original.Extensions)
        && ReferenceEquals(project.Monitors, original.Monitors)
        && InOrder().SequenceEqual(project.Targets.OrderBy(t => t.Place))
        && project.Targets.All(t => t.Place is { } place && original.Targets.TryGetValue(place, out var read) && ReferenceEquals(read, t));

    private void WriteChanged(Utf8JsonWriter json, JsonElement root, ProjectOriginal original)
    {
        json.WriteStartObject();
        var extensions = Sb3Extensions.Of(project);
        var namesOthers = !extensions.SequenceEqual(original.Extensions);
        foreach (var property in root.EnumerateObject())
        {
            json.WritePropertyName(property.Name);
            if (property.Name == "targets")
                WriteTargets(json, property.Value, original);
            else if (property.Name == "monitors" && !ReferenceEquals(project.Monitors, original.Monitors))
                new Sb3MonitorWriter(json).WriteChanged(property.Value, original.Monitors, project.Monitors);
            else if (property.Name == "extensions" && namesOthers)
                WriteNames(json, extensions);
            else
                json.Copy(property.Value);
        }

        if (namesOthers && !root.TryGetProperty("extensions", out _))
        {
            json.WritePropertyName("extensions");
            WriteNames(json, extensions);
        }

        json.WriteEndObject();
    }

    private void WriteTargets(Utf8JsonWriter json, JsonElement targets, ProjectOriginal original)
    {
        json.WriteStartArray();
        foreach (var target in InOrder())
        {
            if (target.Place is { } place && original.Targets.TryGetValue(place, out var read))
                new Sb3TargetWriter(json, addAsset).WriteChanged(targets[place], read, target);
            else
                new Sb3TargetWriter(json, addAsset).WriteNew(target);
        }

        json.WriteEndArray();
    }

    // As they stood in the file, new ones at the end; unless somebody has put the sprites into another order.
    private IReadOnlyList<ProjectTarget> InOrder()
    {
        var places = project.Targets.Where(t => !t.IsStage).Select(t => t.Place ?? int.MaxValue).ToList();
        return places.SequenceEqual(places.Order()) ? [.. project.Targets.OrderBy(t => t.Place ?? int.MaxValue)] : project.Targets;
    }

    private void WriteNew(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("targets");
        foreach (var target in project.Targets)
            new Sb3TargetWriter(json, addAsset).WriteNew(target);
        json.WriteEndArray();
        json.WritePropertyName("monitors");
        new Sb3MonitorWriter(json).WriteChanged(default, [], project.Monitors);
        json.WritePropertyName("extensions");
        WriteNames(json, Sb3Extensions.Of(project));
        json.WriteStartObject("meta");
        json.WriteString("semver", "3.0.0");
        json.WriteString("vm", "4.8.45");
        json.WriteString("agent", "MLKids");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteNames(Utf8JsonWriter json, IReadOnlyList<string> extensions)
    {
        json.WriteStartArray();
        foreach (var extension in extensions)
            json.WriteStringValue(extension);
        json.WriteEndArray();
    }
}

/// <summary>Values of a project in JSON.</summary>
internal static class Sb3Values
{
    /// <summary>Copies the text as it stands, with its number formats and escapes.</summary>
    public static void Copy(this Utf8JsonWriter json, JsonElement value) => json.WriteRawValue(value.GetRawText(), skipInputValidation: true);

    /// <summary>A double, string or bool; what JSON has no number for is written as the text that casts to it.</summary>
    public static void Literal(this Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case double number when double.IsFinite(number):
                json.WriteRawValue(number == 0 && double.IsNegative(number) ? "-0" : NumberText.Format(number));
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            default:
                json.WriteStringValue(Cast.ToText(value));
                break;
        }
    }
}
