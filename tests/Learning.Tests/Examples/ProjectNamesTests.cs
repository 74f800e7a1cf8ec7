using System.Text;
using MLKids.Learning.Examples;

namespace MLKids.Learning.Tests.Examples;

[TestClass]
public sealed class ProjectNamesTests
{
    [TestMethod]
    [DataRow("  my cat \t", "my cat")]
    [DataRow("cafe\u0301", "caf\u00e9")]
    [DataRow("\u30cf\u309a\u30f3", "\u30d1\u30f3")]
    [DataRow("\u1112\u1161\u11ab", "\ud55c")]
    [DataRow("a\u0323\u0302", "\u1ead")]
    [DataRow("a\u0302\u0323", "\u1ead")]
    [DataRow("\u212b", "\u00c5")]
    [DataRow("e\u0301\u0301", "\u00e9\u0301")]
    [DataRow("\u0958", "\u0915\u093c")]
    [DataRow("line\nbreak", "line break")]
    [DataRow("🐱👩‍👩‍👧 3", "🐱👩‍👩‍👧 3")]
    [DataRow("مرحبا", "مرحبا")]
    public void Label_Cleaned_IsTrimmedAndComposed(string typed, string stored) =>
        Assert.AreEqual(stored, ProjectNames.CleanLabel(typed, ModelKind.Pictures));

    [TestMethod]
    public void Composition_EveryCharacterOfTheTables_IsStable()
    {
        for (var c = 0; c < 0xFFFF; c++)
        {
            if (char.IsSurrogate((char)c))
                continue;
            var once = UnicodeComposition.Compose(((char)c).ToString());
            Assert.AreEqual(once, UnicodeComposition.Compose(once), $"U+{c:X4}");
        }
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("   ")]
    [DataRow("\n\t")]
    [DataRow("_background_noise_")]
    [DataRow("_Background_Noise_")]
    public void Label_EmptyOrReserved_IsRefused(string name) =>
        Throws.Learning(LearningCodes.BadLabelName, () => ProjectNames.CleanLabel(name, ModelKind.Pictures));

    [TestMethod]
    public void BackgroundNoise_InSounds_IsALabel() =>
        Assert.AreEqual("_background_noise_", ProjectNames.CleanLabel("_background_noise_", ModelKind.Sounds));

    [TestMethod]
    public void Label_200Characters_IsTheLongest()
    {
        var family = string.Concat(Enumerable.Repeat("👨‍👩‍👧", 190)) + "0123456789";
        Assert.AreEqual(family, ProjectNames.CleanLabel(family, ModelKind.Pictures));
        Throws.Learning(LearningCodes.BadLabelName, () => ProjectNames.CleanLabel(family + "x", ModelKind.Pictures));
        Throws.Learning(LearningCodes.BadLabelName, () => ProjectNames.CleanLabel("a" + new string('\u0301', 5000), ModelKind.Pictures));
        Throws.Learning(LearningCodes.BadModelName, () => ProjectNames.CleanModel(new string('x', 201)));
    }

    [TestMethod]
    public void Label_LoneSurrogate_IsReplaced() => Assert.AreEqual("a\ufffdb", ProjectNames.CleanLabel("a\ud800b", ModelKind.Pictures));

    [TestMethod]
    public void Names_DifferOnlyInCaseOrComposition_AreTaken()
    {
        using var project = ProjectFile.CreateTemporary();
        var model = project.Models.Add("Tiere");
        Throws.Learning(LearningCodes.BadModelName, () => project.Models.Add(" TIERE "));
        var label = project.Labels.Add(model.Id, "Éclair");
        Throws.Learning(LearningCodes.BadLabelName, () => project.Labels.Add(model.Id, "e\u0301clair"));
        Assert.AreEqual(label, project.Labels.Get(model.Id, "E\u0301CLAIR "));
        Assert.AreEqual("éclair", project.Labels.Rename(label.Id, "éclair").Name, "a label may change its own case");
        Assert.AreEqual(label.Id, project.Labels.GetOrAdd(model.Id, "ÉCLAIR").Id);
        var other = project.Models.Add("Other");
        project.Labels.Add(other.Id, "éclair");
        Throws.Learning(LearningCodes.BadModelName, () => project.Models.Rename(other.Id, "tiere"));
    }

    [TestMethod]
    public void Name_Unknown_ErrorNamesWhatIsThere()
    {
        using var project = ProjectFile.CreateTemporary();
        var model = project.Models.Add("Tiere");
        project.Labels.Add(model.Id, "Hund");
        Assert.Contains("'Tiere'", Throws.Learning(LearningCodes.UnknownName, () => project.Models.Get("Tier")).Message);
        Assert.Contains("'Hund'", Throws.Learning(LearningCodes.UnknownName, () => project.Labels.Get(model.Id, "Katze")).Message);
        Throws.Learning(LearningCodes.UnknownName, () => project.Labels.Delete(99));
        Throws.Learning(LearningCodes.UnknownName, () => project.Models.Delete(99));
    }

    [TestMethod]
    public void FileName_LongOrOdd_KeepsItsEnd()
    {
        var name = new StringBuilder().Append('a', 500).Append(".jpg").ToString();
        Assert.AreEqual(ProjectLimits.FileNameUnits, ProjectNames.CleanFileName(name).Length);
        Assert.EndsWith(".jpg", ProjectNames.CleanFileName(name));
        Assert.AreEqual("", ProjectNames.CleanFileName(null));
    }
}
