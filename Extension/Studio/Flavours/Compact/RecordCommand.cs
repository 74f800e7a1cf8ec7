using MLKids.Learning.Featurizers.Sounds;

namespace MLKids.Studio.CommandLine;

/// <content>Compact has no NAudio.</content>
internal static partial class RecordCommand
{
    private static partial Task<SoundClip> Record(TimeSpan length, Action started, CancellationToken stop) =>
        Task.FromException<SoundClip>(NoRecorder("the flavour Compact, which comes without the package NAudio"));
}
