using MLKids.Learning.Featurizers.Sounds;
using MLKids.Learning.Training;

namespace MLKids.Learning.Coaching;

/// <summary>Tips from the <see cref="SoundFacts"/> of a model's sounds. The background may be silent.</summary>
internal static class SoundTips
{
    /// <summary>Level of the loudest second in dBFS.</summary>
    private const float SilentBelow = -50;

    /// <summary>Part of the samples at full scale.</summary>
    private const float ClippedFrom = 0.01f;

    /// <summary>Seconds in which something is heard.</summary>
    private const float ShortBelow = 0.08f;

    private static readonly (string Code, Func<string, string> Sentence, string What)[] Faults =
    [
        (WarningCodes.Silence, label => $"Many sounds of {label} are silent. Record them again, louder.", FormattableString.Invariant($"level below {SilentBelow} dBFS")),
        (WarningCodes.TooLoud, label => $"Many sounds of {label} are too loud. Step back a little.", FormattableString.Invariant($"{ClippedFrom:P0} of samples or more at full scale")),
        (WarningCodes.TooShort, label => $"Many sounds of {label} are too short. Make them longer.", FormattableString.Invariant($"heard for less than {ShortBelow} s")),
    ];

    public static IEnumerable<Tip> Find(IReadOnlyList<LabelRows> labels)
    {
        var named = labels.Where(label => label.Label != SoundLabels.Background).ToList();
        return Faults.SelectMany(fault => Fault.Tips(
            fault.Code, named.Select(label => Fault.Of(label, row => FaultOf(SoundFacts.Read(row)) == fault.Code)), fault.Sentence, fault.What));
    }

    private static string? FaultOf(SoundFacts facts) => facts switch
    {
        { Level: < SilentBelow } => WarningCodes.Silence,
        { Clipped: >= ClippedFrom } => WarningCodes.TooLoud,
        { Active: < ShortBelow } => WarningCodes.TooShort,
        _ => null,
    };
}
