using FsCheck;
using FsCheck.Fluent;
using MLKids.Blocks.Values;

namespace MLKids.Blocks.Tests.Values;

[TestClass]
public sealed class CastTests
{
    [TestMethod]
    [DataRow("12", 12.0)]
    [DataRow(" 1e2 ", 100.0)]
    [DataRow("apple", 0.0)]
    [DataRow("true", 0.0)]
    [DataRow(true, 1.0)]
    [DataRow(false, 0.0)]
    [DataRow(double.NaN, 0.0)]
    [DataRow(null, 0.0)]
    [DataRow(double.PositiveInfinity, double.PositiveInfinity)]
    public void ToNumber_Sample_IsScratchNumber(object? value, double number) => Assert.AreEqual(number, Cast.ToNumber(value));

    [TestMethod]
    [DataRow("", false)]
    [DataRow("0", false)]
    [DataRow("FaLsE", false)]
    [DataRow("0.0", true)]
    [DataRow(" ", true)]
    [DataRow("no", true)]
    [DataRow(0.0, false)]
    [DataRow(double.NaN, false)]
    [DataRow(-1.0, true)]
    [DataRow(true, true)]
    [DataRow(null, false)]
    public void ToBoolean_Sample_IsScratchTruth(object? value, bool truth) => Assert.AreEqual(truth, Cast.ToBoolean(value));

    [TestMethod]
    [DataRow(true, "true")]
    [DataRow(false, "false")]
    [DataRow(2.5, "2.5")]
    [DataRow("x", "x")]
    [DataRow(null, "")]
    public void ToText_Sample_IsEcmaScriptText(object? value, string text) => Assert.AreEqual(text, Cast.ToText(value));

    [TestMethod]
    [DataRow("1", 1.0, 0)]
    [DataRow("1.0", "1", 0)]
    [DataRow("10", "9", 1)]
    [DataRow("0x10", 16.0, 0)]
    [DataRow("apple", "APPLE", 0)]
    [DataRow("apple", "banana", -1)]
    [DataRow("", 0.0, -1)]
    [DataRow("  ", "0", -1)]
    [DataRow("\t", 0.0, -1)]
    [DataRow(true, 1.0, 0)]
    [DataRow("true", 1.0, 1)]
    [DataRow("true", true, 0)]
    [DataRow("Infinity", double.PositiveInfinity, 0)]
    [DataRow(double.NegativeInfinity, double.PositiveInfinity, -1)]
    [DataRow(double.NaN, "nan", 0)]
    [DataRow(double.NaN, 5.0, 1)]
    [DataRow("-0", 0.0, 0)]
    public void Compare_Sample_HasScratchOrder(object a, object b, int sign)
    {
        Assert.AreEqual(sign, Math.Sign(Cast.Compare(a, b)));
        Assert.AreEqual(-sign, Math.Sign(Cast.Compare(b, a)));
    }

    [TestMethod]
    public void Compare_TwoTexts_IsAntisymmetric() =>
        Prop.ForAll<string, string>((a, b) => Math.Sign(Cast.Compare(a, b)) == -Math.Sign(Cast.Compare(b, a))).QuickCheckThrowOnFailure();

    [TestMethod]
    public void Compare_NumberAndItsText_AreEqual() =>
        Prop.ForAll<DoNotSize<long>>(bits =>
        {
            var number = BitConverter.Int64BitsToDouble(bits.Item);
            return Cast.Compare(number, Cast.ToText(number)) == 0;
        }).QuickCheckThrowOnFailure();

    [TestMethod]
    [DataRow(3.0, true)]
    [DataRow(3.5, false)]
    [DataRow(double.NaN, true)]
    [DataRow(double.PositiveInfinity, false)]
    [DataRow("3", true)]
    [DataRow("3.0", false)]
    [DataRow("apple", true)]
    [DataRow("1e-5", true)]
    [DataRow(true, true)]
    [DataRow(null, false)]
    public void IsWhole_Sample_LooksForThePointInText(object? value, bool whole) => Assert.AreEqual(whole, Cast.IsWhole(value));

    [TestMethod]
    [DataRow("last", 4)]
    [DataRow(1.0, 1)]
    [DataRow(1.9, 1)]
    [DataRow("4", 4)]
    [DataRow(4.9, 4)]
    [DataRow(5.0, 0)]
    [DataRow(0.9, 0)]
    [DataRow(-1.0, 0)]
    [DataRow("Last", 0)]
    [DataRow("all", 0)]
    [DataRow(double.PositiveInfinity, 0)]
    public void ToListPosition_OfFour_IsPositionOrNone(object value, int position) =>
        Assert.AreEqual(position, Cast.ToListPosition(value, 4, new Random(1)));

    [TestMethod]
    [DataRow("random")]
    [DataRow("any")]
    public void ToListPosition_Random_ReachesEveryItemAndNoOther(string word)
    {
        var random = new Random(7);
        var positions = Enumerable.Range(0, 200).Select(_ => Cast.ToListPosition(word, 3, random)).Distinct().Order().ToList();
        CollectionAssert.AreEqual(new[] { 1, 2, 3 }, positions);
        Assert.AreEqual(0, Cast.ToListPosition(word, 0, random));
    }

    [TestMethod]
    public void Normalize_AnyNumberType_IsDouble()
    {
        Assert.AreEqual(3.0, BlockValue.From(3).ToObject());
        Assert.AreEqual(0.5, BlockValue.From(0.5m).ToObject());
        Assert.AreEqual("", BlockValue.From(null).ToObject());
        Assert.AreEqual("5", BlockValue.From("5").ToObject());
    }

    [TestMethod]
    [DataRow("\u0130", "i\u0307")]
    [DataRow("A\u0130B", "ai\u0307b")]
    [DataRow("\u03a3", "\u03c3")]
    [DataRow("\u0391\u03a3", "\u03b1\u03c2")]
    [DataRow("\u0391\u03a3\u0391", "\u03b1\u03c3\u03b1")]
    [DataRow("\u0391\u03a3.", "\u03b1\u03c2.")]
    [DataRow("\u0391'\u03a3 x", "\u03b1'\u03c2 x")]
    [DataRow("1\u03a3", "1\u03c3")]
    public void Lower_TheTwoSpecialLetters_AreAsInScratch(string text, string lower) => Assert.AreEqual(lower, Cast.Lower(text));

    [TestMethod]
    [DataRow("\ufeff")]
    [DataRow("\u00a0\u2028")]
    [DataRow(" \t\n")]
    public void Compare_BlankText_IsNoNumber(string blank)
    {
        Assert.AreNotEqual(0, Cast.Compare(blank, 0d));
        Assert.AreNotEqual(0, Cast.Compare(0d, blank));
    }
}
