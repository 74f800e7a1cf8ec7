namespace MLKids.Blocks.Contracts;

/// <summary>What comes in from the person and the computer. A test, the command line or a browser fills it.</summary>
public interface IStageInput
{
    double MouseX { get; }

    double MouseY { get; }

    bool MouseDown { get; }

    /// <summary>"space", "left arrow", "a", ...; "any" for any key. Case is not compared.</summary>
    bool IsKeyDown(string key);

    /// <summary>0..100, or -1 when there is no microphone.</summary>
    double Loudness { get; }

    string UserName { get; }

    /// <summary>One picture of the camera now, as a JPEG or PNG file.</summary>
    /// <exception cref="Diagnostics.BlockException">There is no camera, or it is busy or not allowed.</exception>
    Task<byte[]> TakePicture(CancellationToken stopped);

    /// <summary>What the microphone takes in from now on, for a given time.</summary>
    /// <exception cref="Diagnostics.BlockException">There is no microphone, or it is busy, not allowed or was unplugged.</exception>
    Task<SoundBlock> RecordSound(TimeSpan length, CancellationToken stopped);

    /// <summary>
    /// What the microphone takes in from now on, without end; to be enumerated once. Any number may listen. Who is slower than the sound loses the oldest: a second at
    /// most waits for each.
    /// </summary>
    /// <exception cref="Diagnostics.BlockException">There is no microphone, or it is busy, not allowed or was unplugged; thrown now or while enumerating.</exception>
    IAsyncEnumerable<SoundBlock> ListenToMicrophone(CancellationToken stopped);
}
