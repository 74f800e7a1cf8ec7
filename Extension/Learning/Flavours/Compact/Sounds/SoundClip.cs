namespace MLKids.Learning.Featurizers.Sounds;

/// <content>Compact reads WAV only.</content>
public sealed partial class SoundClip
{
    private static partial byte[]? Decode(ReadOnlySpan<byte> file, string format) => null;
}
