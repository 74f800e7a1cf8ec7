using System.Text;
using System.Text.Json;
using MLKids.Blocks.Values;

namespace MLKids.Differential.Programs;

/// <summary>A generated program → the text of a project.json.</summary>
public sealed class ProgramJson : IDisposable
{
    private readonly MemoryStream _stream = new();
    private readonly Utf8JsonWriter _json;
    private int _blocks;

    private ProgramJson() => _json = new Utf8JsonWriter(_stream);

    public static string Write(GeneratedProgram program)
    {
        using var writer = new ProgramJson();
        writer.WriteProject(program);
        return Encoding.UTF8.GetString(writer._stream.ToArray());
    }

    public void Dispose()
    {
        _json.Dispose();
        _stream.Dispose();
    }

    private void WriteProject(GeneratedProgram program)
    {
        _json.WriteStartObject();
        _json.WriteStartArray("targets");
        foreach (var actor in program.Actors)
            WriteActor(actor, program.Messages);
        _json.WriteEndArray();
        _json.WritePropertyName("monitors");
        _json.WriteRawValue("[]");
        _json.WritePropertyName("extensions");
        _json.WriteRawValue("[]");
        _json.WritePropertyName("meta");
        _json.WriteRawValue("""{"semver":"3.0.0","vm":"0.2.0","agent":""}""");
        _json.WriteEndObject();
        _json.Flush();
    }

    private void WriteActor(Actor actor, List<string> messages)
    {
        _json.WriteStartObject();
        _json.WriteBoolean("isStage", actor.IsStage);
        _json.WriteString("name", actor.Name);
        _json.WriteStartObject("variables");
        foreach (var (id, name, value) in actor.Variables)
        {
            _json.WriteStartArray(id);
            _json.WriteStringValue(name);
            Value(value);
            _json.WriteEndArray();
        }

        _json.WriteEndObject();
        _json.WriteStartObject("lists");
        foreach (var (id, name, items) in actor.Lists)
        {
            _json.WriteStartArray(id);
            _json.WriteStringValue(name);
            _json.WriteStartArray();
            items.ForEach(Value);
            _json.WriteEndArray();
            _json.WriteEndArray();
        }

        _json.WriteEndObject();
        _json.WriteStartObject("broadcasts");
        if (actor.IsStage)
            foreach (var message in messages)
                _json.WriteString($"id {message}", message);
        _json.WriteEndObject();
        _json.WriteStartObject("blocks");
        foreach (var script in actor.Scripts)
            WriteScript(script);
        _json.WriteEndObject();
        Raw("comments", "{}");
        _json.WriteNumber("currentCostume", 0);
        Raw("costumes", """[{"name":"c","assetId":"cd21514d0531fdffb22204e0ec5ed84a","md5ext":"cd21514d0531fdffb22204e0ec5ed84a.svg","dataFormat":"svg","rotationCenterX":0,"rotationCenterY":0}]""");
        Raw("sounds", "[]");
        _json.WriteNumber("volume", 100);
        _json.WriteNumber("layerOrder", actor.Layer);
        if (actor.IsStage)
            Raw("tempo", "60");
        else
            WriteSprite(actor);
        _json.WriteEndObject();
    }

    private void WriteSprite(Actor actor)
    {
        _json.WriteBoolean("visible", actor.Visible);
        Raw("x", "0");
        Raw("y", "0");
        Raw("size", "100");
        Raw("direction", "90");
        _json.WriteBoolean("draggable", false);
        _json.WriteString("rotationStyle", "all around");
    }

    private void WriteScript(Script script)
    {
        var hat = NextId();
        // Ids are given in the order of writing: the hat, then the stack.
        WriteStack([script.Hat, .. script.Body], parent: null, first: hat);
    }

    private void WriteStack(IReadOnlyList<Piece> stack, string? parent, string first)
    {
        var id = first;
        for (var i = 0; i < stack.Count; i++)
        {
            var next = i + 1 < stack.Count ? NextId() : null;
            new PieceJson(_json, NextId, WriteStack, Value).Write(stack[i], id, parent, next, topLevel: parent is null && i == 0);
            (parent, id) = (id, next!);
        }
    }

    private string NextId() => $"b{_blocks++}";

    private void Raw(string name, string json)
    {
        _json.WritePropertyName(name);
        _json.WriteRawValue(json);
    }

    private void Value(object value)
    {
        // Utf8JsonWriter has no -0.
        if (value is double number)
            _json.WriteRawValue(number == 0 && double.IsNegative(number) ? "-0" : NumberText.Format(number));
        else if (value is bool truth)
            _json.WriteBooleanValue(truth);
        else
            _json.WriteStringValue((string)value);
    }
}
