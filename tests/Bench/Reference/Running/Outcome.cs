using System.Text.Json;

namespace MLKids.Differential.Running;

/// <summary>What a program did, as either side tells it. Values are tagged by type: "n:1.5", "s:text", "b:true".</summary>
/// <param name="Said">"kind target value" in order.</param>
/// <param name="Data">"target variable" → value; "target list" → values, one a line.</param>
/// <param name="Frames">Until it ended, or the limit.</param>
/// <param name="Finished">No script was left.</param>
/// <param name="Error">Why there is no result, or null.</param>
public sealed record Outcome(IReadOnlyList<string> Said, IReadOnlyDictionary<string, string> Data, int Frames, bool Finished, string? Error)
{
    public static Outcome Failed(string error) => new([], new Dictionary<string, string>(), 0, false, error);

    /// <summary>A line of run-reference.mjs.</summary>
    public static Outcome Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        if (root.TryGetProperty("error", out var error))
            return Failed(error.GetString()!);
        var data = new Dictionary<string, string>();
        foreach (var target in root.GetProperty("targets").EnumerateArray())
        {
            var name = target.GetProperty("name").GetString();
            foreach (var variable in target.GetProperty("variables").EnumerateObject())
                data[$"{name} {variable.Name}"] = variable.Value.GetString()!;
            foreach (var list in target.GetProperty("lists").EnumerateObject())
                data[$"{name} {list.Name}"] = string.Join('\n', list.Value.EnumerateArray().Select(i => i.GetString()));
        }

        var said = root.GetProperty("events").EnumerateArray().Select(e => $"{e.GetProperty("kind")} {e.GetProperty("target")} {e.GetProperty("value")}");
        return new Outcome([.. said], data, root.GetProperty("frames").GetInt32(), root.GetProperty("finished").GetBoolean(), null);
    }

    /// <summary>Where the two differ, for people; null if they do not.</summary>
    public static string? Difference(Outcome reference, Outcome ours)
    {
        if (ours.Error is not null)
            return $"ours failed: {ours.Error}";
        for (var i = 0; i < Math.Max(reference.Said.Count, ours.Said.Count); i++)
            if (reference.Said.ElementAtOrDefault(i) is var wanted && ours.Said.ElementAtOrDefault(i) is var found && !AreClose(wanted, found))
                return $"utterance {i + 1}: reference {Show(wanted)}, ours {Show(found)}";
        foreach (var (name, wanted) in reference.Data)
            if (ours.Data.GetValueOrDefault(name) is var found && wanted != found)
                return $"{name}: reference {Show(wanted)}, ours {Show(found)}";
        // At the limit nobody has looked whether anything is left.
        if (reference.Finished != ours.Finished && ours.Frames < SideBySide.Frames)
            return $"finished: reference {reference.Finished}, ours {ours.Finished}";
        return reference.Frames == ours.Frames ? null : $"frames: reference {reference.Frames}, ours {ours.Frames}";
    }

    // Numbers that are said may differ in their last digit: see ExpressionMaker.Inexact.
    private static bool AreClose(string? wanted, string? found)
    {
        if (wanted == found)
            return true;
        var (a, b) = (Number(wanted), Number(found));
        return a is { } x && b is { } y && wanted![..wanted!.IndexOf("n:", StringComparison.Ordinal)] == found![..found!.IndexOf("n:", StringComparison.Ordinal)]
            && Math.Abs(x - y) <= 8 * Math.BitIncrement(0d) + 1e-15 * Math.Max(Math.Abs(x), Math.Abs(y));
    }

    private static double? Number(string? line) =>
        line?.IndexOf(" n:", StringComparison.Ordinal) is { } at and >= 0 ? MLKids.Blocks.Values.NumberText.Parse(line[(at + 3)..]) : null;

    private static string Show(string? text) => text is null ? "nothing" : JsonSerializer.Serialize(text.Length > 200 ? $"{text[..200]}... ({text.Length})" : text);
}
