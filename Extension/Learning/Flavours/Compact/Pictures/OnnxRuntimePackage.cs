namespace MLKids.Learning.Featurizers.Pictures.Network;

/// <summary>Where this flavour's ONNX Runtime comes from, for messages.</summary>
internal static class OnnxRuntimePackage
{
    internal const string Name = "com.github.asus4.onnxruntime";
}
