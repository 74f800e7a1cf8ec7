using MLKids.Learning.Examples;
using MLKids.Learning.Training;
using static MLKids.Learning.Tests.Coaching.SeededPictures;

namespace MLKids.Learning.Tests.Coaching;

/// <summary>Sets of pictures with one known fault each, and good ones, made from a source of good pictures.</summary>
internal static class SeededSets
{
    /// <summary>A good picture (<see cref="Side"/> × <see cref="Side"/> × 3 bytes) of a label, never twice the same.</summary>
    public delegate byte[] Source(int label, Random random);

    /// <summary>The examples of a set by label.</summary>
    public delegate IEnumerable<(string Label, byte[] Bytes)> Make(Source good, Random random);

    private static readonly string[] Labels = ["cup", "ball", "star"];

    /// <summary>By name: the code of the tip that must come first (null: there must be none) and the set.</summary>
    public static IReadOnlyDictionary<string, (string? Code, Make Make)> All { get; } = new Dictionary<string, (string? Code, Make Make)>
    {
        ["good"] = (null, (good, random) => Pictures([12, 12, 12], good, random)),
        ["good, a little uneven"] = (null, (good, random) => Pictures([10, 25], good, random)),
        ["good, one burst among others"] = (null, (good, random) => Spoil([16, 16], 0, 0.3, good, random, (first, _, r) => Again(first, r))),
        ["good, a few dark"] = (null, (good, random) => Spoil([14, 14], 0, 0.2, good, random, (_, picture, r) => Light(picture, r, 0.04, 2))),
        ["good, a few blurred"] = (null, (good, random) => Spoil([14, 14], 1, 0.2, good, random, (_, picture, _) => Blurred(picture, 3))),
        ["one label"] = (LearningCodes.OneLabel, (good, random) => Pictures([12], good, random)),
        ["few"] = (WarningCodes.FewExamples, (good, random) => Pictures([3, 12], good, random)),
        ["lopsided"] = (WarningCodes.Lopsided, (good, random) => Pictures([6, 40], good, random)),
        ["same under two labels"] = (WarningCodes.SameContent, (good, random) => Shared(good, random)),
        ["dark"] = (WarningCodes.TooDark, (good, random) => Spoil([12, 12], 0, 0.7, good, random, (_, picture, r) => Light(picture, r, 0.06, 3))),
        ["lens covered"] = (WarningCodes.TooDark, (good, random) => Spoil([12, 12], 1, 0.5, good, random, (_, picture, r) => Light(picture, r, 0, 5))),
        ["over-exposed"] = (WarningCodes.TooBright, (good, random) => Spoil([12, 12], 1, 0.8, good, random, (_, picture, r) => Light(picture, r, 0.16, 215))),
        ["empty"] = (WarningCodes.NothingToSee, (good, random) => Spoil([12, 12], 0, 0.5, good, random, (_, picture, r) => Light(picture, r, 0, r.Next(60, 200)))),
        ["blurred"] = (WarningCodes.Blurred, (good, random) => Spoil([12, 12], 0, 0.7, good, random, (_, picture, _) => Blurred(picture, 3))),
        ["one burst"] = (WarningCodes.NearlySame, (good, random) => Spoil([15, 15], 1, 1, good, random, (first, _, r) => Again(first, r))),
        ["mostly bursts"] = (WarningCodes.NearlySame, (good, random) => Spoil([16, 16], 0, 0.7, good, random, (first, _, r) => Again(first, r))),
        ["one background a label"] = (WarningCodes.OneBackground, (good, random) => Backgrounds([12, 12], good, random)),
        ["one background a label, three labels"] = (WarningCodes.OneBackground, (good, random) => Backgrounds([8, 8, 8], good, random)),
    };

    /// <summary>Adds a set to a new model of a project.</summary>
    public static long AddTo(ProjectFile project, IEnumerable<(string Label, byte[] Bytes)> examples, string name = "Things", ModelKind kind = ModelKind.Pictures)
    {
        var model = project.Models.Add(name, kind).Id;
        project.Examples.AddMany(examples.Select((example, i) => new NewExample(project.Labels.GetOrAdd(model, example.Label).Id, example.Bytes, $"{i}.png")));
        return model;
    }

    private static IEnumerable<(string Label, byte[] Bytes)> Pictures(int[] counts, Source good, Random random) =>
        Spoil(counts, 0, 0, good, random, (_, picture, _) => picture);

    /// <summary>A part of one label's pictures is changed, from its first picture or from the picture itself.</summary>
    private static IEnumerable<(string Label, byte[] Bytes)> Spoil(
        int[] counts, int spoiled, double part, Source good, Random random, Func<byte[], byte[], Random, byte[]> change)
    {
        for (var label = 0; label < counts.Length; label++)
        {
            var first = good(label, random);
            for (var i = 0; i < counts[label]; i++)
            {
                var picture = i == 0 ? first : good(label, random);
                yield return (Labels[label], Png(label == spoiled && i < part * counts[label] ? change(first, picture, random) : picture));
            }
        }
    }

    private static IEnumerable<(string Label, byte[] Bytes)> Shared(Source good, Random random)
    {
        var twice = Png(good(0, random));
        return [.. Pictures([10, 10], good, random), (Labels[0], twice), (Labels[1], twice)];
    }

    private static IEnumerable<(string Label, byte[] Bytes)> Backgrounds(int[] counts, Source good, Random random)
    {
        for (var label = 0; label < counts.Length; label++)
        {
            var background = good(label, random);
            for (var i = 0; i < counts[label]; i++)
                yield return (Labels[label], Png(Before(good(label, random), background, random)));
        }
    }
}
