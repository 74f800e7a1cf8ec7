using FsCheck;
using FsCheck.Fluent;
using MLKids.Blocks.Values;

namespace MLKids.Blocks.Tests.Values;

[TestClass]
public sealed class NumberTextTests
{
    // Expected texts are what ECMAScript's String(x) gives (Node 20).
    [TestMethod]
    [DataRow(0.0, "0")]
    [DataRow(-0.0, "0")]
    [DataRow(-1.0, "-1")]
    [DataRow(0.1 + 0.2, "0.30000000000000004")]
    [DataRow(1e21, "1e+21")]
    [DataRow(1.1e21, "1.1e+21")]
    [DataRow(1e100, "1e+100")]
    [DataRow(123456789012345680000.0, "123456789012345680000")]
    [DataRow(999999999999999900000.0, "999999999999999900000")]
    [DataRow(1e20, "100000000000000000000")]
    [DataRow(1e15, "1000000000000000")]
    [DataRow(12345678901234567.0, "12345678901234568")]
    [DataRow(9007199254740994.0, "9007199254740994")]
    [DataRow(123456789.123, "123456789.123")]
    [DataRow(4.35, "4.35")]
    [DataRow(-1.0 / 3, "-0.3333333333333333")]
    [DataRow(1e-6, "0.000001")]
    [DataRow(0.000001234, "0.000001234")]
    [DataRow(1e-7, "1e-7")]
    [DataRow(-1e-7, "-1e-7")]
    [DataRow(1.5e-7, "1.5e-7")]
    [DataRow(5e-324, "5e-324")]
    [DataRow(double.MaxValue, "1.7976931348623157e+308")]
    [DataRow(double.PositiveInfinity, "Infinity")]
    [DataRow(double.NegativeInfinity, "-Infinity")]
    [DataRow(double.NaN, "NaN")]
    public void Format_Sample_IsEcmaScriptText(double number, string text) => Assert.AreEqual(text, NumberText.Format(number));

    // Expected numbers are what ECMAScript's Number(text) gives (Node 20).
    [TestMethod]
    [DataRow("", 0.0)]
    [DataRow("  ", 0.0)]
    [DataRow(" \t\n7\r\n", 7.0)]
    [DataRow("\u00a07\u3000", 7.0)]
    [DataRow("\ufeff7", 7.0)]
    [DataRow("\u180e5", double.NaN)]
    [DataRow("0x1F", 31.0)]
    [DataRow("0X1f", 31.0)]
    [DataRow("0b101", 5.0)]
    [DataRow("0o17", 15.0)]
    [DataRow("0x", double.NaN)]
    [DataRow("0xg", double.NaN)]
    [DataRow("0b2", double.NaN)]
    [DataRow("-0x10", double.NaN)]
    [DataRow("0x1.5", double.NaN)]
    [DataRow("1e3", 1000.0)]
    [DataRow("1E+3", 1000.0)]
    [DataRow("1e-3", 0.001)]
    [DataRow("1e400", double.PositiveInfinity)]
    [DataRow("-1e400", double.NegativeInfinity)]
    [DataRow("1e99999999999", double.PositiveInfinity)]
    [DataRow("1e-400", 0.0)]
    [DataRow("1e", double.NaN)]
    [DataRow("e5", double.NaN)]
    [DataRow("1e1.5", double.NaN)]
    [DataRow(".5", 0.5)]
    [DataRow("5.", 5.0)]
    [DataRow(".", double.NaN)]
    [DataRow("+", double.NaN)]
    [DataRow("+5", 5.0)]
    [DataRow("--5", double.NaN)]
    [DataRow("00012", 12.0)]
    [DataRow("1.2.3", double.NaN)]
    [DataRow("5 5", double.NaN)]
    [DataRow("1,000", double.NaN)]
    [DataRow("1_000", double.NaN)]
    [DataRow("Infinity", double.PositiveInfinity)]
    [DataRow("+Infinity", double.PositiveInfinity)]
    [DataRow("-Infinity", double.NegativeInfinity)]
    [DataRow("infinity", double.NaN)]
    [DataRow("NaN", double.NaN)]
    [DataRow("true", double.NaN)]
    [DataRow("\u0663", double.NaN)]
    [DataRow("9007199254740993", 9007199254740992.0)]
    public void Parse_Sample_IsEcmaScriptNumber(string text, double number) => Assert.AreEqual(number, NumberText.Parse(text));

    [TestMethod]
    public void Parse_NegativeZero_KeepsItsSign() => Assert.IsTrue(double.IsNegative(NumberText.Parse("-0")));

    [TestMethod]
    public void Format_AnyNumber_ReadsBackAsTheSame() =>
        Prop.ForAll<DoNotSize<long>>(bits =>
        {
            var number = BitConverter.Int64BitsToDouble(bits.Item);
            return NumberText.Parse(NumberText.Format(number)).Equals(number + 0.0) || number == 0;
        }).QuickCheckThrowOnFailure();

    [TestMethod]
    public void Format_AnyNumber_HasAnExponentOnlyWhereEcmaScriptHasOne() =>
        Prop.ForAll<DoNotSize<long>>(bits =>
        {
            var number = BitConverter.Int64BitsToDouble(bits.Item);
            var size = Math.Abs(number);
            return !double.IsFinite(number) || NumberText.Format(number).Contains('e') == (size != 0 && (size < 1e-6 || size >= 1e21));
        }).QuickCheckThrowOnFailure();

    [TestMethod]
    public void Parse_AnyTextBetweenBlanks_IsTheSameNumber() =>
        Prop.ForAll<string>(text => text is null || NumberText.Parse($" \u3000{text}\n").Equals(NumberText.Parse(text))).QuickCheckThrowOnFailure();
}
