using MLKids.Blocks.Diagnostics;
using MLKids.Learning;

namespace MLKids.Blocks.MachineLearning;

/// <summary>What learning throws, as the one answer and the one diagnostic of a block.</summary>
internal static class Explained
{
    /// <summary>What "classify" answers when it cannot or should not choose.</summary>
    public const string NotSure = "not sure";

    /// <summary>Runs the work of a block off the engine's thread.</summary>
    public static async Task<T> Work<T>(Func<T> work, object answer, CancellationToken stopped)
    {
        try
        {
            return await Task.Run(work, stopped);
        }
        catch (LearningException e)
        {
            throw AsBlock(e, answer);
        }
        catch (BlockException e) when (e.Answer is null)
        {
            throw new BlockException(e.Code, e.ChildSentence, e.Message, e) { Hint = e.Hint, Answer = answer };
        }
    }

    /// <summary>Code and child's sentence of a <see cref="LearningException"/> or <see cref="BlockException"/>.</summary>
    public static (string Code, string Sentence) Trouble(Exception trouble) =>
        trouble is LearningException learning ? (learning.Code, learning.ChildSentence) : (((BlockException)trouble).Code, ((BlockException)trouble).ChildSentence);

    public static BlockException AsBlock(LearningException e, object? answer = null) => new(e.Code, e.ChildSentence, e.Message, e) { Answer = answer };
}
