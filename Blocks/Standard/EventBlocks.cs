using MLKids.Blocks.Authoring;
using MLKids.Blocks.Contracts;

namespace MLKids.Blocks.Standard;

/// <summary>What starts scripts, and messages between them.</summary>
[BlockPack("event", "Events", Color = "#ffbf00")]
public sealed class EventBlocks
{
    [Hat("whenflagclicked", "when green flag clicked", Restart = true)]
    public void WhenFlagClicked() { }

    [Hat("whenkeypressed", "when [KEY_OPTION] key pressed")]
    public void WhenKeyPressed(
        [Menu("space", "up arrow", "down arrow", "right arrow", "left arrow", "any", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n",
            "o", "p", "q", "r", "s", "t", "u", "v", "w", "x", "y", "z", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", Droppable = false)]
        string keyOption = "space") { }

    [Hat("whenthisspriteclicked", "when this sprite clicked", Restart = true)]
    public void WhenThisSpriteClicked() { }

    [Hat("whenstageclicked", "when stage clicked", Restart = true)]
    public void WhenStageClicked() { }

    [Hat("whenbackdropswitchesto", "when backdrop switches to [BACKDROP]", Restart = true)]
    public void WhenBackdropSwitchesTo(string backdrop) { }

    [Hat("whengreaterthan", "when [WHENGREATERTHANMENU] > [VALUE]")]
    public bool WhenGreaterThan(
        BlockCall call, [Menu("LOUDNESS", "TIMER", Droppable = false)] string whenGreaterThanMenu = "LOUDNESS", double value = 10) =>
        whenGreaterThanMenu.ToLowerInvariant() switch
        {
            "timer" => call.Stage.Timer > value,
            "loudness" => call.Stage.Input.Loudness > value,
            _ => false,
        };

    [Hat("whentouchingobject", "when this sprite touches [TOUCHINGOBJECTMENU]", Hidden = true)]
    public bool WhenTouchingObject(BlockCall call, [Menu(SensingBlocks.Mouse, SensingBlocks.Edge)] string touchingObjectMenu = SensingBlocks.Mouse) =>
        SensingBlocks.IsTouching(call, touchingObjectMenu);

    [Hat("whenbroadcastreceived", "when I receive [BROADCAST_OPTION]", Restart = true)]
    public void WhenBroadcastReceived(string broadcastOption = "message1") { }

    [Command("broadcast", "broadcast [BROADCAST_INPUT]")]
    public void Broadcast(BlockCall call, string broadcastInput = "message1") => Send(call, broadcastInput);

    [Command("broadcastandwait", "broadcast [BROADCAST_INPUT] and wait")]
    public IEnumerator<Pause> BroadcastAndWait(BlockCall call, string broadcastInput = "message1")
    {
        var pauses = Waiting.For(Send(call, broadcastInput));
        while (pauses.MoveNext())
            yield return pauses.Current;
    }

    private static IReadOnlyList<IStartedScript> Send(BlockCall call, string message) =>
        call.StartHats(WellKnownHats.BroadcastReceived, new Dictionary<string, string> { ["BROADCAST_OPTION"] = message });
}
