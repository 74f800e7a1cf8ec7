using MLKids.Learning.Featurizers.Words;

namespace MLKids.Learning.Tests.Featurizers.Words;

[TestClass]
public sealed class WordTokensTests
{
    [TestMethod]
    [DataRow("I can't swim, can you?", "i cant swim , can you ?")]
    [DataRow("'quoted' words' end", "' quoted ' words ' end")]
    [DataRow("t-shirt 2nd 3.5", "t - shirt 2nd 3 . 5")]
    [DataRow("L'été à Noël", "lété à noël")]
    [DataRow("Straße ÄPFEL", "straße äpfel")]
    [DataRow("¿Dónde está?", "¿ dónde está ?")]
    [DataRow("Привет, мир", "привет , мир")]
    [DataRow("أين القطة؟", "أين القطة ؟")]
    [DataRow("שלום עולם", "שלום עולם")]
    [DataRow("नमस्ते दुनिया", "नमस्ते दुनिया")]
    [DataRow("안녕 세상", "안녕 세상")]
    [DataRow("私は猫。", "私 は 猫 。")]
    [DataRow("ゲーム", "ゲ ー ム")]
    [DataRow("ที่นี่", "ที่ นี่")]
    [DataRow("ខ្ញុំទៅ", "ខ្ ញុំ ទៅ")]
    [DataRow("iPhone買う", "iphone 買 う")]
    [DataRow("wow!!! :-)", "wow !!! :-)")]
    [DataRow("hi😀😀", "hi 😀 😀")]
    [DataRow("👩🏽‍🚀🏳️‍🌈🇯🇵", "👩🏽🚀 🏳🌈 🇯🇵")]
    [DataRow("1️⃣ ☺️", "1⃣ ☺")]
    public void Of_Text_GivesFoldedTokens(string text, string expected) =>
        Assert.AreEqual(expected, string.Join(' ', WordTokens.Of(text).Select(token => token.Folded)));

    [TestMethod]
    public void Of_DecomposedText_GivesPlacesInTheTextAsItIs()
    {
        const string Text = "Un cafe\u0301 👩🏽‍🚀 犬!";
        CollectionAssert.AreEqual(
            new[] { "Un", "cafe\u0301", "👩🏽‍🚀", "犬", "!" },
            WordTokens.Of(Text).Select(token => Text.Substring(token.Start, token.Length)).ToArray());
    }

    [TestMethod]
    public void Of_CharactersWithoutGap_AreJoined() =>
        CollectionAssert.AreEqual(new[] { false, true, false, false }, WordTokens.Of("犬が 好。").Select(token => token.Joined).ToArray());

    [TestMethod]
    public void Of_NothingToSee_IsEmpty() => Assert.IsEmpty(WordTokens.Of(" \n\u200E\u200B\uFEFF\u0640"));
}
