namespace MLKids.Learning.Trainers;

/// <summary>A fitted text model: writes on after a text.</summary>
public interface ITextModel : ILearned
{
    /// <summary>Writes on. The same model, text, options and seed give the same words.</summary>
    /// <param name="after">What stands before; may be empty. Only its end counts.</param>
    /// <param name="options">How much, how bold, which seed.</param>
    /// <param name="cancellation">Looked at between words.</param>
    /// <returns>The new text only; shorter than asked when the model knows nothing to go on with.</returns>
    string Write(string after, WritingOptions options, CancellationToken cancellation = default);
}
