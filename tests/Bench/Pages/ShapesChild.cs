using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using MLKids.Studio.Live;
using MLKids.Tests;
using static MLKids.Tests.Bricks;

namespace MLKids.Bench.Pages;

/// <summary>
/// A child with a model of discs and squares. Labels and program carry its mark, so that anything of somebody else's that reaches it is noticed (<see cref="Strange"/>). Sends
/// what the page sends, as fast as the page does.
/// </summary>
internal sealed class ShapesChild
{
    /// <summary>As the page: at most 15 pictures a second, the next when the last is answered, and one that is not is waited for so long.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(66), AnswerPatience = TimeSpan.FromMilliseconds(700), Patience = TimeSpan.FromMinutes(5);

    private readonly Visitor _page;
    private readonly string _mark;
    private readonly byte[][] _pictures = [.. Enumerable.Range(0, 12).Select(i => Picture.Shape(i & 1, 50_000 + i, side: 160))];
    private readonly ConcurrentQueue<(long At, string State)> _training = new();
    private readonly List<double> _answers = [], _frames = [];
    private TaskCompletionSource _answered = new();
    private long _asked, _lastFrame;
    private int _wanted;
    private bool _counts;

    public ShapesChild(Visitor page, string project, string mark)
    {
        (_page, Project, _mark) = (page, project, mark);
        page.Heard = Hear;
    }

    public string Project { get; private set; }

    public Visitor Page => _page;

    public long Model { get; private set; }

    /// <summary>Milliseconds from a picture to its answer.</summary>
    public IReadOnlyList<double> AnswerMilliseconds => _answers;

    /// <summary>Milliseconds from each frame of the stage to the next.</summary>
    public IReadOnlyList<double> FrameMilliseconds => _frames;

    /// <summary>Right answers of the live test, of those that came.</summary>
    public int Right { get; private set; }

    /// <summary>What the program said last.</summary>
    public string? Said { get; private set; }

    /// <summary>What reached this child and carries another mark.</summary>
    public ConcurrentQueue<string> Strange { get; } = new();

    /// <summary>New project, labels, pictures in small uploads, a program that says what the camera shows.</summary>
    public async Task Make(int each, bool moves = false)
    {
        Project = (await _page.Post("/projects", new { name = Project, models = new[] { new { name = "shapes", kind = "pictures" } } })).GetProperty("id").GetString()!;
        await Open();
        for (var shape = 0; shape < 2; shape++)
        {
            var label = (await _page.Post($"/projects/{Project}/models/{Model}/labels", new { name = Label(shape) })).GetProperty("id").GetInt64();
            foreach (var some in Enumerable.Range(0, each).Chunk(6))
                await _page.Send($"/projects/{Project}/labels/{label}/examples", some.Select(i => ($"{i}.png", Picture.Shape(shape, Seed() + i))));
        }

        await _page.Put($"/projects/{Project}/program/file", Program(moves).ToSb3());
    }

    /// <summary>Opens the project and its socket, as the page does.</summary>
    public async Task Open()
    {
        Model = (await _page.Get("/projects/" + Project)).GetProperty("models")[0].GetProperty("id").GetInt64();
        await _page.Get($"/projects/{Project}/program");
        await _page.Connect(Project);
    }

    /// <summary>Another name; the studio closes the project for it.</summary>
    public async Task Rename(string name) => Project = (await _page.Patch("/projects/" + Project, new { name })).GetProperty("id").GetString()!;

    /// <summary>Asks for a training and waits for its end.</summary>
    /// <returns>Seconds until its turn came, and from then to its end.</returns>
    public async Task<(double Waited, double Trained)> Train(string preset = "accurate")
    {
        _training.Clear();
        var asked = Stopwatch.GetTimestamp();
        await _page.Post($"/projects/{Project}/models/{Model}/training", new { preset });
        await Until(() => _training.Any(HasEnded));
        var end = _training.First(HasEnded);
        if (end.State != "finished")
            throw new InvalidOperationException($"{_mark}: the training {end.State}.");
        var began = _training.FirstOrDefault(t => t.State != "waiting").At;
        return (Stopwatch.GetElapsedTime(asked, began).TotalSeconds, Stopwatch.GetElapsedTime(began, end.At).TotalSeconds);
    }

