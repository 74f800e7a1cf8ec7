using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using MLKids.Learning.Examples;
using MLKids.Tests;

namespace MLKids.Bench.Pages;

/// <summary>
/// A child that does one thing after the other in one folder of projects and remembers what it was told is done: requests that were answered, and what the socket called
/// saved. Whatever happens to the studio then, all that must be there, and of the one thing that was under way nothing or all.
/// </summary>
internal sealed partial class BusyChild(Random random, string folder)
{
    /// <summary>The project that it works on; others come and go.</summary>
    public const string Home = "Play";

    private const string Mark = "mark-";
    private readonly HashSet<string> _shelf = [];
    private readonly HashSet<string> _seen = [];
    private readonly Lock _lock = new();
    private readonly Queue<(long Version, int Mark)> _unsaved = new();
    private HashSet<string>? _shelfAfter;
    private Func<ProjectState, bool>? _underWay;
    private ProjectState _state = ProjectState.Nothing;
    private long _model, _trainedVersion;
    private int _marks, _savedMark, _serial;
    private bool _isTrained;

    /// <summary>What it did, and how often.</summary>
    public Dictionary<string, int> Done { get; } = [];

    /// <summary>What was under way when it was last interrupted.</summary>
    public string Doing { get; private set; } = "";

    /// <summary>Makes the project that it works on.</summary>
    public async Task Begin(Visitor page)
    {
        await page.Post("/projects", new { name = Home, models = new[] { new { name = "shapes", kind = "pictures" } } });
        _shelf.Add(Home);
        _model = (await Overview(page)).GetProperty("models")[0].GetProperty("id").GetInt64();
        // Undo may lead back to each of these.
        await Settle(page);
        foreach (var label in (string[])["disc", "square"])
        {
            var id = (await page.Post($"/projects/{Home}/models/{_model}/labels", new { name = label })).GetProperty("id").GetInt64();
            await Settle(page);
            await page.Send($"/projects/{Home}/labels/{id}/examples", Enumerable.Range(0, 12).Select(i => ($"{i}.png", Picture.Shape(label == "disc" ? 0 : 1, _serial++))));
            await Settle(page);
        }

        var version = (await page.Put($"/projects/{Home}/program/file", Program(0))).GetProperty("version").GetInt64();
        while ((await page.Get($"/projects/{Home}/program")).GetProperty("saved").GetInt64() < version)
            await Task.Delay(50);
    }

