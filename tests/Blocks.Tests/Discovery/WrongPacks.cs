using MLKids.Blocks.Authoring;
using MLKids.Blocks.Contracts;

namespace MLKids.Blocks.Tests.Discovery;

// Packs as a beginner may write them: each with the one mistake that its name tells.
public sealed class NoPack
{
    [Command("go", "go")]
    public void Go() { }
}

[BlockPack("my_pack", "Mine")]
public sealed class BadPackId;

[BlockPack("badid", "Mine")]
public sealed class BadBlockId
{
    [Command("go now", "go")]
    public void Go() { }
}

[BlockPack("twice", "Mine")]
public sealed class DuplicateOpcode
{
    [Command("go", "go")]
    public void Go() { }

    [Command("go", "go again")]
    public void GoAgain() { }
}

[BlockPack("slot", "Mine")]
public sealed class SlotWithoutParameter
{
    [Command("go", "go to [PLACE]")]
    public void Go() { }
}

[BlockPack("parameter", "Mine")]
public sealed class ParameterWithoutSlot
{
    [Command("go", "go")]
    public void Go(string place) { }
}

[BlockPack("type", "Mine")]
public sealed class BadParameterType
{
    [Command("go", "go to [DAY]")]
    public void Go(DateTime day) { }

    [Command("run", "run")]
    public void Run(BlockCall call, BlockCall again) { }
}

[BlockPack("returns", "Mine")]
public sealed class BadReturnType
{
    [Command("go", "go")]
    public int Go() => 1;

    [Predicate("gone", "gone?")]
    public string Gone() => "";

    [Hat("when", "when gone")]
    public double When() => 0;

    [Loop("again", "again")]
    public string Again() => "";
}

[BlockPack("branches", "Mine")]
public sealed class BadBranches
{
    [Loop("many", "many", Branches = 9)]
    public bool Many() => true;

    [Conditional("two", "if [SUBSTACK] else [SUBSTACK2]")]
    public bool Two() => true;

    [Loop("same", "same [SUBSTACK]")]
    public bool Same(double substack) => true;
}

// Nothing is wrong with this one.
[BlockPack("stacks", "Stacks")]
public sealed class Stacks
{
    [Loop("again", "again [MORE]")]
    public Task<bool> Again(bool more) => Task.FromResult(more);

    [Loop("pick", "pick [N]", Branches = 2)]
    public double Pick(double n) => n;

    [Conditional("oneOf", "one of [N]: [SUBSTACK] or [SUBSTACK2]", Branches = 2, Terminal = true)]
    public double OneOf(double n) => n;
}

[BlockPack("menu", "Mine")]
public sealed class BadMenu
{
    [Command("go", "go to [PLACE]")]
    public void Go([Menu(Source = "Places")] string place) { }
}

[BlockPack("method", "Mine")]
public sealed class BadMethod
{
    [Command("go", "go")]
    internal void Go() { }

    [Command("run", "run")]
    [Reporter("ran", "ran")]
    public void Run() { }
}

[BlockPack("sentence", "Mine")]
public sealed class BadSentence
{
    [Command("go", " ")]
    public void Go() { }

    [Command("run", "run to [PLACE] and [PLACE]")]
    public void Run(string place) { }
}

[BlockPack("service", "Mine")]
public sealed class MissingService(IComparable weather)
{
    [Reporter("sky", "sky")]
    public string Sky() => weather.ToString()!;
}

[BlockPack("class1", "Mine")]
public abstract class BadPackClass;

[BlockPack("class2", "Mine")]
public sealed class ThrowingPackClass
{
    public ThrowingPackClass() => throw new InvalidOperationException("no power");
}

[BlockPack("motion", "Mine")]
public sealed class DuplicatePack;
