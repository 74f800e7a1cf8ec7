using MLKids.Learning.Training;

namespace MLKids.Learning.Coaching;

/// <summary>Tips from the <see cref="PictureFacts"/> of a model's pictures.</summary>
internal static class PictureTips
{
    /// <summary>
    /// The darkest of 951 photos (flowers, hand signs) have a mean luma of 0.07 to 0.12, but contrast; six hundredths of a photo's light leave 0.02 to 0.07.
    /// </summary>
    private const float DarkBelow = 0.12f;

    /// <summary>A dark picture with more contrast shows something: chalk on a board, the moon. The 951 photos have 0.066 to 0.37.</summary>
    private const float DarkContrast = 0.06f;

    /// <summary>Bright pictures are over-exposed only when they are pale as well: one black line, a pixel wide, across white paper has 0.10.</summary>
    private const float BrightAbove = 0.85f, PaleContrast = 0.06f;

    /// <summary>Contrast of a wall or a covered camera; the palest of 951 photos has 0.066.</summary>
    private const float EmptyContrast = 0.02f;

    /// <summary>Contrast of an empty sheet; an over-exposed photo keeps 0.01 to 0.05.</summary>
    private const float BlankContrast = 0.008f;

    /// <summary>Sharpness of 951 photos: at least 0.89; blurred by a deviation of 2 % of their side at most 0.55.</summary>
    private const float BlurredBelow = 0.62f;

    /// <summary>
    /// Correlation of the thumbnails of near-duplicates. Those of 951 different photos reach 0.961 (two hands in one pose on one background) and 0.94
    /// (flowers); seeded bursts (shaken by a pixel, in light that flickers) are all found.
    /// </summary>
    private const float AlikeFrom = 0.98f;

    private static readonly (string Code, Func<string, string> Sentence, string What)[] Faults =
    [
        (WarningCodes.NothingToSee, label => $"Many pictures of {label} are empty. Take them again.", FormattableString.Invariant($"contrast below {EmptyContrast}")),
        (WarningCodes.TooDark, label => $"Many pictures of {label} are dark. Turn on a light.", FormattableString.Invariant($"mean luma below {DarkBelow}, contrast below {DarkContrast}")),
        (WarningCodes.TooBright, label => $"Many pictures of {label} are too bright. Turn from the light.", FormattableString.Invariant($"mean luma above {BrightAbove}, contrast below {PaleContrast}")),
        (WarningCodes.Blurred, label => $"Many pictures of {label} are blurred. Hold the camera still.", FormattableString.Invariant($"sharpness below {BlurredBelow}")),
    ];

    public static IEnumerable<Tip> Find(IReadOnlyList<LabelRows> labels) =>
        Faults.SelectMany(fault => Fault.Tips(
                fault.Code, labels.Select(label => Fault.Of(label, row => FaultOf(new PictureFacts(row)) == fault.Code)), fault.Sentence, fault.What))
            .Concat(LookAlikes.Tips(labels, row => new PictureFacts(row).Thumbnail.ToArray(), AlikeFrom, label => $"Many pictures of {label} are nearly the same. Show more sides."))
            .Concat(Backgrounds.Tips(labels));

    private static string? FaultOf(PictureFacts facts) => facts switch
    {
        { Brightness: < DarkBelow, Contrast: < DarkContrast } => WarningCodes.TooDark,
        { Brightness: > BrightAbove, Contrast: >= BlankContrast and < PaleContrast } => WarningCodes.TooBright,
        { Contrast: < EmptyContrast } => WarningCodes.NothingToSee,
        { Sharpness: < BlurredBelow } => WarningCodes.Blurred,
        _ => null,
    };
}
