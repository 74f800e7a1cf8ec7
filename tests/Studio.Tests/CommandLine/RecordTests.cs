namespace MLKids.Studio.Tests.CommandLine;

/// <summary><c>mlkids record</c> as far as it goes without a microphone.</summary>
[TestClass]
public sealed class RecordTests
{
    [TestMethod]
    public void Record_WhereThereIsNoRecorder_SaysWhatIsMissingAndWritesNothing()
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("Skipped: Windows may have a microphone.");
        var file = Path.Combine(Path.GetTempPath(), $"mlkids-{Guid.NewGuid():N}.wav");
        var said = Mlkids.Run("record", file);
        Assert.AreEqual(Mlkids.Failed, said.Code, said.Error);
        StringAssert.Contains(said.Error, "MLT060");
        StringAssert.Contains(said.Error, "NAudio");
        StringAssert.Contains(said.Error, "docs/flavours.md");
        Assert.IsFalse(File.Exists(file));
    }

    [TestMethod]
    [DataRow("0")]
    [DataRow("61")]
    [DataRow("NaN")]
    public void Record_ImpossibleLength_IsWrongUsage(string seconds) =>
        Assert.AreEqual(Mlkids.Usage, Mlkids.Run("record", "never-written.wav", "--seconds", seconds).Code);
}
