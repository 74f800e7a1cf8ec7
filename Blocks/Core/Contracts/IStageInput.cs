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
}
