using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using MLKids.Blocks.Contracts;

namespace MLKids.Runtime.Projects;

/// <summary>The stage or a sprite → its object in project.json.</summary>
internal sealed class Sb3TargetWriter(Utf8JsonWriter json, Action<string, ReadOnlyMemory<byte>> addAsset)
{
    /// <summary>Copies the original but for what differs between what was read and what the target is now.</summary>
    public void WriteChanged(JsonElement original, ProjectTarget read, ProjectTarget now)
    {
        if (ReferenceEquals(read, now))
        {
            json.Copy(original);
            return;
        }

        var changed = Changed(original, read, now).ToDictionary(c => c.Name, c => c.Write);
        json.WriteStartObject();
        foreach (var property in original.EnumerateObject())
        {
            json.WritePropertyName(property.Name);
            if (changed.Remove(property.Name, out var write))
                write();
            else
                json.Copy(property.Value);
        }

        foreach (var (name, write) in changed)
        {
            json.WritePropertyName(name);
            write();
        }

        json.WriteEndObject();
    }

    public void WriteNew(ProjectTarget target)
    {
        json.WriteStartObject();
        foreach (var (name, write) in Parts(default, null, target))
        {
            json.WritePropertyName(name);
            write();
        }

        json.WriteEndObject();
    }

    private IEnumerable<(string Name, Action Write)> Changed(JsonElement original, ProjectTarget read, ProjectTarget now)
    {
        var before = Values(read).ToDictionary(v => v.Name, v => v.Value);
        var after = Values(now).ToDictionary(v => v.Name, v => v.Value);
        return Parts(original, read, now).Where(p => !before.TryGetValue(p.Name, out var old) || !Equals(old, after[p.Name]));
    }

    // What each part is made of: compared by value for plain ones, by reference for tables (a changed table is a new one).
    private static IEnumerable<(string Name, object Value)> Values(ProjectTarget t) =>
    [
        ("isStage", t.IsStage), ("name", t.Name), ("variables", t.Variables), ("lists", t.Lists), ("broadcasts", t.Broadcasts), ("blocks", t.Blocks), ("comments", t.Comments),
        ("currentCostume", t.CurrentCostume), ("costumes", t.Costumes), ("sounds", t.Sounds), ("volume", t.Volume), ("layerOrder", t.LayerOrder),
        ("visible", t.Visible), ("x", t.X), ("y", t.Y), ("size", t.Size), ("direction", t.Direction), ("draggable", t.Draggable), ("rotationStyle", t.RotationStyle),
    ];

    private IEnumerable<(string Name, Action Write)> Parts(JsonElement original, ProjectTarget? read, ProjectTarget now)
    {
        yield return ("isStage", () => json.WriteBooleanValue(now.IsStage));
        yield return ("name", () => json.WriteStringValue(now.Name));
        yield return ("variables", () => Table(Entries(original, "variables"), now.Variables, v => v.Id, Known(read?.Variables, v => v.Id), Variable));
        yield return ("lists", () => Table(Entries(original, "lists"), now.Lists, l => l.Id, Known(read?.Lists, l => l.Id), List));
        yield return ("broadcasts", () => Broadcasts(now));
        yield return ("blocks", () => new Sb3BlockWriter(json).WriteAll(Entries(original, "blocks"), read?.Blocks, now));
        yield return ("comments", () => Table(Entries(original, "comments"), now.Comments, c => c.Id, Known(read?.Comments, c => c.Id), Comment));
        yield return ("currentCostume", () => json.Literal((double)now.CurrentCostume));
        yield return ("costumes", () => Assets(original, "costumes", read?.Costumes ?? [], now.Costumes, Costume));
        yield return ("sounds", () => Assets(original, "sounds", read?.Sounds ?? [], now.Sounds, Sound));
        yield return ("volume", () => json.Literal(now.Volume));
        yield return ("layerOrder", () => json.Literal((double)now.LayerOrder));
        if (now.IsStage)
            yield break;
        yield return ("visible", () => json.WriteBooleanValue(now.Visible));
        yield return ("x", () => json.Literal(now.X));
        yield return ("y", () => json.Literal(now.Y));
        yield return ("size", () => json.Literal(now.Size));
        yield return ("direction", () => json.Literal(now.Direction));
        yield return ("draggable", () => json.WriteBooleanValue(now.Draggable));
        yield return ("rotationStyle", () => json.WriteStringValue(now.RotationStyle));
    }

