namespace MLKids.Learning.Featurizers;

/// <summary>
/// A featurizer that knows further ways to look at an example that are worth learning from: mixed with noise, another part of a long recording. Such views
/// are learned from only; nothing is ever asked about them.
/// </summary>
public interface IAugmentingFeaturizer : IFeaturizer
{
    /// <summary>Chooses the views. The same examples and numbers give the same views; one example more or less changes few of the others'.</summary>
    /// <param name="examples">All that is learned from.</param>
    /// <param name="numbers">The numbers of the preset; empty or unknown ones ask for no views.</param>
    /// <param name="cancellation">Looked at between examples.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    IReadOnlyList<ExtraView> Plan(
        IReadOnlyList<ViewedExample> examples, IReadOnlyDictionary<string, double> numbers, CancellationToken cancellation = default);
}

/// <summary>An example that views may be made of.</summary>
/// <param name="ContentHash">SHA-256 of its bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="Label">Its label's name.</param>
/// <param name="Read">Gives its bytes; may throw a <see cref="LearningException"/>.</param>
public sealed record ViewedExample(string ContentHash, string Label, Func<byte[]> Read);

/// <summary>One more row to learn from.</summary>
/// <param name="Parent">The example that it is a view of, as an index; its label is the view's.</param>
/// <param name="Other">A second example that is in it (the noise), or null. Who holds back one of the two must not learn from the view.</param>
/// <param name="Key">Names the view among all of the parent's content, for the feature cache: short, stable, with all that changes a float.</param>
/// <param name="Featurize">Computes its features; safe to call from several threads.</param>
public sealed record ExtraView(int Parent, int? Other, string Key, ViewFeaturizer Featurize);

/// <summary>Writes the features of one view.</summary>
/// <param name="parent">The parent's bytes.</param>
/// <param name="other">The other example's bytes; empty without one.</param>
/// <param name="features">Exactly <see cref="IFeaturizer.FeatureLength"/> floats.</param>
/// <exception cref="LearningException">One of them cannot be read.</exception>
public delegate void ViewFeaturizer(ReadOnlySpan<byte> parent, ReadOnlySpan<byte> other, Span<float> features);
