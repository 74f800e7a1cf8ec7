namespace MLKids.Learning.Featurizers.Sounds;

/// <summary>Names a sound file by its first bytes, for messages: the name of a file says little.</summary>
internal static class SoundFormat
{
    /// <summary>"WAV", "MP3", ...; null for bytes that are no sound file that we know.</summary>
    internal static string? Of(ReadOnlySpan<byte> file)
    {
        if (file.Length < 12)
            return null;
        var form = file.Slice(8, 4);
        if ((file.StartsWith("RIFF"u8) || file.StartsWith("RF64"u8)) && form.SequenceEqual("WAVE"u8))
            return "WAV";
        if (file.StartsWith("FORM"u8) && form[..3].SequenceEqual("AIF"u8))
            return "AIFF";
        if (file.StartsWith("OggS"u8))
            return "OGG";
        if (file.StartsWith("fLaC"u8))
            return "FLAC";
        if (file[4..].StartsWith("ftyp"u8))
            return "M4A";
        if (file.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]))
            return "WebM";
        if (file.StartsWith((ReadOnlySpan<byte>)[0x30, 0x26, 0xB2, 0x75]))
            return "WMA";
        if (file.StartsWith("#!AMR"u8))
            return "AMR";
        // Without a tag an MP3 file starts with its first frame: eleven bits set, then layer III; AAC's frames have layer 0.
        if (file.StartsWith("ID3"u8) || (file[0] == 0xFF && (file[1] & 0xE6) == 0xE2))
            return "MP3";
        return file[0] == 0xFF && (file[1] & 0xF6) == 0xF0 ? "AAC" : null;
    }
}
