using System.Buffers;
using System.Text.Json;
using MLKids.Runtime.Stage.View;
using MLKids.Studio.Live;
using MLKids.Studio.Serving;

namespace MLKids.Studio.Programs;

/// <summary>What changed on the stage between two frames → one message (see <c>MESSAGES.md</c>). Fields that did not change are left out.</summary>
internal sealed class StageEncoder
{
    private static readonly SpriteView Usual = new()
    {
        Id = 0, Target = "", Name = "", IsClone = false, Costume = null, CostumeNumber = 0, X = 0, Y = 0, Size = 100, Direction = 90, RotationStyle = "all around", Visible = true,
        Draggable = false, Volume = 100, Pitch = 0, Pan = 0, Effects = default, Bubble = null,
    };

    private readonly ArrayBufferWriter<byte> _buffer = new(4096);

    /// <param name="before">What the page shows; null for a page that shows nothing yet.</param>
    /// <param name="now">What it is to show.</param>
    public LiveMessage Encode(StageView? before, StageView now)
    {
        _buffer.Clear();
        using (var json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = StudioJson.Options.Encoder, SkipValidation = true }))
        {
            json.WriteStartObject();
            json.WriteString("type", "stage");
            json.WriteStartObject("payload");
            json.WriteNumber("number", now.Number);
            json.WriteBoolean("isRunning", now.IsRunning);
            if (before is null)
                json.WriteBoolean("whole", true);
            Layers(json, before, now);
            Part(json, "question", before?.Question, now.Question);
            Part(json, "monitors", before?.Monitors, now.Monitors);
            Part(json, "running", before?.Running, now.Running);
            Sounds(json, before, now);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return new LiveMessage(_buffer.WrittenSpan.ToArray(), IsText: true);
    }

    private static void Layers(Utf8JsonWriter json, StageView? before, StageView now)
    {
        if (ReferenceEquals(before?.Layers, now.Layers))
            return;
        if (before is null || !before.Layers.Select(l => l.Id).SequenceEqual(now.Layers.Select(l => l.Id)))
        {
            json.WriteStartArray("layers");
            foreach (var layer in now.Layers)
                json.WriteNumberValue(layer.Id);
            json.WriteEndArray();
        }

        var known = before?.Layers.ToDictionary(l => l.Id) ?? [];
        json.WriteStartArray("sprites");
        foreach (var layer in now.Layers)
            if (known.GetValueOrDefault(layer.Id) is var old && !ReferenceEquals(old, layer))
                Sprite(json, old, layer);
        json.WriteEndArray();
    }

    private static void Sprite(Utf8JsonWriter json, SpriteView? before, SpriteView now)
    {
        var old = before ?? Usual;
        json.WriteStartObject();
        json.WriteNumber("id", now.Id);
        if (old.Target != now.Target)
            json.WriteString("target", now.Target);
        if (old.Name != now.Name)
            json.WriteString("name", now.Name);
        if (old.IsClone != now.IsClone)
            json.WriteBoolean("isClone", now.IsClone);
        if (old.Costume != now.Costume)
            Costume(json, now.Costume);
        if (old.CostumeNumber != now.CostumeNumber)
            json.WriteNumber("costumeNumber", now.CostumeNumber);
        Number(json, "x", old.X, now.X);
        Number(json, "y", old.Y, now.Y);
        Number(json, "size", old.Size, now.Size);
        Number(json, "direction", old.Direction, now.Direction);
        if (old.RotationStyle != now.RotationStyle)
            json.WriteString("rotationStyle", now.RotationStyle);
        if (old.Visible != now.Visible)
            json.WriteBoolean("visible", now.Visible);
        if (old.Draggable != now.Draggable)
            json.WriteBoolean("draggable", now.Draggable);
        Number(json, "volume", old.Volume, now.Volume);
        Number(json, "pitch", old.Pitch, now.Pitch);
        Number(json, "pan", old.Pan, now.Pan);
        if (old.Effects != now.Effects)
            Effects(json, now.Effects);
        Part(json, "bubble", old.Bubble, now.Bubble);
        json.WriteEndObject();
    }

    private static void Costume(Utf8JsonWriter json, CostumeView? costume)
    {
        if (costume is null)
        {
            json.WriteNull("costume");
            return;
        }

        json.WriteStartObject("costume");
        json.WriteString("asset", costume.Asset);
        Number(json, "width", costume.Width);
        Number(json, "height", costume.Height);
        Number(json, "centerX", costume.CenterX);
        Number(json, "centerY", costume.CenterY);
        json.WriteEndObject();
    }

    // All seven or, for the usual case of none, null.
    private static void Effects(Utf8JsonWriter json, EffectsView effects)
    {
        if (effects == default)
        {
            json.WriteNull("effects");
            return;
        }

        json.WriteStartObject("effects");
        Number(json, "color", 0, effects.Color);
        Number(json, "fisheye", 0, effects.Fisheye);
        Number(json, "whirl", 0, effects.Whirl);
        Number(json, "pixelate", 0, effects.Pixelate);
        Number(json, "mosaic", 0, effects.Mosaic);
        Number(json, "brightness", 0, effects.Brightness);
        Number(json, "ghost", 0, effects.Ghost);
        json.WriteEndObject();
    }

    private static void Sounds(Utf8JsonWriter json, StageView? before, StageView now)
    {
        // Who comes later does not hear what was before.
        if (before is not null && now.Sounds.Where(s => before.Sounds.Count == 0 ? s.Number > before.SilentUntil : s.Number > before.Sounds[^1].Number).ToList() is { Count: > 0 } started)
            Part(json, "sounds", null, started);
        if (before is null || before.SilentUntil != now.SilentUntil)
            json.WriteNumber("silentUntil", now.SilentUntil);
    }

    private static void Part<T>(Utf8JsonWriter json, string name, T? before, T? now) where T : class
    {
        if (ReferenceEquals(before, now) || Equals(before, now))
            return;
        json.WritePropertyName(name);
        JsonSerializer.Serialize(json, now, StudioJson.Options);
    }

    private static void Number(Utf8JsonWriter json, string name, double before, double now)
    {
        if (before != now)
            Number(json, name, now);
    }

    // A thousandth of a pixel is more than a screen can show.
    private static void Number(Utf8JsonWriter json, string name, double value) =>
        json.WriteNumber(name, double.IsFinite(value) ? Math.Round(Math.Clamp(value, -1e12, 1e12), 3) : 0);
}
