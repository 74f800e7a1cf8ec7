using MLKids.Packs.Tools.Trying;

namespace MLKids.Studio.CommandLine.Plugins;

/// <summary>What an author reads of tests.</summary>
internal static class TestLines
{
    public static void Tell(Output output, TestOutcome outcome)
    {
        output.Object(new { @event = "test", name = outcome.Name, state = outcome.State.ToString().ToLowerInvariant(), file = outcome.File, line = outcome.Line, message = outcome.Message });
        var place = outcome.File is null ? "" : outcome.Line is null ? $" ({outcome.File})" : $" ({outcome.File}:{outcome.Line})";
        output.Line($"{Word(outcome.State)}  {outcome.Name}{(outcome.State == TestState.Failed ? place : "")}");
        foreach (var line in outcome.Message?.Split('\n').Where(l => !string.IsNullOrWhiteSpace(l)) ?? [])
            output.Line($"        {line.TrimEnd()}");
    }

    /// <summary>The last line.</summary>
    /// <returns>The command's exit code.</returns>
    public static int End(Output output, IReadOnlyList<TestOutcome> outcomes)
    {
        int Count(TestState state) => outcomes.Count(o => o.State == state);
        var (passed, failed, skipped) = (Count(TestState.Passed), Count(TestState.Failed), Count(TestState.Skipped));
        output.Object(new { @event = "end", passed, failed, skipped });
        output.Line($"{passed} passed, {failed} failed{(skipped > 0 ? $", {skipped} skipped" : "")}");
        // Tests that are not there cannot have passed.
        return failed == 0 && passed + skipped > 0 ? ExitCodes.Fine : ExitCodes.Failed;
    }

    private static string Word(TestState state) => state switch
    {
        TestState.Passed => "passed ",
        TestState.Failed => "FAILED ",
        _ => "skipped",
    };
}
