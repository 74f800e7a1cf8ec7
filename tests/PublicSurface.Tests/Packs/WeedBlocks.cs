using MLKids.Blocks.Authoring;

namespace MLKids.PublicSurface.Tests.Packs;

/// <summary>Every slip that a pack's author can make.</summary>
[BlockPack("weeds_1", "Weeds")]
public sealed class WeedBlocks
{
    [Command("pull!", "pull")]
    public void BadId() { }

    [Command("twice", "one")]
    public void Twice() { }

    [Command("twice", "two")]
    public void TwiceAgain() { }

    [Command("slot", "pull [WEED]")]
    public void SlotOnly() { }

    [Command("parameter", "pull")]
    public void ParameterOnly(string weed) { }

    [Command("type", "pull [WHEN]")]
    public void WrongType(DateTime when) { }

    [Command("returns", "pull")]
    public int WrongReturn() => 1;

    [Command("menu", "pull [WEED]")]
    public void WrongMenu([Menu(Source = "Nowhere")] string weed) { }

    [Command("both", "pull")]
    [Reporter("both", "pull")]
    public void TwoAttributes() { }

    [Command("sentence", " ")]
    public void NoSentence() { }
}

/// <summary>Blocks without a pack.</summary>
public sealed class LooseBlocks
{
    [Command("loose", "loose")]
    public void Loose() { }
}
