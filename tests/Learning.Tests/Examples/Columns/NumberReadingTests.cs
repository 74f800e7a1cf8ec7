using MLKids.Learning.Examples.Columns;

namespace MLKids.Learning.Tests.Examples.Columns;

[TestClass]
public sealed class NumberReadingTests
{
    [TestMethod]
    [DataRow("1.5", 1.5)]
    [DataRow(" -2 ", -2)]
    [DataRow("−2", -2)]
    [DataRow("+.5", 0.5)]
    [DataRow("1,5", 1.5)]
    [DataRow(",25", 0.25)]
    [DataRow("0,500", 0.5)]
    [DataRow("1234,500", 1234.5)]
    [DataRow("1e3", 1000)]
    [DataRow("1,5e-2", 0.015)]
    [DataRow("٣٫٥", 3.5)]
    [DataRow("१२", 12)]
    public void TryRead_Number_IsRead(string text, double expected)
    {
        Assert.IsTrue(NumberReading.TryRead(text, out var number));
        Assert.AreEqual(expected, number);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow(" ")]
    [DataRow("red")]
    [DataRow("3 cm")]
    [DataRow("NaN")]
    [DataRow("Infinity")]
    [DataRow("-∞")]
    [DataRow("1e999")]
    [DataRow("-")]
    [DataRow("1,2,3")]
    [DataRow("1.2.3")]
    public void TryRead_NoNumber_IsFalse(string text) => Assert.IsFalse(NumberReading.TryRead(text, out _));

    [TestMethod]
    [DataRow("1,500")]
    [DataRow("12.500.000")]
    [DataRow("1 500")]
    [DataRow("1'500")]
    [DataRow("1,234.5")]
    [DataRow("1.234,5")]
    public void TryRead_Thousands_IsFalseAndKnown(string text)
    {
        Assert.IsFalse(NumberReading.TryRead(text, out _));
        Assert.IsTrue(NumberReading.HasThousands(text));
    }

    [TestMethod]
    public void TryRead_CommaThatIsKnownToBeDecimal_IsRead()
    {
        Assert.IsTrue(NumberReading.TryRead("1,500", out var number, decimalComma: true));
        Assert.AreEqual(1.5, number);
    }

    [TestMethod]
    public void TryRead_MinusZero_IsZero()
    {
        Assert.IsTrue(NumberReading.TryRead("-0", out var number));
        Assert.IsFalse(double.IsNegative(number));
    }
}
