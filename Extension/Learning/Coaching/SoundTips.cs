using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers.Sounds;
using MLKids.Learning.Training;

namespace MLKids.Learning.Coaching;

/// <summary>Tips from the <see cref="SoundFacts"/> of a model's sounds. The background may be silent.</summary>
internal static class SoundTips
{
    /// <summary>Level of the loudest second in dBFS: 360 spoken digits have -51 to -16, 120 keywords -43 to -10.</summary>
    private const float SilentBelow = -55;

    /// <summary>Part of the samples at full scale: none of the digits has more than 0.001, one keyword of 120 has 0.01.</summary>
    private const float ClippedFrom = 0.015f;

    /// <summary>Seconds in which something is heard: the shortest digit 0.13, keyword 0.29.</summary>
    private const float ShortBelow = 0.08f;

    private static readonly (string Code, Func<string, string> Sentence, string What)[] Faults =
    [
        (WarningCodes.Silence, label => $"Many sounds of {label} are silent. Record them again, louder.", FormattableString.Invariant($"level below {SilentBelow} dBFS")),
        (WarningCodes.TooLoud, label => $"Many sounds of {label} are too loud. Step back a little.", FormattableString.Invariant($"{ClippedFrom:P0} of samples or more at full scale")),
        (WarningCodes.TooShort, label => $"Many sounds of {label} are too short. Make them longer.", FormattableString.Invariant($"heard for less than {ShortBelow} s")),
    ];

    public static IEnumerable<Tip> Find(IReadOnlyList<LabelRows> labels)
    {
        var named = labels.Where(label => label.Label != ProjectNames.BackgroundNoise).ToList();
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
