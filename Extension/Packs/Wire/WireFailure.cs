using MLKids.Blocks.Diagnostics;
using MLKids.Runtime.Scheduling;

namespace MLKids.Packs.Wire;

/// <summary>What went wrong on one side, for the other one.</summary>
internal static class WireFailure
{
    private const int LongestText = 4_000;

    public static object?[] Write(Exception e)
    {
        try
        {
            return e switch
            {
                BlockException known => [false, known.Code, known.ChildSentence, Short(known.Message), Short(known.Hint), known.Answer is string or double or bool ? known.Answer : null],
                OperationCanceledException => [true],
                _ => [false, RunCodes.BlockFailed, "This block does not work right now.", Short($"{e.GetType().Name}: {e.Message}"), null, null],
            };
        }
        catch (Exception inner)
        {
            // An exception of an author can have a Message that throws.
            return [false, RunCodes.BlockFailed, "This block does not work right now.", $"{e.GetType().Name}, whose Message throws {inner.GetType().Name}", null, null];
        }
    }

    /// <returns>A <see cref="BlockException"/>, or an <see cref="OperationCanceledException"/>.</returns>
    /// <exception cref="WireException">It was not written by <see cref="Write"/>.</exception>
    public static Exception Read(object? written) => written switch
    {
        object?[] and [true] => new OperationCanceledException(),
        object?[] and [false, string code, string childSentence, string message, var hint, var answer] =>
            new BlockException(code, Short(childSentence)!, Short(message)!) { Hint = Short(hint as string), Answer = answer is string or double or bool ? answer : null },
        _ => throw new WireException("a failure that says nothing"),
    };

    private static string? Short(string? text) => text is { Length: > LongestText } ? text[..LongestText] + "..." : text;
}