    private void Table<T>(Dictionary<string, JsonElement> original, IReadOnlyList<T> items, Func<T, string> idOf, Dictionary<string, T> read, Action<T, JsonElement> write)
        where T : class
    {
        json.WriteStartObject();
        foreach (var item in items)
        {
            var id = idOf(item);
            json.WritePropertyName(id);
            if (original.TryGetValue(id, out var old) && read.TryGetValue(id, out var before) && before.Equals(item))
                json.Copy(old);
            else
                write(item, old);
        }

        json.WriteEndObject();
    }

    private void Variable(ProjectVariable variable, JsonElement old)
    {
        json.WriteStartArray();
        json.WriteStringValue(variable.Name);
        json.Literal(variable.Value);
        // The mark of a cloud variable.
        if (old.ValueKind == JsonValueKind.Array)
            foreach (var rest in old.EnumerateArray().Skip(2))
                json.Copy(rest);
        json.WriteEndArray();
    }

    private void List(ProjectList list, JsonElement old)
    {
        json.WriteStartArray();
        json.WriteStringValue(list.Name);
        json.WriteStartArray();
        foreach (var item in list.Items)
            json.Literal(item);
        json.WriteEndArray();
        json.WriteEndArray();
    }

    private void Comment(ProjectComment comment, JsonElement old)
    {
        json.WriteStartObject();
        json.WriteString("blockId", comment.BlockId);
        foreach (var (name, value) in new[] { ("x", comment.X), ("y", comment.Y), ("width", comment.Width), ("height", comment.Height) })
        {
            json.WritePropertyName(name);
            json.Literal(value);
        }

        json.WriteBoolean("minimized", comment.IsMinimized);
        json.WriteString("text", comment.Text);
        json.WriteEndObject();
    }

    private void Broadcasts(ProjectTarget target)
    {
        json.WriteStartObject();
        foreach (var (id, message) in target.Broadcasts)
            json.WriteString(id, message);
        json.WriteEndObject();
    }

    private void Assets<T>(JsonElement original, string name, IReadOnlyList<T> read, IReadOnlyList<T> now, Action<T> write)
        where T : class
    {
        var old = original.ValueKind == JsonValueKind.Object && original.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object).ToList()
            : [];
        json.WriteStartArray();
        foreach (var item in now)
        {
            var at = read.TakeWhile(r => !ReferenceEquals(r, item)).Count();
            if (at < old.Count && at < read.Count)
                json.Copy(old[at]);
            else
                write(item);
        }

        json.WriteEndArray();
    }

    private void Costume(Costume costume)
    {
        json.WriteStartObject();
        json.WriteString("name", costume.Name);
        json.WritePropertyName("bitmapResolution");
        json.Literal(costume.Resolution);
        Asset(costume.Format, costume.Content);
        json.WritePropertyName("rotationCenterX");
        json.Literal(costume.CenterX);
        json.WritePropertyName("rotationCenterY");
        json.Literal(costume.CenterY);
        json.WriteEndObject();
    }

    private void Sound(Sound sound)
    {
        json.WriteStartObject();
        json.WriteString("name", sound.Name);
        Asset(sound.Format, sound.Content);
        json.WriteNumber("rate", 48000);
        json.WritePropertyName("sampleCount");
        json.Literal(Math.Round(sound.Seconds * 48000));
        json.WriteEndObject();
    }

    [SuppressMessage("Security", "CA5351", Justification = "The format names files by MD5; nothing relies on it for safety.")]
    private void Asset(string format, ReadOnlyMemory<byte> content)
    {
        var id = Convert.ToHexStringLower(MD5.HashData(content.Span));
        addAsset($"{id}.{format}", content);
        json.WriteString("assetId", id);
        json.WriteString("dataFormat", format);
        json.WriteString("md5ext", $"{id}.{format}");
    }

    private static Dictionary<string, JsonElement> Entries(JsonElement original, string name)
    {
        var entries = new Dictionary<string, JsonElement>();
        if (original.ValueKind == JsonValueKind.Object)
            foreach (var entry in TargetParser.Entries(original, name))
                entries[entry.Name] = entry.Value;
        return entries;
    }

    private static Dictionary<string, T> Known<T>(IReadOnlyList<T>? items, Func<T, string> idOf) => (items ?? []).DistinctBy(idOf).ToDictionary(idOf);
}