    /// <summary>Works until the studio is gone (or <paramref name="stop"/>).</summary>
    public async Task Work(Visitor page, CancellationToken stop)
    {
        page.Heard = Hear;
        (string Name, int Weight, Func<Visitor, Task> Do)[] all =
        [
            ("draw", 6, Draw), ("burst", 4, Burst), ("rename a label", 3, RenameLabel), ("undo or redo", 5, UndoRedo), ("move or delete examples", 4, MoveOrDelete),
            ("train", 3, Train), ("edit blocks", 6, EditBlocks), ("move the sprite", 3, MoveSprite), ("bring in a program", 2, ReplaceProgram), ("new project", 2, NewProject),
            ("copy", 2, Copy), ("import", 2, Import), ("rename a project", 2, RenameProject), ("delete a project", 3, DeleteProject),
        ];
        try
        {
            await page.Connect(Home);
            await page.Get($"/projects/{Home}/program");
            await page.Say("watch", new { on = true });
            while (!stop.IsCancellationRequested)
            {
                var at = random.Next(all.Sum(a => a.Weight));
                var (name, _, act) = all.First(a => (at -= a.Weight) < 0);
                (Doing, _underWay, _shelfAfter) = (name, null, null);
                await act(page);
                Done[name] = Done.GetValueOrDefault(name) + 1;
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or System.Net.WebSockets.WebSocketException)
        {
            // Killed.
        }
    }

    /// <summary>What is lost or half made, seen by a page of the next start.</summary>
    /// <returns>The losses, and milliseconds until the project was open.</returns>
    public async Task<(IReadOnlyList<string> Losses, double OpenMilliseconds)> Look(Visitor page)
    {
        var losses = new List<string>();
        var clock = System.Diagnostics.Stopwatch.GetTimestamp();
        await Overview(page);
        var opened = System.Diagnostics.Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
        var shelf = (await page.Get("/projects")).EnumerateArray().Select(p => p.GetProperty("id").GetString()!).ToHashSet();
        if (!shelf.SetEquals(_shelf) && !(_shelfAfter is { } after && shelf.SetEquals(after)))
            losses.Add($"shelf: wanted {string.Join(", ", _shelf.Order())}; found {string.Join(", ", shelf.Order())}");
        foreach (var id in shelf)
            try
            {
                await page.Get($"/projects/{Uri.EscapeDataString(id)}");
                using var file = ProjectFile.Open(Path.Combine(folder, id + ProjectFile.Extension));
                losses.AddRange(file.CheckIntegrity().Select(fault => $"{id}: {fault}"));
            }
            catch (RefusedException refused)
            {
                losses.Add($"{id} does not open: {refused.Message}");
            }

        var state = await ProjectState.Read(page, Home, _model);
        if (state.Text != _state.Text && _underWay?.Invoke(state) != true)
            losses.Add($"examples: wanted {_state.Text}; found {state.Text}");
        var mark = MarkOf(await page.Get($"/projects/{Home}/program/targets/{await Sprite(page)}/workspace"));
        lock (_lock)
        {
            if (mark < _savedMark || mark > _marks)
                losses.Add($"program: told that {_savedMark} was saved, sent {_marks}; found {mark}");
            (_savedMark, _marks) = (mark, Math.Max(mark, _marks));
            _unsaved.Clear();
        }

        var version = await TrainedVersion(page);
        if (version < _trainedVersion)
            losses.Add($"model: told {_trainedVersion}; found {version}");
        (_state, _trainedVersion, _isTrained) = (state, version, false);
        _shelf.Clear();
        _shelf.UnionWith(shelf);
        return (losses, opened);
    }

    private async Task Draw(Visitor page)
    {
        var label = Any(_state.Labels.Keys);
        _underWay = found => found.IsMore(_state, label, 1);
        await page.Send($"/projects/{Home}/labels/{label}/examples?name=drawing.png", Picture.Shape(_serial & 1, _serial++), "image/png");
        await Settle(page, mustHave: found => found.Labels[label].Ids.Count == _state.Labels[label].Ids.Count + 1);
    }

    private async Task Burst(Visitor page)
    {
        var label = Any(_state.Labels.Keys);
        var files = Enumerable.Range(0, random.Next(4, 20)).Select(i => ($"{i}.png", Picture.Shape(i & 1, _serial++))).ToList();
        _underWay = found => found.IsMore(_state, label, files.Count);
        var added = (await page.Send($"/projects/{Home}/labels/{label}/examples", files)).GetProperty("added").GetInt32();
        await Settle(page, mustHave: found => found.Labels[label].Ids.Count == _state.Labels[label].Ids.Count + added);
    }

    private async Task RenameLabel(Visitor page)
    {
        var label = Any(_state.Labels.Keys);
        var name = $"label {_serial++}";
        var after = _state.Renamed(label, name);
        _underWay = found => found.Text == after.Text;
        await page.Patch($"/projects/{Home}/labels/{label}", new { name });
        await Settle(page, mustHave: found => found.Text == after.Text);
    }

    private async Task UndoRedo(Visitor page)
    {
        _underWay = found => _seen.Contains(found.Text);
        await page.Post($"/projects/{Home}/{(random.Next(3) == 0 ? "redo" : "undo")}", new { });
        await Settle(page);
        // A child that undid the labels makes them again.
        while (_state.Labels.Count < 2)
        {
            _underWay = found => found.Labels.Count == _state.Labels.Count + 1;
            await page.Post($"/projects/{Home}/models/{_model}/labels", new { name = $"label {_serial++}" });
            await Settle(page);
        }
    }

    private async Task MoveOrDelete(Visitor page)
    {
        var from = Any(_state.Labels.Keys);
        var ids = _state.Labels[from].Ids.Order().TakeLast(random.Next(1, 5)).ToList();
        if (ids.Count == 0)
            return;
        var to = random.Next(2) == 0 ? Any(_state.Labels.Keys.Where(l => l != from)) : (long?)null;
        var after = _state.Without(ids, from, to);
        _underWay = found => found.Text == after.Text;
        if (to is { } label)
            await page.Post($"/projects/{Home}/examples/move", new { ids, label });
        else
            await page.Post($"/projects/{Home}/examples/delete", new { ids });
        await Settle(page, mustHave: found => found.Text == after.Text);
    }

    private async Task Train(Visitor page)
    {
        try
        {
            await page.Post($"/projects/{Home}/models/{_model}/training", new { preset = "simplified" });
        }
        catch (RefusedException e) when (e.Status is HttpStatusCode.UnprocessableEntity)
        {
            // It trains already, or a label has no examples.
        }

        for (var i = 0; i < random.Next(1, 20) && !_isTrained; i++)
            await Task.Delay(100);
        if (_isTrained)
            (_trainedVersion, _isTrained) = (Math.Max(_trainedVersion, await TrainedVersion(page)), false);
    }

    private Task EditBlocks(Visitor page) => Edit(page, async mark =>
    {
        var sprite = await Sprite(page);
        var blocks = (await page.Get($"/projects/{Home}/program/targets/{sprite}/workspace")).GetRawText();
        return await page.Put($"/projects/{Home}/program/targets/{sprite}/workspace", Encoding.UTF8.GetBytes(Marks().Replace(blocks, Mark + mark)), "application/json");
    });

    private async Task MoveSprite(Visitor page) => await page.Say("sprite", new { target = await Sprite(page), x = random.Next(-200, 200), y = random.Next(-150, 150) });

    private Task ReplaceProgram(Visitor page) => Edit(page, mark => page.Put($"/projects/{Home}/program/file", Program(mark)));

    private async Task NewProject(Visitor page)
    {
        var name = $"Other {_serial++}";
        _shelfAfter = [.. _shelf, name];
        Take(await page.Post("/projects", new { name, models = new[] { new { name = "words", kind = "words" } } }));
    }

    private async Task Copy(Visitor page)
    {
        var name = $"Copy {_serial++}";
        _shelfAfter = [.. _shelf, name];
        Take(await page.Post($"/projects/{Home}/copy", new { name }));
    }

    private async Task Import(Visitor page)
    {
        var name = $"Import {_serial++}";
        var file = await page.Download($"/projects/{Home}/file");
        var arrival = (await page.Send("/arrivals", [(name + ProjectFile.Extension, file)])).GetProperty("id").GetString();
        _shelfAfter = [.. _shelf, name];
        Take(await page.Post($"/arrivals/{arrival}/0", new { name }));
        await page.Delete($"/arrivals/{arrival}");
    }

    private async Task RenameProject(Visitor page)
    {
        if (Other() is not { } old)
            return;
        var name = $"Named {_serial++}";
        _shelfAfter = [.. _shelf.Where(p => p != old), name];
        Take(await page.Patch($"/projects/{Uri.EscapeDataString(old)}", new { name }));
        _shelf.Remove(old);
    }

    private async Task DeleteProject(Visitor page)
    {
        if (Other() is not { } old)
            return;
        _shelfAfter = [.. _shelf.Where(p => p != old)];
        var ticket = (await page.Delete($"/projects/{Uri.EscapeDataString(old)}")).GetProperty("ticket").GetString();
        _shelf.Remove(old);
        if (random.Next(3) != 0)
            return;
        _shelfAfter = [.. _shelf, old];
        Take(await page.Post($"/deleted/{ticket}", new { }));
    }

    private async Task Edit(Visitor page, Func<int, Task<JsonElement>> send)
    {
        int mark;
        lock (_lock)
            mark = ++_marks;
        var version = (await send(mark)).GetProperty("version").GetInt64();
        lock (_lock)
            _unsaved.Enqueue((version, mark));
        // Some wait until the page says "saved", most go on.
        for (var i = 0; i < 20 && random.Next(3) == 0; i++)
            await Task.Delay(100);
    }

    private void Hear(string type, JsonElement payload)
    {
        if (type == "saved")
            lock (_lock)
                while (_unsaved.TryPeek(out var first) && first.Version <= payload.GetProperty("saved").GetInt64())
                    _savedMark = _unsaved.Dequeue().Mark;
        else if (type == $"training/{_model}" && payload.GetProperty("state").GetString() == "finished")
            _isTrained = true;
    }

    /// <summary>Reads what is there now: from here on it must stay.</summary>
    private async Task Settle(Visitor page, Func<ProjectState, bool>? mustHave = null)
    {
        var (before, found) = (_state, await ProjectState.Read(page, Home, _model));
        if (mustHave?.Invoke(found) == false)
            throw new InvalidOperationException($"{Doing}: {before.Text} became {found.Text}");
        _seen.Add(before.Text);
        _seen.Add(found.Text);
        (_state, _underWay) = (found, null);
    }

    private void Take(JsonElement answer)
    {
        _shelf.Add(answer.GetProperty("id").GetString()!);
        _shelfAfter = null;
    }

    private async Task<long> TrainedVersion(Visitor page) =>
        (await page.Get($"/projects/{Home}/models/{_model}/training")).GetProperty("result") is { ValueKind: JsonValueKind.Object } result ? result.GetProperty("version").GetInt64() : 0;

    private static async Task<string> Sprite(Visitor page) =>
        (await page.Get($"/projects/{Home}/program")).GetProperty("targets").EnumerateArray().First(t => !t.GetProperty("isStage").GetBoolean()).GetProperty("key").GetString()!;

    private static Task<JsonElement> Overview(Visitor page) => page.Get("/projects/" + Home);

    private static byte[] Program(int mark) => ProgramBuilder.Of(Bricks.Say(Mark + mark)).ToSb3();

    private static int MarkOf(JsonElement blocks) => Marks().Match(blocks.GetRawText()) is { Success: true } found ? int.Parse(found.Value[Mark.Length..], CultureInfo.InvariantCulture) : -1;

    private string? Other() => _shelf.Where(p => p != Home).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } others ? others[random.Next(others.Count)] : null;

    private long Any(IEnumerable<long> some) => some.Order().ToList() is var all ? all[random.Next(all.Count)] : 0;

    [GeneratedRegex(Mark + @"\d+")]
    private static partial Regex Marks();
}
