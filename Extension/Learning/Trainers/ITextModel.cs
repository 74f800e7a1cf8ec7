using MLKids.Learning.Trainers.Writing;

namespace MLKids.Learning.Trainers;

/// <summary>A fitted text model: writes on after a text.</summary>
public interface ITextModel : ILearned
{
    /// <summary>About how many bytes of memory it takes.</summary>
    long MemoryBytes { get; }

    /// <summary>Writes on. The same model, text, options and seed give the same words.</summary>
    /// <param name="after">What stands before; may be empty. Only its end counts.</param>
    /// <param name="options">How much, how bold, which seed.</param>
    /// <param name="cancellation">Looked at between words.</param>
    /// <returns>The new text only, with a space in front where <paramref name="after"/> needs one: joined they read on. Shorter than asked when the model
    /// knows nothing to go on with.</returns>
    string Write(string after, WritingOptions options, CancellationToken cancellation = default);

    /// <summary>Looks inside: what may come next, the likeliest first.</summary>
    /// <param name="after">What stands before; may be empty. Only its end counts.</param>
    /// <param name="count">How many at most.</param>
    /// <returns>Tokens as they would be joined to the text (a word has the space before it; "\n" is a line end, "" the end of the text) with their
    /// probabilities as learned (temperature 1), 0..1.</returns>
    IReadOnlyList<(string Token, double Probability)> Next(string after, int count);

    /// <summary>How much of a text was copied from the training texts: what the model "learned by heart".</summary>
    CopiedText Copied(string text);

    /// <summary>How well the model foresees a text that it has not seen.</summary>
    /// <param name="text">One whole text: its end is foreseen too.</param>
    /// <param name="cancellation">Looked at between tokens.</param>
    TextFit Measure(string text, CancellationToken cancellation = default);
}
