using System.Text;
using MLKids.Learning.Coaching;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers.Sounds;
using MLKids.Learning.Training;

namespace MLKids.Learning.Tests.Coaching;

[TestClass]
public sealed class CoachOtherKindsTests
{
    private static readonly string[] Animals = ["dog", "cat", "horse", "mouse", "eagle", "snake", "whale", "bee"];

    [TestMethod]
    [DataRow("good", null)]
    [DataRow("silent", WarningCodes.Silence)]
    [DataRow("clipped", WarningCodes.TooLoud)]
    [DataRow("click", WarningCodes.TooShort)]
    [DataRow("silent background", null)]
    public void Before_SoundSet_RaisesItsTipOrNone(string set, string? code)
    {
        var random = new Random(1);
        var examples = new List<(string, byte[])>();
        foreach (var label in (string[])["clap", "song", ProjectNames.BackgroundNoise])
            for (var i = 0; i < 8; i++)
            {
                var bad = label == (set == "silent background" ? ProjectNames.BackgroundNoise : "clap") && i % 2 == 0;
                examples.Add((label, SoundClip.FromSamples(Sound(bad ? set : "good", random)).ToWav()));
            }

        using var project = ProjectFile.CreateTemporary();
        var tips = Coach.Before(project, SeededSets.AddTo(project, examples, kind: ModelKind.Sounds));
        Only(code, tips, "clap");
        if (code is not null)
            Assert.HasCount(4, tips[0].ExampleIds);
    }

    [TestMethod]
    [DataRow("good", null)]
    [DataRow("patterns", null)]
    [DataRow("emoji", null)]
    [DataRow("letters", WarningCodes.TooShort)]
    [DataRow("again", WarningCodes.NearlySame)]
    [DataRow("again, Cyrillic", WarningCodes.NearlySame)]
    public void Before_WordSet_RaisesItsTipOrNone(string set, string? code)
    {
        string Text(int i) => set switch
        {
            "good" => $"{Animals[i]} number {i} went {Animals[(i + 3) % 8]} hunting {(i % 2 == 0 ? "in the wet forest" : "under a bright moon")}",
            "patterns" => $"I like {Animals[i]}s",
            "emoji" => char.ConvertFromUtf32(0x1F600 + i),
            "letters" => ((char)('a' + i)).ToString(),
            "again, Cyrillic" => "Я люблю свою маленькую собаку" + new string('!', i),
            _ => (i % 2 == 0 ? "The dog ate my homework" : "the dog ate my home work") + new string('.', i),
        };
        IEnumerable<(string, byte[])> examples =
        [
            .. Enumerable.Range(0, 8).Select(i => ("nice", Encoding.UTF8.GetBytes(Text(i)))),
            .. Enumerable.Range(0, 8).Select(i => ("nasty", Encoding.UTF8.GetBytes($"You {Animals[(i + 1) % 8]} broke all {i + 2} of our {Animals[(i * 3) % 8]} houses yesterday"))),
        ];
        using var project = ProjectFile.CreateTemporary();
        Only(code, Coach.Before(project, SeededSets.AddTo(project, examples, kind: ModelKind.Words)), "nice");
    }

    [TestMethod]
    public void Before_RowsWithAColumnThatNeverChanges_NamesIt()
    {
        using var project = ProjectFile.CreateTemporary();
        IEnumerable<(string, byte[])> Rows(string planet) => Enumerable.Range(0, 12).Select(i => (
            i % 2 == 0 ? "tall" : "small",
            Encoding.UTF8.GetBytes($$"""{"height":{{(i % 2 == 0 ? 180 : 120) + i}},"planet":"{{(i == 3 ? planet : "Earth")}}"}""")));
        var tip = Coach.Before(project, SeededSets.AddTo(project, Rows("Earth"), "Same", ModelKind.Numbers)).Single();
        Assert.AreEqual(WarningCodes.ConstantColumn, tip.Code);
        Assert.AreEqual("planet is always the same. Change it or leave it out.", tip.ChildSentence);
        Assert.IsEmpty(Coach.Before(project, SeededSets.AddTo(project, Rows("Mars"), "Other", ModelKind.Numbers)));
    }

    private static void Only(string? code, IReadOnlyList<Tip> tips, string label)
    {
        Assert.AreEqual(code, tips.Count > 0 ? tips[0].Code : null, string.Join("; ", tips.Select(tip => tip.Message)));
        if (code is null)
            return;
        Assert.HasCount(1, tips);
        Assert.AreEqual(label, tips[0].Labels.Single());
        Assert.IsLessThanOrEqualTo(12, tips[0].ChildSentence.Split(' ').Length, tips[0].ChildSentence);
    }

    /// <summary>A second of a quiet room with half a second of something in it.</summary>
    private static float[] Sound(string kind, Random random)
    {
        var samples = new float[SoundClip.Rate];
        var (pitch, start) = (200 + random.Next(600), random.Next(SoundClip.Rate / 2));
        for (var i = 0; i < samples.Length; i++)
        {
            var t = (double)(i - start) / SoundClip.Rate;
            var voice = t is < 0 or > 0.5 ? 0 : Math.Sin(2 * Math.PI * pitch * t) * Math.Sin(2 * Math.PI * t);
            samples[i] = (0.001f * ((2 * random.NextSingle()) - 1)) + (float)(kind switch
            {
                "clipped" => Math.Clamp(6 * voice, -1, 1),
                "click" => t is < 0 or > 0.02 ? 0 : 0.7 * Math.Sin(2 * Math.PI * pitch * t),
                "silent" or "silent background" => 0,
                _ => 0.3 * voice,
            });
        }

        return samples;
    }
}
