namespace MLKids.Learning.Tests.Examples;

internal static class Throws
{
    /// <summary>The action throws a LearningException with this code and a sentence that a child can read.</summary>
    public static LearningException Learning(string code, Action action)
    {
        var error = Assert.ThrowsExactly<LearningException>(action);
        Assert.AreEqual(code, error.Code, error.Message);
        IsChildSentence(error.ChildSentence);
        return error;
    }

    public static void IsChildSentence(string sentence)
    {
        Assert.IsTrue(sentence.Split(' ').Length <= 12, $"More than 12 words: {sentence}");
        Assert.IsTrue(sentence.EndsWith('.'), sentence);
    }
}
