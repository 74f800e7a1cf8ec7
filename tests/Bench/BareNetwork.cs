using Microsoft.ML.OnnxRuntime;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Pictures.Network;

namespace MLKids.Bench;

/// <summary>Nothing but ONNX Runtime on the product's network: the floor that its own time is compared with.</summary>
internal sealed class BareNetwork : IDisposable
{
    private static readonly string[] Inputs = [MobileNetGraph.InputName], Outputs = [MobileNetGraph.FeaturesName];

    private readonly InferenceSession _session;
    private readonly RunOptions _options = new();
    private readonly OrtValue[] _input, _output;

    public BareNetwork(int side)
    {
        using var settings = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        _session = new InferenceSession(MobileNetGraph.Build(new GgufFile(File.ReadAllBytes(MobileNetFeaturizer.DefaultWeightsPath)), side, false), settings);
        var pixels = new float[3 * side * side];
        var random = new Random(1);
        foreach (ref var pixel in pixels.AsSpan())
            pixel = (random.NextSingle() * 4) - 2;
        _input = [OrtValue.CreateTensorValueFromMemory(pixels, [1, 3, side, side])];
        _output = [OrtValue.CreateTensorValueFromMemory(new float[MobileNetGraph.FeatureLength], [1, MobileNetGraph.FeatureLength])];
    }

    public void Run() => _session.Run(_options, Inputs, _input, Outputs, _output);

    public void Dispose()
    {
        _session.Dispose();
        _options.Dispose();
        _input[0].Dispose();
        _output[0].Dispose();
    }
}
