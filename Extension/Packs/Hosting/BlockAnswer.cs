using MLKids.Blocks.Contracts;
using MLKids.Blocks.Values;

namespace MLKids.Packs.Hosting;

/// <summary>What a block's code returned, as the value that it comes to in the end.</summary>
internal static class BlockAnswer
{
    /// <summary>The value, or a task of it while the block waits.</summary>
    /// <param name="returned">A value, a task, or steps.</param>
    /// <param name="pause">Waits for the script's next turn.</param>
    public static object? Of(object? returned, Func<Task> pause) => returned switch
    {
        Task { IsCompleted: true } done => Result(done),
        Task task => After(task),
        IEnumerator<Pause> steps => Steps(steps, pause),
        _ => Value(returned),
    };

    private static async Task<object?> After(Task task)
    {
        await task;
        return Result(task);
    }

    private static async Task<object?> Steps(IEnumerator<Pause> steps, Func<Task> pause)
    {
        using (steps)
            while (steps.MoveNext())
                await pause();
        return null;
    }

    private static object? Result(Task task)
    {
        task.GetAwaiter().GetResult();
        return task switch
        {
            Task<string> text => text.Result,
            Task<double> number => number.Result,
            Task<bool> truth => truth.Result,
            Task<BlockValue> value => Value(value.Result),
            Task<object?> any => Value(any.Result),
            _ => null,
        };
    }

    private static object? Value(object? value) => value is null ? null : BlockValue.From(value).ToObject();
}
