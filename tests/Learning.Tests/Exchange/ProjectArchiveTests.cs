using MLKids.Learning.Examples;
using MLKids.Learning.Exchange;
using MLKids.Learning.Tests.Examples;
using MLKids.Tests;

namespace MLKids.Learning.Tests.Exchange;

[TestClass]
public sealed class ProjectArchiveTests
{
    [TestMethod]
    public void Describe_TeachableMachineProject_TellsLabelsAndCounts()
    {
        var found = Describe(Archives.Teachable(("red apple", 3), ("pear", 2)));
        Assert.AreEqual(ArchiveFormat.TeachableMachine, found.Format);
        Assert.AreEqual(ModelKind.Pictures, found.Kind);
        Assert.AreEqual("My file", found.Name);
        CollectionAssert.AreEqual(new[] { ("red apple", 3), ("pear", 2) }, found.Labels.ToArray());
        Assert.AreEqual("", found.Advice);
    }

    [TestMethod]
    [DataRow("text", ModelKind.Words)]
    [DataRow("numbers", ModelKind.Numbers)]
    [DataRow("imgtfjs", ModelKind.Pictures)]
    [DataRow("sounds", ModelKind.Sounds)]
    public void Describe_MachineLearningForKidsProject_TellsKindAndName(string type, ModelKind kind)
    {
        var found = Describe(type switch
        {
            "text" => Archives.KidsWords(),
            "numbers" => Archives.KidsNumbers(),
            "imgtfjs" => Archives.KidsPictures(),
            _ => Archives.KidsSounds(),
        });
        Assert.AreEqual(ArchiveFormat.MachineLearningForKids, found.Format);
        Assert.AreEqual(kind, found.Kind);
        Assert.AreEqual("My project", found.Name);
        Assert.HasCount(2, found.Labels);
    }

    [TestMethod]
    public void Describe_OtherFiles_SaysWhatTheyAre()
    {
        Check(ArchiveFormat.TeachableMachineModel, "holds no examples", Archives.Zip(("model.json", []), ("metadata.json", []), ("weights.bin", [1])));
        Check(ArchiveFormat.TeachableMachineModel, "holds no examples", Archives.Zip(("keras_model.h5", []), ("labels.txt", [])));
        Check(ArchiveFormat.Scratch, "Scratch", Archives.Zip(("project.json", Archives.Utf8("""{"targets":[]}"""))));
        Check(ArchiveFormat.OtherArchive, "ZIP", Archives.Zip(("a.png", Picture.Shape(0, 1))));
        Check(ArchiveFormat.Other, "PNG", Picture.Shape(0, 1));
        Check(ArchiveFormat.Other, "empty", []);
        using var project = ProjectFile.CreateTemporary();
        Assert.AreEqual(ArchiveFormat.MLKids, ProjectArchive.Describe(project.Path).Format);
    }

    [TestMethod]
    public void Describe_NoFile_NamesIt()
    {
        var error = Throws.Learning(LearningCodes.UnknownName, () => ProjectArchive.Describe("/nowhere/a.tm"));
        StringAssert.Contains(error.Message, "/nowhere/a.tm");
    }

    [TestMethod]
    public void Describe_NameSaysOtherwise_BytesDecide()
    {
        using var fixture = new ArchiveFixture();
        Assert.AreEqual(ArchiveFormat.MachineLearningForKids, ProjectArchive.Describe(fixture.Save(Archives.KidsWords(), "photo.jpg")).Format);
    }

    [TestMethod]
    public void Describe_TeachableMachineSounds_SaysThatTheyCannotBeTaken()
    {
        var error = Throws.Learning(LearningCodes.ForeignExample, () => Describe(Archives.Zip(
            ("manifest.json", Archives.Utf8("""{"type":"audio"}""")), ("Background Noise-!-0.webm", [0x1A, 0x45, 0xDF, 0xA3, 1, 2]), ("clap-!-0.webm", [0x1A, 0x45, 0xDF, 0xA3, 3]))));
        StringAssert.Contains(error.Message, "spectrograms");
    }

    private static void Check(ArchiveFormat format, string text, byte[] bytes)
    {
        var found = Describe(bytes);
        Assert.AreEqual(format, found.Format);
        StringAssert.Contains(found.Text, text);
        Assert.IsNull(found.Kind);
        Throws.IsChildSentence(found.Advice.Split(". ")[^1]);
        // What cannot be imported is refused with the same words, and nothing is made of it.
        using var fixture = new ArchiveFixture();
        var error = Throws.Learning(LearningCodes.NotImportable, () => fixture.Import(bytes));
        Assert.AreEqual(found.Advice, error.ChildSentence);
        Assert.IsEmpty(fixture.Project.Models.All());
    }

    private static ArchiveDescription Describe(byte[] bytes)
    {
        using var fixture = new ArchiveFixture();
        return ProjectArchive.Describe(fixture.Save(bytes));
    }
}
