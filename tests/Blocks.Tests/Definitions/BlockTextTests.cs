using MLKids.Blocks.Definitions;

namespace MLKids.Blocks.Tests.Definitions;

[TestClass]
public sealed class BlockTextTests
{
    [TestMethod]
    public void Names_OfASentence_StandInOrder() =>
        CollectionAssert.AreEqual(new[] { "MESSAGE", "SECS" }, new BlockText("say [MESSAGE] for [SECS] seconds").Names.ToArray());

    [TestMethod]
    public void Names_OfASentenceWithout_AreNone() => Assert.IsEmpty(new BlockText("next costume").Names);

    [TestMethod]
    [DataRow("NUMBER_NAME", "numberName", true)]
    [DataRow("FRONT_BACK", "frontBack", true)]
    [DataRow("NUM1", "num2", false)]
    [DataRow("X", "x", true)]
    public void SameName_Sample_IgnoresCaseAndUnderscores(string slot, string parameter, bool same) =>
        Assert.AreEqual(same, BlockText.SameName(slot, parameter));
}
