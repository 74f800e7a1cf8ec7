using MLKids.Runtime.Projects;

namespace MLKids.Testing;

/// <summary>A block that was started and may still be at work.</summary>
public sealed class PendingAnswer
{
    private readonly PluginTest _test;
    private object? _value;

    internal PendingAnswer(PluginTest test, string opcode) => (_test, Opcode) = (test, opcode);

    internal string Opcode { get; }

    internal string Top { get; set; } = "";

    internal IReadOnlyDictionary<string, Block> Blocks { get; set; } = new Dictionary<string, Block>();

    internal bool IsReached { get; private set; }

    /// <summary>Whether the block has come to its end.</summary>
    public bool IsDone => _test.HasEnded(this);

    /// <summary>What it answered; null for a command.</summary>
    /// <exception cref="BlockFailedException">The block threw, or was refused.</exception>
    /// <exception cref="PluginTestException">It has not ended yet.</exception>
    public object? Value
    {
        get
        {
            if (!IsDone)
                throw new PluginTestException($"{Opcode} is still at work. Move the clock, or Wait.");
            if (_test.FailureOf(this) is { } finding)
                throw _test.Failed(finding, _value);
            return _value;
        }
    }

    /// <summary>Lets the clock go on until it has ended.</summary>
    /// <returns>What it answered; null for a command.</returns>
    /// <exception cref="BlockFailedException">The block threw, or was refused.</exception>
    /// <exception cref="PluginTestException">It did not end within a minute of the test's clock.</exception>
    public object? Wait()
    {
        _test.RunToEnd(this);
        return Value;
    }

    internal void Reach(object? value) => (_value, IsReached) = (value, true);
}
