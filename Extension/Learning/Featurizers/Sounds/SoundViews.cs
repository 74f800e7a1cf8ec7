using System.Globalization;
using System.Numerics.Tensors;
using MLKids.Learning.Examples;

namespace MLKids.Learning.Featurizers.Sounds;

/// <summary>
/// Chooses views of sounds. <c>noise</c> above 0: one copy of each clip that is no background, with a background recording under it (synthetic noise
/// when there is none). <c>hop</c> above 0: of recordings longer than a second further seconds, so many seconds apart — of words those with the loudest
/// moment in them, of background all.
/// </summary>
internal sealed class SoundViews(SoundFeaturizer featurizer, IReadOnlyList<ViewedExample> examples)
{
    /// <summary>Of longer recordings the seconds lie farther apart.</summary>
    private const int MaxWindows = 240;

    private const float MaxNoise = 4;
    private const int Frame = 160;

    private readonly List<ExtraView> _views = [];

    internal IReadOnlyList<ExtraView> Plan(double noise, double hop, CancellationToken cancellation)
    {
        var background = Enumerable.Range(0, examples.Count).Where(i => examples[i].Label == ProjectNames.BackgroundNoise).ToArray();
        var numbers = Array.ConvertAll(background, i => NoiseMix.Number(examples[i].ContentHash));
        for (var i = 0; i < examples.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (noise > 0 && examples[i].Label != ProjectNames.BackgroundNoise)
                AddNoise(i, (float)Math.Min(noise, MaxNoise), background, numbers);
            if (hop > 0)
                AddWindows(i, hop);
        }
        return _views;
    }

    private void AddNoise(int parent, float ratio, int[] background, ulong[] numbers)
    {
        var clip = NoiseMix.Number(examples[parent].ContentHash);
        var key = string.Create(CultureInfo.InvariantCulture, $"noise-{ratio}-");
        if (background.Length == 0)
        {
            var colours = Enum.GetValues<NoiseColour>();
            var colour = colours[NoiseMix.Choose(clip, Array.ConvertAll(colours, c => (ulong)c + 1))];
            _views.Add(new(parent, null, key + colour.ToString().ToLowerInvariant(), (sound, _, features) =>
                Mix(sound, SoundNoise.Second(colour, (uint)clip), ratio, features)));
            return;
        }
        var other = background[NoiseMix.Choose(clip, numbers)];
        _views.Add(new(parent, other, key + examples[other].ContentHash[..16], (sound, noise, features) =>
            Mix(sound, NoiseMix.Part(SoundClip.Read(noise).Samples, clip, new float[SoundClip.WindowLength]), ratio, features)));
    }

    private void Mix(ReadOnlySpan<byte> sound, ReadOnlySpan<float> noise, float ratio, Span<float> features)
    {
        var second = new float[SoundClip.WindowLength];
        SoundNoise.Fit(SoundClip.Read(sound).Samples, second).CopyTo(second);
        NoiseMix.Add(second, noise, ratio);
        featurizer.Featurize(second, features);
    }

    private void AddWindows(int parent, double hop)
    {
        SoundClip clip;
        try
        {
            var bytes = examples[parent].Read();
            if (SoundClip.SecondsOf(bytes) <= 1)
                return;
            clip = SoundClip.Read(bytes);
        }
        catch (LearningException)
        {
            // It is no row either, and whoever featurized it has said why.
            return;
        }
        foreach (var start in Windows(clip.Samples, hop, all: examples[parent].Label == ProjectNames.BackgroundNoise))
            _views.Add(new(parent, null, string.Create(CultureInfo.InvariantCulture, $"at-{start}"), (sound, _, features) =>
                featurizer.Featurize(SoundClip.Read(sound).Window(start), features)));
    }

    /// <summary>Starts of the further seconds; the one that is featurized anyway is left out.</summary>
    internal static IEnumerable<int> Windows(ReadOnlySpan<float> samples, double hop, bool all)
    {
        var last = samples.Length - SoundClip.WindowLength;
        if (last <= 0)
            return [];
        var step = Math.Max((int)Math.Min(hop * SoundClip.Rate, last), Math.Max(Frame, last / MaxWindows));
        int known = SoundClip.LoudestWindow(samples), loudest = LoudestFrame(samples);
        return Enumerable.Range(0, (last / step) + 1)
            .Select(i => i * step)
            .Where(start => start != known && (all || (start <= loudest && loudest + Frame <= start + SoundClip.WindowLength)));
    }

    private static int LoudestFrame(ReadOnlySpan<float> samples)
    {
        var (best, at) = (-1f, 0);
        for (var start = 0; start + Frame <= samples.Length; start += Frame)
            if (TensorPrimitives.SumOfSquares(samples.Slice(start, Frame)) is var energy && energy > best)
                (best, at) = (energy, start);
        return at;
    }
}
