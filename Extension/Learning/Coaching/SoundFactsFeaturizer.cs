using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Sounds;

namespace MLKids.Learning.Coaching;

/// <summary>Sounds to <see cref="SoundFacts"/>, measured once and kept like <see cref="PictureFactsFeaturizer"/>'s.</summary>
internal sealed class SoundFactsFeaturizer : IFeaturizer
{
    public string Id => "sound-facts-v1";

    public int FeatureLength => SoundFacts.Length;

    public void Featurize(ReadOnlySpan<byte> example, Span<float> features) => SoundFacts.Of(SoundClip.Read(example).Samples).Write(features);

    public void Dispose()
    {
    }
}
