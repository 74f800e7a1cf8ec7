using MLKids.Blocks.Diagnostics;
using MLKids.Extension.Manifests;
using MLKids.Packs.Tools.Trying;
using MLKids.Runtime.Packs;

namespace MLKids.Testing.Scripts;

/// <summary>Runs a file of tests in JavaScript (<c>tests/*.test.js</c>): each test has the plugin in a world of its own.</summary>
internal static class ScriptTestRun
{
    private const long LargestBytes = 2_000_000;

    /// <summary>More than the engine gives one test by itself: for what the engine cannot end.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <param name="folder">The plugin's.</param>
    /// <param name="file">Of the tests.</param>
    /// <param name="stopped">Ends it between two tests.</param>
    public static IEnumerable<TestOutcome> Run(string folder, string file, CancellationToken stopped)
    {
        var name = Path.GetRelativePath(folder, file).Replace('\\', '/');
        // Scripts recurse on the stack of whoever runs them; the test's own thread may have a small one.
        using var thread = new EngineThread(Patience);
        using var world = new ScriptWorld(folder);
        var (script, outcome) = Guarded(thread, () => Read(name, file, world), e => (null, Lost(name, name, e)));
        if (outcome is not null)
            yield return outcome;
        for (var test = 0; script is not null && test < script.Names.Count; test++)
        {
            stopped.ThrowIfCancellationRequested();
            var number = test;
            yield return Guarded(thread, () => Run(script, number, name, world), e => Lost(script.Names[number], name, e));
        }
    }

    private static (TestScript? Script, TestOutcome? Outcome) Read(string name, string file, ScriptWorld world)
    {
        try
        {
            if (new FileInfo(file).Length > LargestBytes)
                return (null, new TestOutcome(name, TestState.Failed) { File = name, Message = $"The file has more than {LargestBytes:N0} bytes." });
            var script = new TestScript(name, File.ReadAllText(file), world.Functions);
            return (script, script.Names.Count > 0 ? null : new TestOutcome(name, TestState.Failed) { File = name, Line = 1, Message = "There is no test in this file. Write test(\"name\", function () { ... })." });
        }
        catch (PackFailure e)
        {
            return (null, Failed(name, name, e));
        }
    }

    private static TestOutcome Run(TestScript script, int test, string file, ScriptWorld world)
    {
        try
        {
            script.Run(test);
            return new TestOutcome(script.Names[test], TestState.Passed);
        }
        catch (PackFailure e)
        {
            return Failed(script.Names[test], file, e);
        }
        finally
        {
            world.Reset();
        }
    }

    /// <summary>A test that never comes back fails, and those after it.</summary>
    private static T Guarded<T>(EngineThread thread, Func<T> work, Func<PluginTestException, T> lost)
    {
        try
        {
            return thread.Do(work);
        }
        catch (PluginTestException e) when (thread.IsLost)
        {
            return lost(e);
        }
    }

    private static TestOutcome Lost(string name, string file, PluginTestException lost) => new(name, TestState.Failed) { File = file, Message = lost.Message };

    private static TestOutcome Failed(string name, string file, PackFailure failure) => new(name, TestState.Failed)
    {
        File = file,
        Line = failure.Line,
        // What our own functions threw says it better than the engine that it came through.
        Message = failure.InnerException switch
        {
            PluginTestException e => e.Message,
            AuthoringException e => e.Message,
            ManifestException e => e.Message,
            IOException e => e.Message,
            _ => failure.Message,
        },
    };
}
