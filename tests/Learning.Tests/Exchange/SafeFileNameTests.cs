using System.Text;
using MLKids.Learning.Exchange;

namespace MLKids.Learning.Tests.Exchange;

[TestClass]
public sealed class SafeFileNameTests
{
    [TestMethod]
    [DataRow("cat", "cat")]
    [DataRow("../../etc", "_._.._etc")]
    [DataRow("a/b\\c:d*e?f\"g<h>i|j", "a_b_c_d_e_f_g_h_i_j")]
    [DataRow("con", "_con")]
    [DataRow("Aux.txt", "_Aux.txt")]
    [DataRow("COM1", "_COM1")]
    [DataRow("lpt¹", "_lpt¹")]
    [DataRow("console", "console")]
    [DataRow("end. ", "end")]
    [DataRow(".hidden", "_hidden")]
    [DataRow("..", "_")]
    [DataRow("", "_")]
    [DataRow("🐱 猫 قطة", "🐱 猫 قطة")]
    [DataRow("a\u202Eb\u0000c\nd", "a_b_c_d")]
    public void Take_AnyName_IsSafe(string wanted, string name) => Assert.AreEqual(name, new SafeFileName().Take(wanted));

    [TestMethod]
    public void Take_SameNameTwice_GetsNumbers()
    {
        var names = new SafeFileName();
        CollectionAssert.AreEqual(
            new[] { "a.png", "A (2).png", "a (3).png", "a.jpg", "_", "_ (2)" },
            new[] { names.Take("a", ".png"), names.Take("A", ".png"), names.Take("a", ".png"), names.Take("a", ".jpg"), names.Take("/"), names.Take("?") });
    }

    [TestMethod]
    public void Take_LongName_IsCutBetweenCharacters()
    {
        var name = new SafeFileName().Take(string.Concat(Enumerable.Repeat("🐱", 300)));
        Assert.AreEqual(100, Encoding.UTF8.GetByteCount(name));
        Assert.DoesNotContain('\uFFFD', name);
    }
}
