namespace MLKids.Packs.Learning;

/// <summary>A trainer threw; its process goes on.</summary>
/// <param name="code">Of a <see cref="MLKids.Learning.LearningException"/>, or empty.</param>
/// <param name="childSentence">Of the same, or empty.</param>
/// <param name="message">What it says.</param>
internal sealed class TrainerRefusedException(string code, string childSentence, string message) : Exception(message)
{
    public string Code => code;

    public string ChildSentence => childSentence;
}