    /// <summary>The live test for a while: camera pictures as the page sends them.</summary>
    public async Task Test(TimeSpan length)
    {
        var before = _answers.Count;
        await _page.Get($"/projects/{Project}/models/{Model}/test");
        await _page.Say("test", new { models = new[] { $"{Model}" } });
        var clock = Stopwatch.GetTimestamp();
        for (var i = 0; Stopwatch.GetElapsedTime(clock) < length; i++)
        {
            _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _asked = Stopwatch.GetTimestamp();
            _wanted = i & 1;
            var turn = Task.Delay(Between);
            await _page.Say(LiveChannels.CameraFrame, _pictures[i % _pictures.Length]);
            await Task.WhenAny(_answered.Task, Task.Delay(AnswerPatience));
            await turn;
        }

        await _page.Say("test", new { models = Array.Empty<string>() });
        if (_answers.Count == before)
            throw new InvalidOperationException($"{_mark}: no picture was answered in {length.TotalSeconds} seconds.");
    }

    /// <summary>Runs the program for a while with the camera on; frames are counted from its first word on.</summary>
    public async Task Play(TimeSpan length)
    {
        Said = null;
        await _page.Say("watch", new { on = true });
        await _page.Say("flag");
        using var end = new CancellationTokenSource();
        var camera = Task.Run(async () =>
        {
            for (var i = 0; !end.IsCancellationRequested; i++)
            {
                await _page.Say(LiveChannels.ProgramCamera, _pictures[i % _pictures.Length]);
                await Task.WhenAny(Task.Delay(100, end.Token));
            }
        });
        await Until(() => Said is not null);
        (_lastFrame, _counts) = (0, true);
        await Task.Delay(length);
        _counts = false;
        await end.CancelAsync();
        await camera;
        await _page.Say("stop");
        await _page.Say("watch", new { on = false });
    }

    private static bool HasEnded((long At, string State) told) => told.State is "finished" or "failed" or "cancelled";

    private string Label(int shape) => $"{(shape == 0 ? "disc" : "square")} {_mark}";

    private int Seed() => Math.Abs(_mark.Sum(c => c * 131)) % 10_000;

    private ProgramBuilder Program(bool moves)
    {
        var answer = new Node("ml_classify").With("INPUT", new Node("ml_pictureFrom").With("SOURCE", "camera")).With("MODEL", "shapes");
        var program = new ProgramBuilder().Sprite("Cat", s => s.WhenFlag(Forever(Say(Join(_mark + ": ", answer)))));
        return program.Sprite("Fly", s => s.WhenFlag([
            .. moves ? (Node[])[Repeat(60, new Node("control_create_clone_of").With("CLONE_OPTION", "_myself_"), new Node("motion_turnright").With("DEGREES", 7))] : [],
            Forever(new Node("motion_movesteps").With("STEPS", 4), new Node("motion_ifonedgebounce"))])
            .Script(new Node("control_start_as_clone"), Forever(new Node("motion_movesteps").With("STEPS", 4), new Node("motion_turnright").With("DEGREES", 3), new Node("motion_ifonedgebounce"))));
    }

    private void Hear(string type, JsonElement payload)
    {
        if (type == "stage")
            HearFrame(payload);
        else if (type == "test/answer")
            HearAnswer(payload);
        else if (type == $"training/{Model}")
            _training.Enqueue((Stopwatch.GetTimestamp(), payload.GetProperty("state").GetString()!));
    }

    private void HearAnswer(JsonElement payload)
    {
        if (!payload.TryGetProperty("answers", out var answers))
            throw new InvalidOperationException($"{_mark}: {payload}");
        _answers.Add(Stopwatch.GetElapsedTime(_asked).TotalMilliseconds);
        var labels = answers[0].GetProperty("labels").EnumerateArray().Select(l => l.GetString()!).ToList();
        foreach (var label in labels.Where(l => !l.EndsWith(' ' + _mark)))
            Strange.Enqueue($"{_mark} was answered {label}");
        Right += labels[answers[0].GetProperty("best").GetInt32()] == Label(_wanted) ? 1 : 0;
        _answered.TrySetResult();
    }

    private void HearFrame(JsonElement payload)
    {
        var now = Stopwatch.GetTimestamp();
        if (_counts && _lastFrame != 0)
            _frames.Add(Stopwatch.GetElapsedTime(_lastFrame, now).TotalMilliseconds);
        _lastFrame = now;
        _ = _page.Say("seen");
        if (!payload.TryGetProperty("sprites", out var sprites))
            return;
        foreach (var sprite in sprites.EnumerateArray())
            if (sprite.TryGetProperty("bubble", out var bubble) && bubble.ValueKind == JsonValueKind.Object)
            {
                Said = bubble.GetProperty("text").GetString()!;
                if (!Said.StartsWith(_mark + ": ", StringComparison.Ordinal) || Said.Contains("disc", StringComparison.Ordinal) && !Said.EndsWith(' ' + _mark))
                    Strange.Enqueue($"{_mark}'s stage said {Said}");
            }
    }

    private async Task Until(Func<bool> wanted)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!wanted())
            await Task.Delay(10, patience.Token);
    }
}
