namespace MLKids.Learning.Trainers.Writing;

/// <summary>A size of text model to choose. Estimates hold for alphabetic text as people write it; tests keep them within 30 % of real models.</summary>
/// <param name="Id">Saved in projects. Never changed.</param>
/// <param name="Unit">What a token is.</param>
/// <param name="Order">How many tokens a piece has: one less is looked at before each.</param>
/// <param name="ChildSentence">What to expect of it, for a child.</param>
/// <param name="Scale">Kilobytes of memory of a model of one kilobyte of text.</param>
/// <param name="Growth">The power of the text's kilobytes with which memory grows.</param>
/// <param name="SecondsPerMegabyte">Of training, as measured on one core of 2026's small servers.</param>
public sealed record TextSize(string Id, TextUnit Unit, int Order, string ChildSentence, double Scale, double Growth, double SecondsPerMegabyte)
{
    /// <summary>The numbers for <see cref="ITextTrainer.With"/>.</summary>
    public IReadOnlyDictionary<string, double> Numbers => new Dictionary<string, double> { [NGramTrainer.UnitNumber] = (int)Unit, [NGramTrainer.OrderNumber] = Order };

    /// <summary>About how many bytes of memory a model takes.</summary>
    /// <param name="textBytes">UTF-8 bytes of all texts.</param>
    public long MemoryBytes(long textBytes) => (long)(1024 * Scale * Math.Pow(Kilobytes(textBytes), Growth));

    /// <summary>About how many bytes a saved model takes: it keeps the text, packed.</summary>
    /// <param name="textBytes">UTF-8 bytes of all texts.</param>
    public long FileBytes(long textBytes) => Unit == TextUnit.Characters ? textBytes : (long)(1024 * 1.088 * Math.Pow(Kilobytes(textBytes), 0.83));

    /// <summary>About how long training takes.</summary>
    /// <param name="textBytes">UTF-8 bytes of all texts.</param>
    public double TrainingSeconds(long textBytes) => SecondsPerMegabyte * textBytes / (1024 * 1024);

    private static double Kilobytes(long textBytes) => Math.Max(1, textBytes / 1024.0);
}
