using System.Text.Json;
using MLKids.Runtime.Projects;
using MLKids.Studio.Live;

namespace MLKids.Studio.Programs;

/// <summary>What pages send to a running program: see <c>MESSAGES.md</c>. Nothing of it is believed.</summary>
internal static class ProgramMessages
{
    private const int MostName = 200, MostAnswer = 10_000, MostKey = 20;
    private static readonly HashSet<string> Modes = ["default", "large", "slider", "list"];

    public static void Map(LiveRoom room, LiveProgram program)
    {
        room.On("watch", (page, m) => Do(Flag(m, "on"), () => program.Watch(page), () => program.Unwatch(page)));
        room.On("seen", (page, _) => program.Seen(page));
        room.On("flag", (_, _) => program.GreenFlag());
        room.On("stop", (_, _) => program.StopAll());
        room.On("clickBlock", (_, m) => program.Toggle(Text(m, "target", MostName), Text(m, "block", MostName)));
        room.On("answer", (_, m) => program.Answer(Text(m, "text", MostAnswer)));
        room.On("mouse", (_, m) => Mouse(program, Number(m, "x", 1_000), Number(m, "y", 1_000), Flag(m, "down"), Flag(m, "arrange")));
        room.On("choose", (page, m) => Choose(program, page, Number(m, "x", 1_000), Number(m, "y", 1_000)));
        room.On("key", (_, m) => Key(program, Text(m, "key", MostKey), Flag(m, "down")));
        room.On("letGo", (_, _) => program.Do(_ => program.Input.LetGo()));
        room.On("sprite", (_, m) => Sprite(program, m));
        room.On("variable", (_, m) => Variable(program, Text(m, "target", MostName), Text(m, "id", MostName), Value(m)));
        room.On("monitor", (_, m) => program.Put(Monitor(m)));
        room.On("scroll", (_, m) => program.Scroll(Text(m, "id", MostName), (int)Number(m, "from", 200_000)));
        room.On("deviceEnded", (_, m) => DeviceEnded(program, Text(m, "device", MostName), Text(m, "reason", MostName)));
        room.OnBinary(LiveChannels.ProgramCamera, (_, picture) => program.Input.Camera.Show(picture.Span));
        room.OnBinary(LiveChannels.ProgramMicrophone, (_, samples) => program.Input.Microphone.Hear(samples.Span));
    }

    private static void Mouse(LiveProgram program, double x, double y, bool isDown, bool arranges) => program.Do(stage =>
    {
        var (wasDown, before) = (program.Input.MouseDown, stage.DragsAll);
        program.Input.MoveMouse(x, y, isDown);
        stage.DragsAll = arranges;
        stage.MovePointer(x, y, isDown);
        if (wasDown && !isDown && before)
            program.Saver.Touch();
    });

    private static void Choose(LiveProgram program, LiveConnection page, double x, double y) => program.Do(stage =>
    {
        if (stage.KeyAt(x, y) is { } target)
            page.Send("chosen", new { target });
    });

    private static void Key(LiveProgram program, string key, bool isDown) => program.Do(stage =>
    {
        program.Input.Press(key, isDown);
        if (isDown)
            stage.PressKey(key);
    });

    private static void Sprite(LiveProgram program, JsonElement m)
    {
        var key = Text(m, "target", MostName);
        var (x, y) = (Optional(m, "x", 10_000), Optional(m, "y", 10_000));
        var (size, direction, volume, costume) = (Optional(m, "size", 10_000), Optional(m, "direction", 1e6), Optional(m, "volume", 100), Optional(m, "costume", 10_000));
        bool? visible = m.TryGetProperty("visible", out _) ? Flag(m, "visible") : null;
        bool? draggable = m.TryGetProperty("draggable", out _) ? Flag(m, "draggable") : null;
        var style = m.TryGetProperty("rotationStyle", out _) ? Text(m, "rotationStyle", MostName) : null;
        program.Change(stage =>
        {
            if (stage.FindKey(key) is not { } sprite)
                return;
            if (x is not null || y is not null)
                sprite.MoveTo(x ?? sprite.X, y ?? sprite.Y);
            sprite.Size = size ?? sprite.Size;
            sprite.Direction = direction ?? sprite.Direction;
            sprite.Volume = volume ?? sprite.Volume;
            sprite.Visible = visible ?? sprite.Visible;
            sprite.Draggable = draggable ?? sprite.Draggable;
            sprite.RotationStyle = style ?? sprite.RotationStyle;
            if (costume is { } index)
                sprite.SwitchCostume(index);
        });
    }

    private static void Variable(LiveProgram program, string target, string id, object value) => program.Change(stage =>
    {
        if (stage.FindVariable(target, id) is { } variable)
            variable.Value = value;
    });

    private static ProjectMonitor Monitor(JsonElement m)
    {
        var mode = m.TryGetProperty("mode", out _) ? Text(m, "mode", MostName) : "default";
        return new ProjectMonitor(
            Text(m, "id", MostName),
            Text(m, "opcode", MostName),
            m.TryGetProperty("sprite", out var sprite) && sprite.ValueKind == JsonValueKind.String ? Text(m, "sprite", MostName) : null,
            m.TryGetProperty("parameters", out var given) && given.ValueKind == JsonValueKind.Object
                ? given.EnumerateObject().Take(10).DistinctBy(p => p.Name).ToDictionary(p => p.Name, p => Text(given, p.Name, MostName))
                : new Dictionary<string, string>(),
            Flag(m, "visible"))
        {
            Mode = Modes.Contains(mode) ? mode : throw new FormatException($"\"{mode}\" is no kind of monitor."),
            X = Optional(m, "x", 480),
            Y = Optional(m, "y", 360),
            Width = Optional(m, "width", 480) ?? 0,
            Height = Optional(m, "height", 360) ?? 0,
            SliderMin = Optional(m, "sliderMin", 1e9) ?? 0,
            SliderMax = Optional(m, "sliderMax", 1e9) ?? 100,
            IsDiscrete = !m.TryGetProperty("isDiscrete", out _) || Flag(m, "isDiscrete"),
        };
    }

    private static void DeviceEnded(LiveProgram program, string device, string reason)
    {
        if (device == "camera")
            program.Input.Camera.Fail(reason);
        else
            program.Input.Microphone.Unplug(reason);
    }

    private static void Do(bool which, Action one, Action other) => (which ? one : other)();

    private static object Value(JsonElement m) => m.GetProperty("value").ValueKind == JsonValueKind.Number ? Number(m, "value", 1e15) : Text(m, "value", MostAnswer);

    private static bool Flag(JsonElement m, string name) => m.TryGetProperty(name, out var value) && value.GetBoolean();

    private static double? Optional(JsonElement m, string name, double most) => m.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? Number(m, name, most) : null;

    private static double Number(JsonElement m, string name, double most)
    {
        var number = m.GetProperty(name).GetDouble();
        return double.IsFinite(number) ? Math.Clamp(number, -most, most) : throw new FormatException($"{name} is no number.");
    }

    private static string Text(JsonElement m, string name, int most) =>
        m.GetProperty(name).GetString() is { } text && text.Length <= most ? text : throw new FormatException($"{name} is no text of at most {most} characters.");
}
