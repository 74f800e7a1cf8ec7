namespace MLKids.Learning.Tests.Flavours;

public sealed partial class PackageTests
{
    private static partial void SaveAndLoadPipeline() => Skip("Microsoft.ML.OnnxTransformer");

    private static partial void CompareFeatures() => Skip("Microsoft.ML.ImageAnalytics");

    private static partial void ReadAiff() => Skip("NAudio");

    private static partial void ReadTelephone(bool aLaw) => Skip("NAudio");

    private static void Skip(string package) => Assert.Inconclusive($"Skipped: needs the package {package} (flavour Full).");
}
