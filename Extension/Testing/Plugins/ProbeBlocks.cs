using MLKids.Blocks.Authoring;
using MLKids.Blocks.Contracts;

namespace MLKids.Testing;

/// <summary>What a test puts around the blocks that it asks: takes their values, and counts what starts.</summary>
[BlockPack("mlkidstest", "Test")]
internal sealed class ProbeBlocks(TestProbes probes)
{
    public const string ValueOpcode = "mlkidstest_value", PassedOpcode = "mlkidstest_passed";

    [Command("value", "value [VALUE] for [PROBE]")]
    public void Value(object value, double probe) => probes.Reach((int)probe, value);

    [Command("passed", "passed [PROBE]")]
    public void Passed(double probe) => probes.Reach((int)probe, null);
}

/// <summary>By number: what is done when a script comes by.</summary>
internal sealed class TestProbes
{
    private readonly List<Action<object?>> _reached = [];

    public int Add(Action<object?> reached)
    {
        _reached.Add(reached);
        return _reached.Count - 1;
    }

    public void Reach(int probe, object? value) => _reached[probe](value);
}
