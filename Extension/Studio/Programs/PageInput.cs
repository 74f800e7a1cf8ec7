using MLKids.Blocks.Contracts;
using MLKids.Studio.Live;

namespace MLKids.Studio.Programs;

/// <summary>Mouse, keys, camera and microphone of the pages that show a program. Mouse and keys are for the engine's thread.</summary>
internal sealed class PageInput(LiveRoom room, TimeProvider time) : IStageInput, IDisposable
{
    private readonly HashSet<string> _keys = new(StringComparer.OrdinalIgnoreCase);

    public PageCamera Camera { get; } = new(room, time);

    public PageMicrophone Microphone { get; } = new(room, time);

    public double MouseX { get; private set; }

    public double MouseY { get; private set; }

    public bool MouseDown { get; private set; }

    public double Loudness => Microphone.Loudness;

    public string UserName { get; init; } = "";

    public bool IsKeyDown(string key) => key.Equals("any", StringComparison.OrdinalIgnoreCase) ? _keys.Count > 0 : _keys.Contains(key);

    public void MoveMouse(double x, double y, bool isDown) => (MouseX, MouseY, MouseDown) = (x, y, isDown);

    public void Press(string key, bool isDown)
    {
        // No hand has more.
        if (isDown && _keys.Count < 20)
            _keys.Add(key);
        else
            _keys.Remove(key);
    }

    /// <summary>The page went or looks elsewhere: nothing is held any more.</summary>
    public void LetGo()
    {
        _keys.Clear();
        MouseDown = false;
    }

    public Task<byte[]> TakePicture(CancellationToken stopped) => Camera.Take(stopped);

    public Task<SoundBlock> RecordSound(TimeSpan length, CancellationToken stopped) => Microphone.Record(length, stopped);

    public IAsyncEnumerable<SoundBlock> ListenToMicrophone(CancellationToken stopped) => Microphone.Listen(stopped);

    public void Dispose()
    {
        Camera.Dispose();
        Microphone.Dispose();
    }
}
