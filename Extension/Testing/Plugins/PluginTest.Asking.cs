using MLKids.Blocks.Definitions;
using MLKids.Blocks.Diagnostics;

namespace MLKids.Testing;

/// <content>Blocks, asked one by one.</content>
public sealed partial class PluginTest
{
    /// <summary>Longest that a block may take of the test's clock.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Asks a block as a program would and lets the clock go on until it has answered.</summary>
    /// <param name="opcode">Pack id, underscore, block id: <c>weather_greeting</c>.</param>
    /// <param name="slots">What stands in its slots, see <see cref="Brick"/>; those left out have their defaults.</param>
    /// <returns>What a reporter gives: a text, a number (double) or a bool. Null for a command.</returns>
    /// <exception cref="BlockFailedException">The block threw, or was refused.</exception>
    /// <exception cref="PluginTestException">There is no such block, or it did not end within a minute of the test's clock.</exception>
    public object? Ask(string opcode, params object?[] slots) => AskLater(opcode, slots).Wait();

    /// <summary>Runs a command to its end. The same as <see cref="Ask"/>, for blocks without a value.</summary>
    /// <inheritdoc cref="Ask"/>
    public void Do(string opcode, params object?[] slots) => Ask(opcode, slots);

    /// <summary>Runs a stack of blocks to its end.</summary>
    /// <exception cref="BlockFailedException">A block threw, or was refused.</exception>
    /// <exception cref="PluginTestException">There is no such block, or the stack did not end within a minute of the test's clock.</exception>
    public void Do(params Brick[] stack) => Begin(stack).Wait();

    /// <summary>Starts a block and lets the first frame go by: for blocks that wait. Move the <see cref="Clock"/>, then look.</summary>
    /// <exception cref="PluginTestException">There is no such block.</exception>
    public PendingAnswer AskLater(string opcode, params object?[] slots) => Begin([new Brick(opcode, slots)]);

    /// <summary>Puts a script with nothing but a hat into the program, and counts how often it starts.</summary>
    /// <param name="opcode">The hat's.</param>
    /// <param name="slots">What stands in its slots.</param>
    public WatchedHat When(string opcode, params object?[] slots)
    {
        var watched = new WatchedHat();
        var probe = _engine.Do(() => _world.Probes.Add(_ => watched.Count()));
        AddScript(new Brick(opcode, slots), new Brick(ProbeBlocks.PassedOpcode, probe));
        return watched;
    }

    /// <summary>What a menu offers now, without names of the project.</summary>
    /// <param name="opcode">The block's.</param>
    /// <param name="argument">The slot's name, as in the sentence.</param>
    public IReadOnlyList<string> Menu(string opcode, string argument)
    {
        var definition = new BrickWriter(_world.Blocks, "menu").Find(new Brick(opcode)).Definition;
        var menu = definition.Arguments.FirstOrDefault(a => a.Name == argument)?.Menu
            ?? throw new PluginTestException($"{opcode} has no menu {argument}; it has {string.Join(", ", definition.Arguments.Where(a => a.Menu is not null).Select(a => a.Name).DefaultIfEmpty("none"))}.");
        return _engine.Do(menu.Items);
    }

    private PendingAnswer Begin(Brick[] stack)
    {
        var answer = new PendingAnswer(this, stack.Length == 1 ? stack[0].Opcode : string.Join(", ", stack.Select(b => b.Opcode)));
        _engine.Do(() =>
        {
            var writer = new BrickWriter(_world.Blocks, $"ask{++_asked}");
            var definition = writer.Find(stack[0]).Definition;
            if (definition.Shape == BlockShape.Hat)
                throw new PluginTestException($"{definition.Opcode} is a hat: watch it with When(\"{definition.Opcode}\"), or put a script under it with AddScript.");
            var probe = _world.Probes.Add(answer.Reach);
            var top = writer.Stack(definition.GivesValue ? [new Brick(ProbeBlocks.ValueOpcode, stack[0], probe)] : [.. stack, new Brick(ProbeBlocks.PassedOpcode, probe)]);
            answer.Blocks = writer.Blocks;
            answer.Top = top;
            _world.Click(Sprite, writer.Blocks, top);
            _world.Frame();
        });
        return answer;
    }

    internal bool HasEnded(PendingAnswer answer) => answer.IsReached || !_engine.Do(() => _world.Runs(answer.Top));

    internal void RunToEnd(PendingAnswer answer)
    {
        if (!_engine.Do(() => _world.RunUntil(() => answer.IsReached || !_world.Runs(answer.Top), Longest)))
            throw new PluginTestException(
                $"{answer.Opcode} did not end within {Longest.TotalSeconds:0} s of the test's clock. If it waits for something, start it with AskLater, let that happen, and then Wait.");
    }

    internal Diagnostic? FailureOf(PendingAnswer answer) => Findings.FirstOrDefault(f => f.Severity == Severity.Error && f.BlockId is not null && answer.Blocks.ContainsKey(f.BlockId));

    internal BlockFailedException Failed(Diagnostic finding, object? value) => new(finding, value, _lastFailure);
}
