using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;

namespace MLKids.Runtime.Stage;

/// <summary>Input that a program fills in itself: for tests and the command line. At first nobody is there: mouse at the middle, no keys, no microphone, no camera.</summary>
public sealed class ScriptedInput : IStageInput
{
    private double? _loudness;

    /// <summary>Stage pixels from the middle.</summary>
    public double MouseX { get; set; }

    /// <summary>Stage pixels from the middle, up positive.</summary>
    public double MouseY { get; set; }

    public bool MouseDown { get; set; }

    /// <summary>Keys that are down, by Scratch's names ("space", "left arrow", "a"); case is not compared.</summary>
    public ISet<string> Keys { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>0..100: what was set here, or else what the microphone takes in; -1 for no microphone.</summary>
    public double Loudness { get => _loudness ?? Microphone?.Loudness ?? -1; set => _loudness = value; }

    public string UserName { get; set; } = "";

    /// <summary>Gives the camera's next picture as a JPEG or PNG file; null (default) when there is no camera.</summary>
    public Func<CancellationToken, Task<byte[]>>? Camera { get; set; }

    /// <summary>The microphone, filled by whoever sets it; null (default) when there is none.</summary>
    public Microphone? Microphone { get; set; }

    public bool IsKeyDown(string key) => key.Equals("any", StringComparison.OrdinalIgnoreCase) ? Keys.Count > 0 : Keys.Contains(key);

    public Task<byte[]> TakePicture(CancellationToken stopped) =>
        Camera is { } camera
            ? camera(stopped)
            : Task.FromException<byte[]>(new BlockException(
                StageCodes.NoCamera,
                "There is no camera here. Try a picture file instead.",
                "A picture was asked of the camera, but this host has none (ScriptedInput.Camera is not set).")
            {
                Hint = "Start the program where a camera is connected and allowed.",
            });

    public Task<SoundBlock> RecordSound(TimeSpan length, CancellationToken stopped) =>
        Microphone is { } microphone ? microphone.Record(length, stopped) : Task.FromException<SoundBlock>(Microphone.Missing("this host has none (ScriptedInput.Microphone is not set)"));

    public IAsyncEnumerable<SoundBlock> ListenToMicrophone(CancellationToken stopped) =>
        Microphone is { } microphone ? microphone.Listen(stopped) : throw Microphone.Missing("this host has none (ScriptedInput.Microphone is not set)");
}
