using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Standard;
using MLKids.Runtime.Packs;
using MLKids.Runtime.Scheduling;
using MLKids.Tests;

namespace MLKids.Runtime.Tests.Packs;

/// <summary>Script packs in this process, and programs that use them.</summary>
internal static class PackRig
{
    public static readonly BlockSet Standard = BlockSet.Discover(StandardPacks.All);

    public static ScriptPack Load(string source, ScriptPackOptions? options = null) => ScriptPack.Load("pack.js", source, options);

    /// <summary>The mistakes of a script that cannot be loaded.</summary>
    public static IReadOnlyList<Diagnostic> Refused(string source, ScriptPackOptions? options = null) =>
        Assert.ThrowsExactly<AuthoringException>(() => Load(source, options).Dispose()).Mistakes;

    /// <summary>A pack "t" of one reporter "r" with this body; [A] and [B] are taken as they are.</summary>
    public static string Reporter(string body) =>
        "mlkids.pack({ id: 't', name: 'T', blocks: [{ id: 'r', shape: 'reporter', text: 'r [A] [B]', arguments: { A: { type: 'any' }, B: { type: 'any' } }, run: function (args, call) { " + body + " } }] });";

    /// <summary>Loads a script and runs a program of one sprite with it, both by one virtual clock.</summary>
    public static Task<Played> Play(string source, params Node[] body) => Play(source, ProgramBuilder.Of(body));

    public static async Task<Played> Play(string source, ProgramBuilder program, EmitMode emit = default, ScriptPackOptions? options = null)
    {
        var time = new VirtualTime();
        using var pack = await OnLargeStack(() => Load(source, (options ?? new ScriptPackOptions()) with { Time = time }));
        return await Played.Run(program, Standard.With(pack.Blocks), new RunOptions { Time = time, TimeLimit = TimeSpan.FromSeconds(20), Emit = emit });
    }

    // As the process that runs packs does it.
    private static Task<T> OnLargeStack<T>(Func<T> work)
    {
        var result = new TaskCompletionSource<T>();
        new Thread(
            () =>
            {
                try
                {
                    result.SetResult(work());
                }
                catch (Exception e)
                {
                    result.SetException(e);
                }
            },
            16 << 20).Start();
        return result.Task;
    }
}
