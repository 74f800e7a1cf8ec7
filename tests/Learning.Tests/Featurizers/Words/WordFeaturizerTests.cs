using System.Text;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Words;

namespace MLKids.Learning.Tests.Featurizers.Words;

[TestClass]
public sealed class WordFeaturizerTests : FeaturizerContract
{
    protected override IFeaturizer Create() => new WordFeaturizer();

    protected override IReadOnlyList<byte[]> Examples => [Utf8("I like my dog"), Utf8("ねこが好き"), Utf8("🎂🎈")];

    protected override IReadOnlyList<(byte[] Bytes, string Code)> Unreadable =>
    [
        ([], LearningCodes.EmptyText),
        (Utf8(" \t\r\n\u3000\u200B"), LearningCodes.EmptyText),
        (Utf8("\u200E\uFEFF"), LearningCodes.EmptyText),
        ([0xFF, 0xFE, 0x41], LearningCodes.UnreadableText),
        ([0x41, 0xC3], LearningCodes.UnreadableText),
        ([0xED, 0xA0, 0x80], LearningCodes.UnreadableText),
        (Utf8("a\0b"), LearningCodes.UnreadableText),
        (Utf8("a\u001Bb"), LearningCodes.UnreadableText),
        (Utf8("a" + new string('\u0301', 33)), LearningCodes.UnreadableText),
        (Utf8(new string('a', 10_001)), LearningCodes.TextTooLong),
        (new byte[30_001], LearningCodes.TextTooLong),
    ];

    [TestMethod]
    [DataRow("Café", "Cafe\u0301")]
    [DataRow("한국", "\u1112\u1161\u11AB\u1100\u116E\u11A8")]
    [DataRow("ガム", "カ\u3099ム")]
    [DataRow("क़लम", "क\u093Cलम")]
    [DataRow("Å", "\u212B")]
    [DataRow("ÉCOLE", "école")]
    [DataRow("ПРИВЕТ", "привет")]
    [DataRow("ΛΌΓΟΣ", "λόγος")]
    [DataRow("ＨＥＬＬＯ！", "hello!")]
    [DataRow("don't", "don’t")]
    [DataRow("don't", "dont")]
    [DataRow("كَتَبَ", "كتب")]
    [DataRow("كـــتب", "كتب")]
    [DataRow("שָׁלוֹם", "שלום")]
    [DataRow("❤️", "❤")]
    [DataRow("\u202Bقطة\u202C", "قطة")]
    [DataRow("Wort\u00ADspiel", "Wortspiel")]
    public void Featurize_TwoSpellingsOfOneText_WritesTheSame(string a, string b) => CollectionAssert.AreEqual(Features(a), Features(b));

    [TestMethod]
    [DataRow("Hello, World!", "hello world")]
    [DataRow("  a   b ", "A b.")]
    [DataRow("¿Qué? ¡Sí!", "qué sí")]
    [DataRow("犬が好き。", "犬が 好き")]
    [DataRow("party 🎂!", "Party 🎂")]
    public void Fingerprint_OtherCasePunctuationAndSpaces_IsTheSame(string a, string b) => Assert.AreEqual(Fingerprint(a), Fingerprint(b));

    [TestMethod]
    [DataRow("hello world", "hello worlds")]
    [DataRow("a b", "b a")]
    [DataRow("party 🎂", "party 🎈")]
    [DataRow("?", "!")]
    [DataRow("ab c", "a bc")]
    public void Fingerprint_OtherWords_Differs(string a, string b) => Assert.AreNotEqual(Fingerprint(a), Fingerprint(b));

    [TestMethod]
    [DataRow("play", "playing", "table")]
    [DataRow("Hund", "Hunde", "Katze")]
    [DataRow("猫が好き", "猫が好きだ", "明日は雨")]
    [DataRow("ฉันรักแมว", "แมว", "วันนี้ฝนตก")]
    public void Featurize_RelatedTexts_AreCloserThanOthers(string text, string related, string other) =>
        Assert.IsGreaterThan(Math.Abs(Cosine(text, other)) + 0.1, Cosine(text, related));

    [TestMethod]
    public void Featurize_EmojiOfAnotherSkin_SharesTheHand() => Assert.AreEqual(1 / ((9 + 2.25 + 2) / 1), Cosine("👍🏽", "👍🏻"), 1e-6);

    /// <summary>Saved models depend on these columns: if this fails, the id must change.</summary>
    [TestMethod]
    public void Featurize_OneEmoji_SetsKnownColumns()
    {
        var set = Features("🎂").Select((value, column) => (value, column)).Where(pair => pair.value != 0).ToArray();
        CollectionAssert.AreEqual(new[] { (1.5f, 606), (3f, 1768) }, set);
    }

    [TestMethod]
    [DataRow("", 4857985041689552413UL)]
    [DataRow("cat", 9715377889943867351UL)]
    [DataRow("ねこ", 6244495301272379776UL)]
    public void Hash_KnownText_IsAsEver(string text, ulong hash) => Assert.AreEqual(hash, WordHash.Finish(WordHash.Add(WordHash.Start('w'), text)));

    [TestMethod]
    [DataRow("a")]
    [DataRow("猫")]
    [DataRow("e\u0301")]
    [DataRow("👩🏽‍🚀")]
    [DataRow("?!")]
    public void Featurize_LongestText_IsFeaturized(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 10_000 / piece.Length));
        Assert.IsTrue(Features(text).All(float.IsFinite));
    }

    [TestMethod]
    public void Featurize_RandomBytes_IsFeaturizedOrRefused()
    {
        var random = new Random(11);
        using var featurizer = new WordFeaturizer();
        var features = new float[featurizer.FeatureLength];
        var refused = 0;
        for (var round = 0; round < 2_000; round++)
        {
            // Half of them are text: random characters of the basic plane and emoji.
            var bytes = new byte[random.Next(40)];
            random.NextBytes(bytes);
            if (round % 2 == 0)
                bytes = Utf8(string.Concat(Enumerable.Range(0, random.Next(1, 20)).Select(_ => Character(random))));
            try
            {
                featurizer.Featurize(bytes, features);
                Assert.IsTrue(features.All(float.IsFinite));
            }
            catch (LearningException error)
            {
                Assert.IsTrue(error.Code is LearningCodes.UnreadableText or LearningCodes.EmptyText, error.Code);
                refused++;
            }
        }
        Assert.IsLessThan(1_500, refused);
    }

    [TestMethod]
    public void Catalog_Words_HasIt()
    {
        using var catalog = new FeaturizerCatalog();
        Assert.IsInstanceOfType<WordFeaturizer>(catalog.For(ModelKind.Words));
    }

    private static string Character(Random random) =>
        new Rune(random.Next(4) switch { 0 => random.Next(0x1F300, 0x1FAFF), 1 => random.Next(0x20, 0x7F), 2 => random.Next(0x20000, 0x30000), _ => random.Next(0x300, 0xD800) })
            .ToString();

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static float[] Features(string text)
    {
        using var featurizer = new WordFeaturizer();
        return Featurize(featurizer, Utf8(text));
    }

    private static ulong Fingerprint(string text)
    {
        using var featurizer = new WordFeaturizer();
        return featurizer.FeaturizeAndFingerprint(Utf8(text), new float[featurizer.FeatureLength]);
    }

    private static double Cosine(string a, string b)
    {
        var (x, y) = (Features(a), Features(b));
        return x.Zip(y).Sum(pair => (double)pair.First * pair.Second) / Math.Sqrt(x.Sum(v => (double)v * v) * y.Sum(v => (double)v * v));
    }
}
