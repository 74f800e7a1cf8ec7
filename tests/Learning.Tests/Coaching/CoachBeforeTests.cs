using MLKids.Learning.Coaching;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Training;

namespace MLKids.Learning.Tests.Coaching;

[TestClass]
public sealed class CoachBeforeTests
{
    public static IEnumerable<object[]> Sets => SeededSets.All.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Sets))]
    public void Before_SeededSet_RaisesItsTipFirstOrNone(string name)
    {
        var (code, make) = SeededSets.All[name];
        using var project = ProjectFile.CreateTemporary();
        var model = SeededSets.AddTo(project, make(SeededPictures.Toy, new Random(1)));
        var tips = Coach.Before(project, model);
        Assert.AreEqual(code, tips.Count > 0 ? tips[0].Code : null, string.Join("; ", tips.Select(tip => tip.Message)));
        Assert.IsLessThanOrEqualTo(Coach.MostTips, tips.Count);
        foreach (var tip in tips)
        {
            Assert.IsLessThanOrEqualTo(12, tip.ChildSentence.Split(' ').Length, tip.ChildSentence);
            Assert.IsLessThanOrEqualTo(Coach.MostExamples, tip.ExampleIds.Count);
            Assert.IsNotEmpty(tip.Labels, tip.Code);
            Assert.IsTrue(tip.ExampleIds.All(id => project.Examples.Find(id) is not null));
        }
    }

    [TestMethod]
    public void Before_DarkPictures_NamesThem()
    {
        using var project = ProjectFile.CreateTemporary();
        var random = new Random(3);
        var model = project.Models.Add("Things").Id;
        var dark = new List<long>();
        foreach (var label in (string[])["cup", "ball"])
            for (var i = 0; i < 10; i++)
            {
                var toy = SeededPictures.Toy(label == "cup" ? 0 : 1, random);
                var isDark = label == "ball" && i % 2 == 0;
                var id = project.Examples.Add("Things", AddLabel(label), SeededPictures.Png(isDark ? SeededPictures.Light(toy, random, 0.05, 2) : toy)).ExampleId;
                if (isDark)
                    dark.Add(id);
            }

        var tip = Coach.Before(project, model).Single();
        Assert.AreEqual(WarningCodes.TooDark, tip.Code);
        Assert.AreEqual("ball", tip.Labels.Single());
        CollectionAssert.AreEqual(dark, tip.ExampleIds.ToArray());

        string AddLabel(string label) => project.Labels.GetOrAdd(model, label).Name;
    }

    [TestMethod]
    public void Before_Twice_MeasuresEachPictureOnce()
    {
        using var project = ProjectFile.CreateTemporary();
        var model = SeededSets.AddTo(project, SeededSets.All["good"].Make(SeededPictures.Toy, new Random(1)));
        Coach.Before(project, model);
        var again = new FeatureCache(project).Fill(model, new PictureFactsFeaturizer());
        Assert.AreEqual(0, again.Computed);
        Assert.AreEqual(36, again.Cached);
    }

    [TestMethod]
    public void Before_ManyFaults_GivesThreeTipsWorstFirst()
    {
        using var project = ProjectFile.CreateTemporary();
        var random = new Random(5);
        var first = SeededPictures.Toy(0, random);
        IEnumerable<(string, byte[])> examples =
        [
            .. Enumerable.Range(0, 60).Select(_ => ("cup", SeededPictures.Png(SeededPictures.Again(first, random)))),
            .. Enumerable.Range(0, 8).Select(_ => ("ball", SeededPictures.Png(SeededPictures.Light(SeededPictures.Toy(1, random), random, 0.03, 2)))),
            .. Enumerable.Range(0, 3).Select(_ => ("star", SeededPictures.Png(SeededPictures.Toy(2, random)))),
        ];
        var tips = Coach.Before(project, SeededSets.AddTo(project, examples));
        CollectionAssert.AreEqual(
            new[] { WarningCodes.TooDark, WarningCodes.FewExamples, WarningCodes.Lopsided }, tips.Select(tip => tip.Code).ToArray());
    }

    [TestMethod]
    public void Before_ReadOnlyProject_GivesTipsWithoutMeasuring()
    {
        var path = Path.Combine(Path.GetTempPath(), $"coach-{Guid.NewGuid():N}.mlkids");
        try
        {
            long model;
            using (var project = ProjectFile.Create(path))
                model = SeededSets.AddTo(project, SeededSets.All["few"].Make(SeededPictures.Toy, new Random(1)));
            using var readOnly = ProjectFile.Open(path, readOnly: true);
            Assert.AreEqual(WarningCodes.FewExamples, Coach.Before(readOnly, model).Single().Code);
        }
        finally
        {
            foreach (var file in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(path) + "*"))
                File.Delete(file);
        }
    }

    [TestMethod]
    public void Before_FeaturesOfOneDirection_SaysAllAlike()
    {
        var random = new Random(1);
        float[] Row(float spread) => [10, spread * (random.NextSingle() - 0.5f), spread * (random.NextSingle() - 0.5f)];
        var alike = new LabelRows("cup", [.. Enumerable.Range(0, 8).Select(i => (long)i)], [.. Enumerable.Range(0, 8).Select(_ => Row(1))]);
        var other = new LabelRows("ball", [.. Enumerable.Range(8, 8).Select(i => (long)i)], [.. Enumerable.Range(0, 8).Select(_ => Row(60))]);
        var tip = FeatureTips.Pictures([other, alike]).Single();
        Assert.AreEqual(WarningCodes.AllAlike, tip.Code);
        Assert.AreEqual("cup", tip.Labels.Single());
        Assert.IsEmpty(FeatureTips.Pictures([other]));
    }

    [TestMethod]
    public void MeanCosine_Rows_IsTheMeanOverPairs()
    {
        float[][] rows = [[1, 0], [0, 2], [3, 3]];
        Assert.AreEqual((0 + (2 * Math.Sqrt(0.5))) / 3, FeatureTips.MeanCosine(rows), 1e-6);
    }
}
