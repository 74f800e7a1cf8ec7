using MLKids.Learning.Trainers.Writing;

namespace MLKids.Learning.Tests.Trainers.Writing;

[TestClass]
public sealed class TextTokensTests
{
    [TestMethod]
    [DataRow("The cat, too.", " The| cat|,| too|.")]
    [DataRow("  Don't   stop!!!  ", " Don't| stop|!!!")]
    [DataRow("\"Oh no,\" said Mia.", " \"|Oh| no|,|\"| said| Mia|.")]
    [DataRow("3.14 or 1,000 well-known l'été", " 3.14| or| 1,000| well-known| l'été")]
    [DataRow("one\r\n\r\n two", " one|\n| two")]
    [DataRow("我爱猫。ABC", "我|爱|猫|。|ABC")]
    [DataRow("ねこ が", "ね|こ| が")]
    [DataRow("แมวดี", "แ|ม|ว|ดี")]
    [DataRow("¿Qué? Ça va !", " ¿|Qué|?| Ça| va| !")]
    [DataRow("Hi 👩‍👩‍👧👍🏽🇫🇷", " Hi| 👩‍👩‍👧|👍🏽|🇫🇷")]
    [DataRow("नमस्ते दुनिया", " नमस्ते| दुनिया")]
    [DataRow("שָׁלוֹם عليكم", " שָׁלוֹם| عليكم")]
    [DataRow("안녕 세상", " 안녕| 세상")]
    [DataRow("e\u0301te\u0301", " été")]
    [DataRow("...", " ...")]
    [DataRow(" \n ", "")]
    public void Split_AnyScript_GivesWordsMarksAndLineEnds(string text, string tokens) => Assert.AreEqual(tokens, string.Join('|', Texts.Tokens(text)));

    [TestMethod]
    public void Split_Characters_KeepsThemWholeAndSpacesSingle() =>
        CollectionAssert.AreEqual(new[] { "a", " ", "👩‍👩‍👧", "\n", "é" }, Texts.Tokens(" a  👩‍👩‍👧 \n\n e\u0301", TextUnit.Characters));

    [TestMethod]
    [DataRow(TextUnit.Words)]
    [DataRow(TextUnit.Characters)]
    public void Split_AnyCharacters_JoinsToTheTidiedTextInShortTokens(TextUnit unit)
    {
        var random = new Random(4);
        char[] alphabet = [.. "aZ1 \n\t.,'-\"!_é猫ねแัी\u0301\u200D\uFE0F\u20E3\uD83D\uDC69\uDC4D\0\u202E"];
        for (var round = 0; round < 3_000; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(200)).Select(_ => alphabet[random.Next(round % 2 == 0 ? alphabet.Length : 8)])]);
            var tokens = Texts.Tokens(text, unit);
            Assert.AreEqual(TextTokens.Tidy(text, unit), string.Concat(tokens));
            Assert.IsTrue(tokens.All(token => token.Length is >= 1 and <= TextLimits.TokenLength + 1), text);
            Assert.AreEqual(string.Concat(tokens), TextTokens.Tidy(string.Concat(tokens), unit), "tidy twice");
        }
    }

    [TestMethod]
    public void Split_EndlessWord_IsCut()
    {
        var tokens = Texts.Tokens(new string('a', 1000) + " " + new string('\u0301', 1000));
        Assert.IsTrue(tokens.All(token => token.Length <= TextLimits.TokenLength + 1));
        Assert.IsGreaterThan(10, tokens.Length);
    }

    [TestMethod]
    public void Show_JoinedTokens_IsTheTextWithNaturalSpaces()
    {
        const string Text = "\"Hello,\" said Mia (7). It's 3.5 km!\nÇa va ? ¿Sí? 我爱你。👍🏽";
        Assert.AreEqual(Text, TextTokens.Show(string.Concat(Texts.Tokens(Text))));
    }
}
