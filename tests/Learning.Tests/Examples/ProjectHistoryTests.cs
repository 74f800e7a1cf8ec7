using System.Globalization;
using MLKids.Learning.Examples;

namespace MLKids.Learning.Tests.Examples;

[TestClass]
public sealed class ProjectHistoryTests
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    [DataRow(5)]
    [DataRow(6)]
    public void UndoRedo_AnySequence_IsIdentityAtEveryStep(int seed)
    {
        using var folder = new TempFolder();
        var random = new Random(seed);
        var states = new List<string>();
        var project = ProjectFile.Create(folder.File("a"));
        try
        {
            states.Add(Picture(project));
            for (var i = 0; i < 150; i++)
            {
                Act(project, random);
                if (Done(project) == states.Count)
                    states.Add(Picture(project));
            }

            Assert.IsGreaterThan(100, states.Count, "the sequence must have over 100 steps");

            // Undo outlives the program.
            project.Dispose();
            project = ProjectFile.Open(folder.File("a"));
            for (var i = states.Count - 2; i >= 0; i--)
            {
                Assert.IsNotNull(project.History.Undo());
                Assert.AreEqual(states[i], Picture(project), $"undo to {i}");
            }

            Assert.IsFalse(project.History.CanUndo);
            Assert.IsNull(project.History.Undo());
            for (var i = 1; i < states.Count; i++)
            {
                Assert.IsNotNull(project.History.Redo());
                Assert.AreEqual(states[i], Picture(project), $"redo to {i}");
            }

            Assert.IsFalse(project.History.CanRedo);
            Assert.IsNull(project.History.Redo());
            Assert.IsEmpty(project.CheckIntegrity());
        }
        finally
        {
            project.Dispose();
        }
    }

    [TestMethod]
    public void Redo_AfterAnotherChange_IsDroppedButRemembered()
    {
        using var project = ProjectFile.CreateTemporary();
        project.Models.Add("a");
        project.History.Undo();
        Assert.IsTrue(project.History.CanRedo);
        project.Models.Add("b");
        Assert.IsFalse(project.History.CanRedo);
        CollectionAssert.AreEqual(
            new[] { "add model b Done", "add model a Dropped" }, project.History.Steps().Select(step => $"{step.Text} {step.State}").ToArray());
    }

    [TestMethod]
    public void Change_ThatChangesNothing_IsNoStep()
    {
        using var project = ProjectFile.CreateTemporary();
        var label = project.Labels.Add(project.Models.Add("m").Id, "l");
        project.Examples.Add(new NewExample(label.Id, [1]));
        var steps = project.History.Steps().Count;
        project.Examples.Add(new NewExample(label.Id, [1]));
        project.Labels.Rename(label.Id, "l");
        project.Examples.Delete(77);
        project.Models.Move(1, 0);
        Assert.HasCount(steps, project.History.Steps());
    }

    [TestMethod]
    public void Group_ManyChanges_AreOneStep()
    {
        using var project = ProjectFile.CreateTemporary();
        using (project.History.Group("import folder"))
        {
            var model = project.Models.Add("m");
            using (project.History.Group("inner"))
                project.Labels.Add(model.Id, "x");
            project.Labels.Add(model.Id, "y");
        }

        project.Models.Add("later");
        project.History.Undo();
        Assert.AreEqual("import folder", project.History.Undo()?.Text);
        Assert.IsEmpty(project.Models.All());
        project.History.Redo();
        Assert.HasCount(2, project.Labels.Of(1));
    }

    [TestMethod]
    public void Import_OfManyBatches_IsOneStepAndSavedAsItGoes()
    {
        using var folder = new TempFolder();
        using var project = ProjectFile.Create(folder.File("a"));
        var label = project.Labels.Add(project.Models.Add("m").Id, "l");
        var seen = new List<int>();
        var report = project.Examples.AddMany(Many(label.Id, 500), progress: new Heard<int>(count =>
        {
            seen.Add(count);
            if (count is > 100 and < 500)
            {
                File.Copy(folder.File("a"), folder.File("b"), overwrite: true);
                File.Copy(folder.File("a-wal"), folder.File("b-wal"), overwrite: true);
            }
        }));
        Assert.AreEqual(500, report.Added);
        Assert.IsGreaterThan(5, seen.Count);

        using (var killed = ProjectFile.Open(folder.File("b")))
        {
            Assert.IsTrue(killed.Examples.Count(label.Id) is > 100 and < 500);
            killed.History.Undo();
            Assert.AreEqual(0, killed.Examples.Count(label.Id));
        }

        project.History.Undo();
        Assert.AreEqual(0, project.Examples.Count(label.Id));
        project.History.Redo();
        Assert.AreEqual(500, project.Examples.Count(label.Id));
    }

    [TestMethod]
    public void Undo_InTheMiddleOfAnImport_LaterBatchesAreANewStep()
    {
        using var project = ProjectFile.CreateTemporary();
        var label = project.Labels.Add(project.Models.Add("m").Id, "l");
        var undone = false;
        project.Examples.AddMany(Many(label.Id, 300), progress: new Heard<int>(_ =>
        {
            if (!undone)
                project.History.Undo();
            undone = true;
        }));
        Assert.IsTrue(project.Examples.Count(label.Id) is > 0 and < 300);
        project.History.Undo();
        Assert.AreEqual(0, project.Examples.Count(label.Id));
        Assert.HasCount(1, project.Labels.Of(1));
    }

    [TestMethod]
    public void Forget_DeletedExamples_AreGoneFromTheFile()
    {
        using var folder = new TempFolder();
        var secret = "a face that nobody should find"u8.ToArray();
        using (var project = ProjectFile.Create(folder.File("a")))
        {
            var label = project.Labels.Add(project.Models.Add("m").Id, "l");
            var kept = project.Examples.Add(new NewExample(label.Id, [1, 2, 3]));
            var gone = project.Examples.Add(new NewExample(label.Id, secret));
            project.Examples.Delete(gone.ExampleId);
            Assert.IsTrue(project.History.CanUndo);
            project.History.Forget();
            Assert.IsFalse(project.History.CanUndo);
            Assert.AreEqual(kept.ExampleId, project.Examples.List(label.Id).Single().Id);
        }

        Assert.AreEqual(-1, File.ReadAllBytes(folder.File("a")).AsSpan().IndexOf(secret));
    }

    private static IEnumerable<NewExample> Many(long label, int count) =>
        Enumerable.Range(0, count).Select(i => new NewExample(label, PointFeaturizer.Bytes(i), $"{i}.jpg"));

    private static int Done(ProjectFile project) =>
        (int)project.Read(db => db.Number("SELECT count(*) FROM step WHERE state = 'done'"));

    /// <summary>One change, drawn by chance; may be refused or change nothing.</summary>
    private static void Act(ProjectFile project, Random random)
    {
        var models = project.Models.All();
        var labels = models.SelectMany(model => project.Labels.Of(model.Id)).ToList();
        var examples = labels.SelectMany(label => project.Examples.List(label.Id)).ToList();
        T Any<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];
        try
        {
            switch (random.Next(14))
            {
                case 0 or 1 when models.Count < 5: project.Models.Add(Name(random)); break;
                case 2 or 3 when models.Count > 0: project.Labels.Add(Any(models).Id, Name(random)); break;
                case 4 when models.Count > 2: project.Models.Delete(Any(models).Id); break;
                case 5 when labels.Count > 4: project.Labels.Delete(Any(labels).Id); break;
                case 6 when models.Count > 0: project.Models.Rename(Any(models).Id, Name(random)); break;
                case 7 when labels.Count > 0: project.Labels.Rename(Any(labels).Id, Name(random)); break;
                case 8 when examples.Count > 0: project.Examples.Delete(examples.Where(_ => random.Next(3) == 0).Select(e => e.Id).ToArray()); break;
                case 9 when examples.Count > 0: project.Examples.Move([.. examples.Where(_ => random.Next(2) == 0).Select(e => e.Id)], Any(labels).Id); break;
                case 10 when examples.Count > 0: project.Examples.PutAside([Any(examples).Id], random.Next(2) == 0); break;
                case 11 when examples.Count > 0: project.Examples.Rename(Any(examples).Id, Name(random)); break;
                case 12 when labels.Count > 0: project.Labels.Move(Any(labels).Id, random.Next(4)); break;
                case 13 when models.Count > 0: project.Models.Move(Any(models).Id, random.Next(4)); break;
                default:
                    if (labels.Count > 0)
                        project.Examples.AddMany(Enumerable.Range(0, 3).Select(_ => new NewExample(Any(labels).Id, [(byte)random.Next(12)], Name(random))).ToArray());
                    else
                        project.Models.Add(Name(random));
                    break;
            }
        }
        catch (LearningException taken) when (taken.Code is LearningCodes.BadLabelName or LearningCodes.BadModelName)
        {
            // A refused change is part of the sequence.
        }
    }

    private static string Name(Random random) => random.Next(3) switch
    {
        0 => $"name \"{random.Next(40)}\" \\ ' é",
        1 => $"🐱{random.Next(40)}",
        _ => random.Next(40).ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>All that a child sees, as one text.</summary>
    private static string Picture(ProjectFile project) => string.Join(
        "\n",
        project.Models.All().Select(model => $"{model}: " + string.Join(
            "; ",
            project.Labels.Of(model.Id).Select(label => $"{label} [{string.Join(",", project.Examples.List(label.Id, count: 1000))}]"))));
}

/// <summary>Progress that is heard at once, on the thread that reports.</summary>
internal sealed class Heard<T>(Action<T> hear) : IProgress<T>
{
    public void Report(T value) => hear(value);
}
