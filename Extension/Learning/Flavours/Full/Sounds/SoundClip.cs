using NAudio.Wave;

namespace MLKids.Learning.Featurizers.Sounds;

/// <content>Other formats through NAudio: AIFF and the telephone codecs of WAV everywhere; with Windows' decoders also MP3, M4A, AAC, WMA and WAV with any codec that it knows.</content>
public sealed partial class SoundClip
{
    private static partial byte[]? Decode(ReadOnlySpan<byte> file, string format)
    {
        if (format == "WAV" && WavCodec.Of(file) is WavCodec.Pcm or WavCodec.Float or WavCodec.Extensible)
            return null;
        try
        {
            using var stream = new MemoryStream(file.ToArray(), writable: false);
            using var reader = SoundDecoder.Open(stream, format);
            return reader is null ? null : SoundDecoder.ToWav(reader);
        }
        catch (Exception e) when (e is not (LearningException or OutOfMemoryException))
        {
            // NAudio and Windows throw what they like at damaged files. The format is then named as one that cannot be read.
            return null;
        }
    }
}
