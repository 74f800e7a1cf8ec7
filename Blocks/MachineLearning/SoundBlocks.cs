using System.Globalization;
using MLKids.Blocks.Authoring;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers.Sounds;

namespace MLKids.Blocks.MachineLearning;

/// <summary>Sounds for programs.</summary>
[BlockPack("ml", "Machine learning", Color = "#4b4a60")]
public sealed class SoundBlocks(LearningSession session)
{
    /// <summary>Shortest and longest recording in seconds; other lengths are brought between them.</summary>
    public const double Shortest = 0.5, Longest = 10;

    /// <summary>Records, and waits as long as the recording takes. Kept as a WAV file of 16 kHz, the way in which models hear.</summary>
    [Reporter("soundFromMic", "sound from microphone for [SECS] seconds", About = "Records a sound and gives it to a block that takes one.")]
    [Needs("microphone")]
    public async Task<string> SoundFromMic(BlockCall call, double secs = 1)
    {
        var (input, stopped) = (call.Stage.Input, call.Stopped);
        var recorded = await input.RecordSound(TimeSpan.FromSeconds(Math.Clamp(secs, Shortest, Longest)), stopped);
        return await Explained.Work(
            () => session.Shelf.Put(ModelKind.Sounds, SoundClip.FromSamples(recorded.Samples.Span, recorded.SampleRate).ToWav()), "", stopped);
    }

    /// <summary>A sound of the sprite, by name or number, as <c>picture from</c> gives its costumes.</summary>
    [Reporter("soundFrom", "sound from sprite's sound [SOUND]", About = "A sound of this sprite, for a block that takes one.")]
    public string SoundFrom(BlockCall call, [Menu(Names = Definitions.ProjectNames.Sounds)] string sound = "1")
    {
        var sounds = call.Target.Sounds;
        var found = sounds.FirstOrDefault(s => s.Name == sound)
            ?? (int.TryParse(sound, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? sounds.ElementAtOrDefault(number - 1) : null);
        return found is { Content.IsEmpty: false }
            ? session.Shelf.Put(ModelKind.Sounds, found.Content)
            : throw new BlockException(
                LearningBlockCodes.NoSuchSound,
                "I cannot find this sound. Choose another one.",
                $"Wanted a sound of {call.Target.Name} by name or number ({string.Join(", ", sounds.Take(20).Select(s => $"'{s.Name}'"))}); found '{sound}'{(found is null ? "" : ", which has no file in the project")}.");
    }
}
