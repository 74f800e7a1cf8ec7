using System.Text.Json;

namespace MLKids.Runtime.Projects;

/// <summary>Monitors → project.json. One that did not change is copied as it stood.</summary>
internal sealed class Sb3MonitorWriter(Utf8JsonWriter json)
{
    public void WriteChanged(JsonElement original, IReadOnlyList<ProjectMonitor> read, IReadOnlyList<ProjectMonitor> now)
    {
        var old = original.ValueKind == JsonValueKind.Array ? original.EnumerateArray().Where(m => m.ValueKind == JsonValueKind.Object).ToList() : [];
        json.WriteStartArray();
        foreach (var monitor in now)
        {
            var at = read.TakeWhile(r => !ReferenceEquals(r, monitor)).Count();
            if (at < read.Count && at < old.Count)
                json.Copy(old[at]);
            else
                Write(monitor);
        }

        json.WriteEndArray();
    }

    private void Write(ProjectMonitor monitor)
    {
        json.WriteStartObject();
        json.WriteString("id", monitor.Id);
        json.WriteString("mode", monitor.Mode);
        json.WriteString("opcode", monitor.Opcode);
        json.WriteStartObject("params");
        foreach (var (name, value) in monitor.Parameters)
            json.WriteString(name, value);
        json.WriteEndObject();
        json.WriteString("spriteName", monitor.SpriteName);
        if (monitor.Mode == "list")
        {
            json.WriteStartArray("value");
            json.WriteEndArray();
        }
        else
        {
            json.WriteNumber("value", 0);
        }

        Number("width", monitor.Width);
        Number("height", monitor.Height);
        Number("x", monitor.X ?? 5);
        Number("y", monitor.Y ?? 5);
        json.WriteBoolean("visible", monitor.Visible);
        if (monitor.Mode != "list")
        {
            Number("sliderMin", monitor.SliderMin);
            Number("sliderMax", monitor.SliderMax);
            json.WriteBoolean("isDiscrete", monitor.IsDiscrete);
        }

        json.WriteEndObject();
    }

    private void Number(string name, double value)
    {
        json.WritePropertyName(name);
        json.Literal(value);
    }
}
