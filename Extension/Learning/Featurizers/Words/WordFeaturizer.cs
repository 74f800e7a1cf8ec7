namespace MLKids.Learning.Featurizers.Words;

/// <summary>
/// Short texts in any script to 4096 floats: words, pairs of neighbouring words and pieces of words of 2 to 5 characters, counted by hash
/// (<see cref="WordCounts"/>), of each count the root. Upper and lower case, composed and decomposed letters, and Arabic and Hebrew vowel
/// signs make no difference; emoji are words; scripts without spaces are read by characters. Texts that differ in case, punctuation and
/// spaces only have one fingerprint. How rare a word is, the head learns. An example is UTF-8, at most 10,000 characters.
/// </summary>
public sealed class WordFeaturizer : IFingerprintingFeaturizer
{
    private const int Columns = 4096;

    public string Id => "words-4096-v1";

    public int FeatureLength => Columns;

    public bool IsCheap => true;

    public int NearDuplicateBits => 0;

    /// <inheritdoc/>
    /// <exception cref="LearningException"><see cref="LearningCodes.UnreadableText"/>, <see cref="LearningCodes.EmptyText"/> or
    /// <see cref="LearningCodes.TextTooLong"/>.</exception>
    public void Featurize(ReadOnlySpan<byte> example, Span<float> features) => FeaturizeAndFingerprint(example, features);

    /// <inheritdoc/>
    public ulong FeaturizeAndFingerprint(ReadOnlySpan<byte> example, Span<float> features)
    {
        if (features.Length != FeatureLength)
            throw new ArgumentException($"Found room for {features.Length} features, wanted {FeatureLength}.", nameof(features));
        var tokens = WordTokens.Of(WordText.Decode(example));
        if (tokens.Count == 0)
            throw WordText.Empty($"{example.Length} bytes in which nothing can be seen");
        features.Clear();
        new WordCounts(features).Add(tokens);
        foreach (ref var count in features)
            count = MathF.CopySign(MathF.Sqrt(MathF.Abs(count)), count);
        return Fingerprint(tokens);
    }

    public void Dispose()
    {
    }

    private static ulong Fingerprint(IReadOnlyList<WordToken> tokens)
    {
        var marksOnly = tokens.All(token => token.Kind == WordKind.Mark);
        var hash = WordHash.Start('f');
        foreach (var token in tokens)
            if (marksOnly || token.Kind != WordKind.Mark)
                hash = WordHash.Add(WordHash.Add(hash, token.Folded), ' ');
        return WordHash.Finish(hash);
    }
}
