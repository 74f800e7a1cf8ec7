using MLKids.Learning.Featurizers.Sounds;
using MLKids.Tests;
using static MLKids.Learning.Tests.Featurizers.Sounds.TestSounds;

namespace MLKids.Learning.Tests.Featurizers.Sounds;

[TestClass]
public sealed class SoundClipTests
{
    private static readonly float[] Tone = Sine(440, 0.3);

    public static IEnumerable<object[]> Kinds =>
        from kind in Enum.GetValues<TestSounds.Samples>() from channels in (int[])[1, 2, 7] from extensible in (bool[])[false, true] select (object[])[(int)kind, channels, extensible];

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void Read_AnyKindOfSamples_GivesTheSound(int kind, int channels, bool extensible)
    {
        var clip = SoundClip.Read(Wav(Tone, 16_000, (TestSounds.Samples)kind, channels, extensible));
        Assert.AreEqual(0.3, clip.Seconds, 1e-6);
        AssertNear(Tone, clip.Samples, kind == 0 ? 0.01 : 1e-4);
    }

    [TestMethod]
    public void Read_ChannelsThatDiffer_AreAveraged()
    {
        var data = Enumerable.Range(0, 200).SelectMany(i => BitConverter.GetBytes((short)(i % 2 == 0 ? 16384 : 8192))).ToArray();
        var clip = SoundClip.Read(File(Format(1, 2, 16_000, 2), data));
        Assert.AreEqual(100, clip.Samples.Length);
        AssertNear([.. Enumerable.Repeat(0.375f, 100)], clip.Samples, 1e-6);
    }

    [TestMethod]
    [DataRow(0u)]
    [DataRow(uint.MaxValue)]
    [DataRow(5_000_000u)]
    public void Read_DataSizeThatLies_GoesToTheEnd(uint size)
    {
        var data = Wav(Tone)[44..];
        AssertNear(Tone, SoundClip.Read(File(Format(1, 1, 16_000, 2), data, size)).Samples, 1e-4);
    }

    [TestMethod]
    public void Read_OtherChunksOfOddSizeAround_PassesOverThem()
    {
        var (format, data) = (Chunk("fmt ", Format(1, 1, 16_000, 2)), Chunk("data", Wav(Tone)[44..]));
        byte[] start = [.. "RIFF"u8, 0, 0, 0, 0, .. "WAVE"u8];
        AssertNear(Tone, SoundClip.Read([.. start, .. Chunk("LIST", [1, 2, 3]), .. format, .. Chunk("bext", new byte[601]), .. data, .. Chunk("id3 ", [1])]).Samples, 1e-4);
        AssertNear(Tone, SoundClip.Read([.. start, .. data, .. format]).Samples, 1e-4);
    }

    [TestMethod]
    public void Read_LastFrameCutOff_LeavesItOut() => Assert.AreEqual(Tone.Length - 1, SoundClip.Read(Wav(Tone).AsSpan()[..^1]).Samples.Length);

    [TestMethod]
    public void Read_FloatsThatAreNoSound_BecomeZeroOrTheLimit() => AssertNear(
        [0, 0, 0, 1, -1, 0.25f],
        SoundClip.Read(Wav([float.NaN, float.PositiveInfinity, float.NegativeInfinity, 3e30f, -2, 0.25f], kind: TestSounds.Samples.Float32)).Samples,
        0);

    public static IEnumerable<object[]> Refused =>
    [
        ["an empty file", Array.Empty<byte>()], ["a text file", "hello, I am not a sound"u8.ToArray()], ["a PDF document", "%PDF-1.7 xxxxxxxxxxxxx"u8.ToArray()],
        ["no 'data' chunk", Wav(Tone)[..36]], ["no samples", File(Format(1, 1, 16_000, 2), [])], ["no 'fmt ' chunk", (byte[])[.. "RIFF\0\0\0\0WAVE"u8, .. Chunk("data", [1, 2])]],
        ["a 'fmt ' chunk of 6 bytes", File([1, 0, 1, 0, 4, 4], [1, 2])], ["format 2 with 16 bits", File(Format(2, 1, 16_000, 2), [1, 2])],
        ["format 1 with 64 bits", File(Format(1, 1, 16_000, 8), new byte[8])], ["3999 samples a second", File(Format(1, 1, 3_999, 2), [1, 2])],
        ["192001 samples a second", File(Format(1, 1, 192_001, 2), [1, 2])], ["0 channels", File(Format(1, 0, 16_000, 2), [1, 2])],
        ["SubFormat", File([.. Format(1, 1, 16_000, 2, extensible: true)[..30], 9, 9, 9, 9, 9, 9, 9, 9, 9, 9], [1, 2])],
        ["2 channels of 16 bits in 2 bytes", File([.. Format(1, 2, 16_000, 2)[..12], 2, 0, 16, 0], [1, 2])],
    ];

    [TestMethod]
    [DynamicData(nameof(Refused))]
    public void Read_NoSound_SaysWhatWasFound(string found, byte[] file) => AssertRefused(LearningCodes.UnreadableSound, found, file);

    public static IEnumerable<object[]> Others =>
    [
        ["MP3", (byte[])[.. "ID3"u8, .. new byte[20]]], ["MP3", (byte[])[0xFF, 0xFB, 0x90, .. new byte[20]]], ["AAC", (byte[])[0xFF, 0xF1, 0x50, .. new byte[20]]],
        ["OGG", (byte[])[.. "OggS"u8, .. new byte[20]]], ["FLAC", (byte[])[.. "fLaC"u8, .. new byte[20]]], ["M4A", (byte[])[0, 0, 0, 32, .. "ftypM4A "u8, .. new byte[20]]],
        ["AIFF", (byte[])[.. "FORM\0\0\0\0AIFF"u8, .. new byte[20]]], ["WebM", (byte[])[0x1A, 0x45, 0xDF, 0xA3, .. new byte[20]]],
        ["WMA", (byte[])[0x30, 0x26, 0xB2, 0x75, .. new byte[20]]], ["AMR", (byte[])[.. "#!AMR\n"u8, .. new byte[20]]],
    ];

