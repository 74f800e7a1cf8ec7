using MLKids.Learning.Featurizers.Pictures.Native;

namespace MLKids.Learning.Tests.Featurizers.Pictures;

[TestClass]
public sealed class VipsLibraryTests
{
    [TestMethod]
    public void Find_SeveralVersions_TakesTheNewest()
    {
        var folder = Directory.CreateTempSubdirectory("vips").FullName;
        foreach (var name in new[] { "libvips-cpp.so.8.17.1", "libvips-cpp.so.8.18.7", "other.so" })
            File.WriteAllText(Path.Combine(folder, name), "");
        Assert.AreEqual(Path.Combine(folder, "libvips-cpp.so.8.18.7"), VipsLibrary.Find(folder, "libvips.so*", "libvips-cpp.so*"));
        Assert.IsNull(VipsLibrary.Find(folder, "libvips-42.dll"));
        Assert.IsNull(VipsLibrary.Find(Path.Combine(folder, "none"), "*"));
        Directory.Delete(folder, true);
    }

    [TestMethod]
    public void Missing_Library_SaysWhatToDo()
    {
        var error = VipsLibrary.Missing("no such library");
        Assert.AreEqual(LearningCodes.MissingFeaturizer, error.Code);
        StringAssert.Contains(error.Message, "@img/sharp-libvips-");
        StringAssert.Contains(error.Message, AppContext.BaseDirectory);
    }

    [TestMethod]
    public void NewOperation_UnknownName_IsAMissingPart()
    {
        VipsLibrary.Start();
        var error = Assert.ThrowsExactly<LearningException>(() => new VipsOperation("no_such_operation").Dispose());
        StringAssert.Contains(error.Message, "no_such_operation");
    }
}
