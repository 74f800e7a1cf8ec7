namespace MLKids.Learning.Trainers.Writing;

/// <summary>
/// Learns which token follows which: an n-gram model with interpolated modified Kneser–Ney smoothing (Chen and Goodman 1999). Order n means that a token
/// is foreseen from the n - 1 before it: 1 looks at nothing, 4 at three tokens.
/// </summary>
/// <param name="unit">What a token is.</param>
/// <param name="order">1 to <see cref="TextLimits.Order"/>.</param>
public sealed class NGramTrainer(TextUnit unit = TextUnit.Words, int order = 4) : ITextTrainer
{
    /// <summary>Saved in models.</summary>
    public const string TrainerId = "n-gram-text";

    /// <summary>Name of the number that is a <see cref="TextUnit"/>.</summary>
    public const string UnitNumber = "unit";

    /// <summary>Name of the number that is the order.</summary>
    public const string OrderNumber = "order";

    public string Id => TrainerId;

    /// <summary>What a token is.</summary>
    public TextUnit Unit { get; } = Enum.IsDefined(unit) ? unit : throw new ArgumentOutOfRangeException(nameof(unit), unit, "0 (words) or 1 (characters)");

    /// <summary>Length of the longest n-gram.</summary>
    public int Order { get; } = order is >= 1 and <= TextLimits.Order
        ? order : throw new ArgumentOutOfRangeException(nameof(order), order, "1 to " + TextLimits.Order.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A unit or an order that there is not.</exception>
    public ITextTrainer With(IReadOnlyDictionary<string, double> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        return new NGramTrainer((TextUnit)(int)numbers.GetValueOrDefault(UnitNumber, (int)Unit), (int)numbers.GetValueOrDefault(OrderNumber, Order));
    }

    /// <inheritdoc/>
    /// <remarks>Nothing is drawn: the seed changes nothing.</remarks>
    public ITextModel Fit(IReadOnlyList<string> texts, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var corpus = Corpus.Of(texts, Unit, cancellation);
        return new NGramModel(corpus, NGramBuilder.Build(corpus.Sequence, corpus.Words.Count, Order, progress, cancellation));
    }

    public ITextModel Load(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return NGramFile.Read(reader);
    }
}