    [TestMethod]
    [DynamicData(nameof(Others))]
    public void Read_AnotherFormat_IsNamed(string format, byte[] file) => AssertRefused(LearningCodes.OtherSoundFormat, format, file);

    [TestMethod]
    public void Read_LongerThanFiveMinutes_IsRefusedBeforeItIsDecoded()
    {
        AssertRefused(LearningCodes.SoundTooLong, "301 seconds", File(Format(1, 1, 4_000, 1), new byte[4_000 * 301]));
        AssertRefused(LearningCodes.SoundTooLong, $"{SoundLimits.MaxBytes + 1} bytes", new byte[SoundLimits.MaxBytes + 1]);
        Assert.AreEqual(300, SoundClip.Read(File(Format(1, 1, 4_000, 1), new byte[4_000 * 300])).Seconds, 1e-6);
    }

    [TestMethod]
    public void Read_DamagedFiles_IsRefusedOrASoundOfPossibleLength()
    {
        byte[][] whole = [Wav(Tone), Wav(Sine(500, 0.2, 44_100), 44_100, TestSounds.Samples.Float32, 2, extensible: true), Wav(Sine(500, 0.1, 8_000), 8_000, TestSounds.Samples.Pcm24)];
        var random = new Random(5);
        var (read, refused) = (0, 0);
        for (var turn = 0; turn < 900; turn++)
        {
            // Damage where it matters: in the header, half of the time.
            var file = whole[turn % 3];
            var damaged = turn % 2 == 0 ? Mutations.Of(file, turn / 2 % 2, random) : [.. Mutations.Of(file[..60], 0, random), .. file[60..]];
            try
            {
                var clip = SoundClip.Read(damaged);
                foreach (var sample in clip.Samples)
                    Assert.IsLessThanOrEqualTo(2, Math.Abs(sample));
                read++;
            }
            catch (LearningException)
            {
                refused++;
            }
        }
        Assert.IsGreaterThan(100, read);
        Assert.IsGreaterThan(100, refused);
    }

    [TestMethod]
    public void ToWav_Clip_IsReadAgain()
    {
        var clip = SoundClip.FromSamples(Tone);
        var again = SoundClip.Read(clip.ToWav());
        AssertNear(clip.Samples, again.Samples, 1.0 / 32767);
        CollectionAssert.AreEqual(again.ToWav(), SoundClip.Read(again.ToWav()).ToWav());
    }

    [TestMethod]
    public void FromSamples_OfAnotherRate_HasTheSameLength() =>
        Assert.AreEqual(0.5, SoundClip.FromSamples(Sine(300, 0.5, 44_100), 44_100).Seconds, 1e-4);

    [TestMethod]
    public void SecondsOf_File_IsThatOfTheClip() => Assert.AreEqual(2.5, SoundClip.SecondsOf(Wav(Sine(300, 2.5, 48_000), 48_000)), 1e-9);

    [TestMethod]
    public void Level_OfTones_IsInDecibelsOfFullScale()
    {
        Assert.AreEqual(-3.01f, SoundClip.FromSamples(Sine(440, 1, loudness: 1)).Level, 0.01f);
        Assert.AreEqual(-23.01f, SoundClip.FromSamples(Sine(440, 1, loudness: 0.1)).Level, 0.01f);
        Assert.IsTrue(SoundClip.FromSamples(Sine(440, 1, loudness: 0.001)).IsSilent);
        Assert.IsFalse(SoundClip.FromSamples(Sine(440, 1, loudness: 0.01)).IsSilent);
        Assert.AreEqual(-120, SoundClip.LevelOf(new float[100]));
        Assert.IsFalse(SoundClip.FromSamples([.. new float[40_000], .. Sine(440, 0.5, loudness: 0.05), .. new float[40_000]]).IsSilent);
    }

    [TestMethod]
    public void LoudestWindow_ToneInTheQuiet_IsInIt()
    {
        float[] samples = [.. new float[20_000], .. Sine(440, 0.7), .. new float[33_000]];
        var start = SoundClip.LoudestWindow(samples);
        Assert.IsTrue(start <= 20_000 && start + SoundClip.WindowLength >= 20_000 + 11_200, $"{start}");
        Assert.AreEqual(0, SoundClip.LoudestWindow(samples.AsSpan(0, 9_000)));
        Assert.AreEqual(0, SoundClip.LoudestWindow(new float[50_000]));
    }

    private static void AssertRefused(string code, string found, byte[] file)
    {
        var error = Assert.ThrowsExactly<LearningException>(() => SoundClip.Read(file));
        Assert.AreEqual(code, error.Code, error.Message);
        StringAssert.Contains(error.Message, found);
        Assert.IsLessThanOrEqualTo(12, error.ChildSentence.Split(' ').Length);
    }

    private static void AssertNear(ReadOnlySpan<float> expected, ReadOnlySpan<float> found, double within)
    {
        Assert.AreEqual(expected.Length, found.Length);
        for (var i = 0; i < found.Length; i++)
            Assert.AreEqual(expected[i], found[i], within, $"sample {i}");
    }
}
