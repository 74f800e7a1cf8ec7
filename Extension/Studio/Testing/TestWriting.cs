using MLKids.Learning;
using MLKids.Learning.Trainers;
using MLKids.Learning.Trainers.Writing;
using MLKids.Studio.Workspaces;

namespace MLKids.Studio.Testing;

/// <summary>Lets a model of text write on, and looks at what may come next. Words that are never to be said are neither written nor shown.</summary>
internal static class TestWriting
{
    private const int MostGuesses = 8;
    private const int MostCharacters = 20_000;

    /// <summary>Writes on.</summary>
    /// <exception cref="LearningException">Not trained, or no model of text.</exception>
    public static object Write(Workspace workspace, long model, Wish wish, CancellationToken stop)
    {
        var options = new WritingOptions { Words = wish.Words, Temperature = wish.Temperature, TopP = wish.TopP, Seed = wish.Seed, Forbidden = workspace.Learning.NeverSay.Matches };
        var trained = workspace.Learning.Models.Get(model);
        var text = trained.Write(Cut(wish.After), options, stop);
        return new { text, copiedWords = ((ITextModel)trained.Learned).Copied(text) is { LongestRun: >= CopiedText.LongRun and var run } ? run : 0 };
    }

    /// <summary>The likeliest next words with their probabilities.</summary>
    public static object Next(Workspace workspace, long model, string after)
    {
        if (workspace.Learning.Models.Get(model).Learned is not ITextModel text)
            throw new LearningException(LearningCodes.WrongKind, "This model does not write. Choose one that learned text.", $"Model {model} is none of text.");
        var never = workspace.Learning.NeverSay;
        return text.Next(Cut(after), 2 * MostGuesses).Where(guess => !never.Matches(guess.Token.Trim())).Take(MostGuesses).Select(guess => new { token = guess.Token, share = Math.Round(guess.Probability, 4) });
    }

    private static string Cut(string text) => text.Length <= MostCharacters ? text : text[^MostCharacters..];

    internal sealed record Wish(string After, int Words = 20, double Temperature = 0.8, double TopP = 0.9, int Seed = 1);

    internal sealed record Before(string After);
}
