using System.Text;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers.Words;
using MLKids.Learning.Trainers;

namespace MLKids.Learning.Tests.Trainers.Words;

/// <summary>A tiny project: five sentences each about dogs and football.</summary>
internal static class Pets
{
    private static readonly string[] Dogs = ["my dog is brown", "the dog runs in the park", "I feed my dog", "a dog has a tail", "our dog sleeps"];
    private static readonly string[] Football = ["we play football", "the football is round", "I kick the football", "our football team won", "a football match"];

    internal static IHead Fit(ITrainer trainer, int perLabel = 5)
    {
        string[] texts = [.. Dogs.Take(perLabel), .. Football.Take(perLabel)];
        var features = texts.SelectMany(Featurize).ToArray();
        var rows = new ExampleTable(features, features.Length / texts.Length, ["dog", "football"], [.. Enumerable.Range(0, texts.Length).Select(i => i / perLabel)]);
        return trainer.Fit(rows, 1, null, CancellationToken.None);
    }

    internal static float[] Ask(IHead head, string text)
    {
        var probabilities = new float[head.LabelCount];
        head.Predict(Featurize(text), probabilities);
        return probabilities;
    }

    private static float[] Featurize(string text)
    {
        using var featurizer = new WordFeaturizer();
        var features = new float[featurizer.FeatureLength];
        featurizer.Featurize(Encoding.UTF8.GetBytes(text), features);
        return features;
    }
}
