using System.Text.Json;
using System.Text.Json.Serialization;
using MLKids.Learning;
using MLKids.Learning.Featurizers.Pictures;
using MLKids.Learning.Featurizers.Sounds;
using MLKids.Runtime.Stage;

namespace MLKids.Studio.CommandLine;

/// <summary>
/// What a person would do while a program runs, read from a file: one JSON object a line, "at" in seconds after the green flag.
/// <code>
/// {"at": 0.5, "key": "space", "down": true}       key goes down (default) or up
/// {"at": 1, "mouse": [10, -20], "down": true}     mouse moves; the button stays as it was unless told
/// {"at": 2, "answer": "Ada"}                      for the question that is asked then or next
/// {"at": 3, "camera": "photo.jpg"}                what the camera sees from now on; beside the script
/// {"at": 4, "sound": "clap.wav"}                  a sound into the microphone; else faint noise; beside the script
/// </code>
/// There is a microphone when some line plays a sound.
/// Empty lines are skipped. For the engine's thread after reading.
/// </summary>
internal sealed class InputScript
{
    private const int MostLines = 100_000;
    private static readonly JsonSerializerOptions Json = new() { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, PropertyNameCaseInsensitive = true };
    private readonly Queue<Step> _steps;
    private readonly Queue<string> _answers = new();
    private readonly ScriptedMicrophone? _microphone;

    private InputScript(IEnumerable<Step> steps)
    {
        // A stable order: equal times stay as written.
        _steps = new Queue<Step>(steps.OrderBy(s => s.At));
        HasAnswers = _steps.Any(s => s.Answer is not null);
        if (_steps.Any(s => s.Played is not null))
            Input.Microphone = (_microphone = new ScriptedMicrophone()).Microphone;
    }

    /// <summary>What the program reads.</summary>
    public ScriptedInput Input { get; } = new();

    /// <summary>Whether questions are answered from here.</summary>
    public bool HasAnswers { get; }

    /// <summary>Whether something is still to happen.</summary>
    public bool HasMore => _steps.Count > 0 || _microphone is { IsPlaying: true };

    /// <exception cref="UsageException">A line is wrong; the message names it.</exception>
    public static InputScript Read(string path)
    {
        if (!File.Exists(path))
            throw new UsageException($"There is no file \"{path}\".");
        var steps = new List<Step>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
                steps.Add(ReadLine(line, $"{path}, line {number}", Path.GetDirectoryName(Path.GetFullPath(path))!));
            if (steps.Count > MostLines)
                throw new UsageException($"{path} has more than {MostLines:N0} lines.");
        }

        return new InputScript(steps);
    }

    /// <summary>Does all that is due.</summary>
    /// <param name="stage">The running program's.</param>
    /// <param name="seconds">Since the green flag.</param>
    public void Apply(VirtualStage stage, double seconds)
    {
        while (_steps.TryPeek(out var step) && step.At <= seconds)
            Apply(_steps.Dequeue(), stage);
        _microphone?.Advance(seconds);
        if (stage.Question is not null && _answers.TryDequeue(out var answer))
            stage.AnswerQuestion(answer);
    }

    private void Apply(Step step, VirtualStage stage)
    {
        if (step.Key is { } key)
        {
            if (step.Down == false)
            {
                Input.Keys.Remove(key);
            }
            else
            {
                Input.Keys.Add(key);
                stage.PressKey(key);
            }
        }

        if (step.Mouse is [var x, var y])
        {
            (Input.MouseX, Input.MouseY, Input.MouseDown) = (x, y, step.Down ?? Input.MouseDown);
            stage.MovePointer(x, y, Input.MouseDown);
        }

        if (step.Answer is { } answer)
            _answers.Enqueue(answer);
        if (step.Picture is { } picture)
            Input.Camera = _ => Task.FromResult(picture);
        if (step.Played is { } sound)
            _microphone!.Play(step.At, sound);
    }

    private static Step ReadLine(string line, string where, string folder)
    {
        Step step;
        try
        {
            step = JsonSerializer.Deserialize<Step>(line, Json) ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            throw new UsageException($"{where}: {e.Message} Wanted for instance {{\"at\": 0.5, \"key\": \"space\", \"down\": true}}.");
        }

        if (!(step.At >= 0))
            throw new UsageException($"{where}: \"at\" says after how many seconds, from 0.");
        if (step.Mouse is not (null or [_, _]))
            throw new UsageException($"{where}: \"mouse\" is a place [x, y].");
        if (step.Key is null && step.Mouse is null && step.Answer is null && step.Camera is null && step.Sound is null)
            throw new UsageException($"{where}: nothing happens. Wanted \"key\", \"mouse\", \"answer\", \"camera\" or \"sound\".");
        return step with
        {
            Picture = step.Camera is null ? null : Bytes(Path.Combine(folder, step.Camera), "picture", PictureLimits.MaxBytes, where),
            Played = step.Sound is null ? null : Samples(Path.Combine(folder, step.Sound), where),
        };
    }

    private static float[] Samples(string path, string where)
    {
        try
        {
            return SoundClip.Read(Bytes(path, "sound", SoundLimits.MaxBytes, where)).Samples.ToArray();
        }
        catch (LearningException e)
        {
            throw new UsageException($"{where}: \"{path}\": {e.Message}");
        }
    }

    private static byte[] Bytes(string path, string what, long most, string where)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new UsageException($"{where}: there is no {what} \"{path}\".");
        return file.Length <= most ? File.ReadAllBytes(path) : throw new UsageException($"{where}: \"{path}\" has more than {most:N0} bytes.");
    }

    private sealed record Step
    {
        public double At { get; init; }

        public string? Key { get; init; }

        public bool? Down { get; init; }

        public double[]? Mouse { get; init; }

        public string? Answer { get; init; }

        public string? Camera { get; init; }

        public string? Sound { get; init; }

        [JsonIgnore]
        public byte[]? Picture { get; init; }

        [JsonIgnore]
        public float[]? Played { get; init; }
    }
}
