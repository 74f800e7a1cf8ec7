using MLKids.Learning.Examples;

namespace MLKids.Learning.Tests.Examples;

[TestClass]
public sealed class CorruptProjectTests
{
    private const int Seeds = 120;

    /// <summary>
    /// Damage at seeded places: the project opens and works, or a LearningException says why not; what cannot be opened can be salvaged or
    /// not, likewise.
    /// </summary>
    [TestMethod]
    [Timeout(60_000)]
    public void Open_DamagedAnywhere_WorksOrSaysWhyNot()
    {
        using var folder = new TempFolder();
        ProjectFileTests.Filled(folder.File("good"));
        var good = File.ReadAllBytes(folder.File("good"));
        var (opened, refused, salvaged) = (0, 0, 0);
        for (var seed = 0; seed < Seeds; seed++)
        {
            var path = folder.File($"{seed}.mlkids");
            File.WriteAllBytes(path, Damage(good, seed));
            try
            {
                if (TryUse(path))
                    opened++;
                else
                    refused++;
                ProjectSalvage.Run(path, folder.File($"{seed}.saved"));
                salvaged++;
            }
            catch (LearningException error)
            {
                Throws.IsChildSentence(error.ChildSentence);
            }
            catch (Exception error)
            {
                Assert.Fail($"Seed {seed}: {error}");
            }
        }

        Assert.IsTrue(opened > 0 && refused > 0 && salvaged > Seeds / 4, $"{opened} opened, {refused} refused, {salvaged} salvaged");
    }

    [TestMethod]
    public void Salvage_DamagedPageOfContent_SavesTheRest()
    {
        using var folder = new TempFolder();
        using (var project = ProjectFile.Create(folder.File("a")))
        {
            var label = project.Labels.Add(project.Models.Add("m").Id, "ä 🐱");
            for (var i = 0; i < 30; i++)
                project.Examples.Add(new NewExample(label.Id, [.. Enumerable.Repeat((byte)i, 7000)], $"{i}.jpg"));
            project.Program.Save([1, 2, 3]);
        }

        var bytes = File.ReadAllBytes(folder.File("a"));
        var at = bytes.AsSpan().IndexOf(Enumerable.Repeat((byte)15, 5000).ToArray());
        bytes.AsSpan(at, 100).Fill(99);
        File.WriteAllBytes(folder.File("a"), bytes);
        using (var damaged = ProjectFile.Open(folder.File("a")))
        {
            Assert.Contains("differs from its hash", damaged.CheckIntegrity().Single());
            var example = damaged.Examples.List(1).Single(e => e.FileName == "15.jpg");
            Throws.Learning(LearningCodes.DamagedProject, () => damaged.Examples.ReadContent(example.Id));
        }

        var report = ProjectSalvage.Run(folder.File("a"), folder.File("b"));
        Assert.AreEqual((1, 1, 29, 1, true), (report.Models, report.Labels, report.Examples, report.LostExamples, report.Program));
        using var saved = ProjectFile.Open(folder.File("b"));
        Assert.IsEmpty(saved.CheckIntegrity());
        Assert.AreEqual("ä 🐱", saved.Labels.Of(1).Single().Name);
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, saved.Program.Read());
    }

    private static bool TryUse(string path)
    {
        try
        {
            using var project = ProjectFile.Open(path);
            foreach (var model in project.Models.All())
            {
                foreach (var label in project.Labels.Of(model.Id))
                    foreach (var example in project.Examples.List(label.Id))
                        project.Examples.ReadContent(example.Id);
                new FeatureCache(project).Fill(model.Id, new PointFeaturizer(length: 125));
                using var loaded = ExampleLoader.Load(project, model.Id, new PointFeaturizer(length: 125), TrainingBudget.Default);
            }

            while (project.History.Undo() is not null)
            {
            }

            project.Models.Add("still works");
            project.CheckIntegrity();
            return true;
        }
        catch (LearningException error)
        {
            Throws.IsChildSentence(error.ChildSentence);
            return false;
        }
    }

    private static byte[] Damage(byte[] good, int seed)
    {
        var random = new Random(seed);
        var bytes = (byte[])good.Clone();
        switch (seed % 4)
        {
            case 0:
                return bytes[..random.Next(bytes.Length)];
            case 1:
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 2:
                bytes[random.Next(100)] = (byte)random.Next(256);
                return bytes;
            default:
                random.NextBytes(bytes.AsSpan(random.Next(bytes.Length - 64), 64));
                return bytes;
        }
    }
}
