using System.Reflection;
using MLKids.Blocks.Authoring;
using MLKids.Blocks.MachineLearning;
using MLKids.Blocks.Standard;

namespace MLKids.Packs.Shelf;

/// <summary>Pack ids that no plugin can have, in whatever case: ours, and those by which Scratch's projects name its own extensions.</summary>
internal static class OwnPacks
{
    private static readonly string[] OfScratch =
    [
        "music", "pen", "videoSensing", "text2speech", "translate", "makeymakey", "microbit", "ev3", "boost", "wedo2", "gdxfor", "faceSensing",
        "speech2text", "math", "colour", "procedures", "argument",
    ];

    public static IReadOnlySet<string> Ids { get; } = StandardPacks.All.Concat(typeof(LearningSession).Assembly.GetTypes())
        .Select(t => t.GetCustomAttribute<BlockPackAttribute>()?.Id).OfType<string>().Concat(OfScratch).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
