namespace MLKids.Studio.Live;

/// <summary>First bytes of binary messages. The same list stands in <c>wwwroot/shell/live.js</c>.</summary>
internal static class LiveChannels
{
    /// <summary>From the page: one camera picture for the test page, JPEG or PNG, at most 320 pixels a side.</summary>
    public const byte CameraFrame = 1;

    /// <summary>From the page: 16 kHz, one channel, 16-bit little-endian samples of the microphone.</summary>
    public const byte MicrophoneSamples = 2;

    /// <summary>To the page: the stage's pen layer.</summary>
    public const byte PenLayer = 3;

    /// <summary>From the page: one camera picture for the running program, JPEG or PNG, at most 320 pixels a side.</summary>
    public const byte ProgramCamera = 5;

    /// <summary>From the page: samples for the running program, as <see cref="MicrophoneSamples"/>.</summary>
    public const byte ProgramMicrophone = 6;
}
