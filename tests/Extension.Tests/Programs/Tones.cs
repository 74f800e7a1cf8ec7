using MLKids.Blocks.MachineLearning;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers.Sounds;
using MLKids.Learning.Training;

namespace MLKids.Extension.Tests.Programs;

/// <summary>Sounds that are easy to tell apart: low and high tones of about half a second, and noise.</summary>
internal static class Tones
{
    /// <summary>Half a second of "low" or "high", or a second of noise; each number sounds a little different.</summary>
    public static float[] Of(string label, int number)
    {
        var random = new Random(number);
        if (label == ProjectNames.BackgroundNoise)
            return [.. Enumerable.Range(0, SoundClip.Rate).Select(_ => ((float)random.NextDouble() - 0.5f) * 0.02f * (number + 1))];
        var hertz = (label == "low" ? 300 : 2_000) * (1 + 0.2 * random.NextDouble());
        var loud = 0.1 + 0.2 * random.NextDouble();
        return [.. Enumerable.Range(0, SoundClip.Rate / 2).Select(i => (float)(loud * (Math.Sin(i * hertz * Math.Tau / SoundClip.Rate) + 0.02 * random.NextDouble())))];
    }

    public static byte[] Wav(string label, int number) => SoundClip.FromSamples(Of(label, number)).ToWav();

    /// <summary>Trains a model of low, high and background.</summary>
    public static async Task Train(LearningWorld world, string model = "m")
    {
        foreach (var label in new[] { "low", "high", ProjectNames.BackgroundNoise })
            for (var i = 0; i < 5; i++)
                world.Session.Add(world.Session.Shelf.Put(ModelKind.Sounds, Wav(label, i)), label, model);
        await world.Session.Train(model, new PresetChoice(Preset.Simplified, "For a test."), default);
    }
}
