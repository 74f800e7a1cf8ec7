namespace MLKids.Learning.Tests.Flavours;

/// <summary>What a package brings that only some flavours have. Elsewhere these are skipped, with the package's name.</summary>
[TestClass]
public sealed partial class PackageTests
{
    [TestMethod]
    public void MultiLayerHead_InAPipelineOfMLNet_IsSavedAndAnswersAlike() => SaveAndLoadPipeline();

    [TestMethod]
    public void ImagePipeline_OfMLNet_SeesNearlyWhatOurFeaturizerSees() => CompareFeatures();

    [TestMethod]
    public void Sound_InAiff_IsReadAsTheSameSoundInWav() => ReadAiff();

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Sound_OfATelephone_IsRead(bool aLaw) => ReadTelephone(aLaw);

    private static partial void SaveAndLoadPipeline();

    private static partial void CompareFeatures();

    private static partial void ReadAiff();

    private static partial void ReadTelephone(bool aLaw);
}
