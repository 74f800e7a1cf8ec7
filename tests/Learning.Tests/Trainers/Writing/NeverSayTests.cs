using System.Text;
using MLKids.Learning.Tests.Examples;
using MLKids.Learning.Trainers.Writing;

namespace MLKids.Learning.Tests.Trainers.Writing;

[TestClass]
public sealed class NeverSayTests
{
    private static readonly NeverSay Own = new(["# words of this test", "", " grumbel ", "ass", "Blöd", "moll"]);

    [TestMethod]
    [DataRow("grumbel")]
    [DataRow("GRUMBEL!")]
    [DataRow("grrrumbeeel")]
    [DataRow("grummbel")]
    [DataRow("grumbels")]
    [DataRow("grümbel")]
    [DataRow("gr0mbel", false)]
    [DataRow("grumb3l")]
    [DataRow("grum8e1")]
    [DataRow("gr*mb*l")]
    [DataRow("g.r.u.m.b.e.l")]
    [DataRow("blod")]
    [DataRow("bl0d")]
    [DataRow("b|öd")]
    [DataRow("a$$")]
    [DataRow("a55")]
    [DataRow("asssss")]
    [DataRow("class", false)]
    [DataRow("as", false)]
    [DataRow("assistant", false)]
    [DataRow("455", false)]
    [DataRow("grumbelig", false)]
    [DataRow("mol", false)]
    [DataRow("", false)]
    [DataRow("***", false)]
    public void Matches_OwnList_SeesThroughDisguises(string word, bool expected = true) => Assert.AreEqual(expected, Own.Matches(word));

    [TestMethod]
    public void Matches_DefaultList_PassesInnocentWords()
    {
        foreach (var word in "Scunthorpe class assistant cocktail bass grape shiitake analysis Dickens title pussycat therapist as bus cul-de-sac con pass shot duck luck buck hello damson fig button but Penistone essen Ficus Computer diputado reputation disputa".Split(' '))
            Assert.IsFalse(NeverSay.Default.Matches(word), word);
        Assert.IsGreaterThan(150, NeverSay.Default.Count);
    }

    [TestMethod]
    [DataRow("fuvg")]
    [DataRow("zvreqn")]
    [DataRow("ZREQR")]
    [DataRow("fpurvffr")]
    public void Matches_DefaultList_KnowsWordsOfEachLanguage(string turned) =>
        Assert.IsTrue(NeverSay.Default.Matches(string.Concat(turned.Select(c => char.IsAsciiLetter(c) ? (char)((((c | 32) - 97 + 13) % 26) + (char.IsUpper(c) ? 65 : 97)) : c))));

    [TestMethod]
    public void FromFile_TeachersList_IsRead()
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "words.txt");
        File.WriteAllText(file, "# mine\r\ngrumbel\r\n", Encoding.UTF8);
        Assert.IsTrue(NeverSay.FromFile(file).Matches("Grumbel"));
        File.WriteAllText(file, new string('a', NeverSay.MostBytes + 1));
        Throws.Learning(LearningCodes.BadWordList, () => NeverSay.FromFile(file));
        Throws.Learning(LearningCodes.BadWordList, () => NeverSay.FromFile(Path.Combine(folder.Path, "none.txt")));
    }

    [TestMethod]
    public void Constructor_TooMuch_IsRefused()
    {
        Throws.Learning(LearningCodes.BadWordList, () => new NeverSay([new string('a', 65)]));
        Throws.Learning(LearningCodes.BadWordList, () => new NeverSay(Enumerable.Range(0, 5_001).Select(i => "word" + i)));
    }
}
