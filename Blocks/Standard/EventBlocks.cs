using MLKids.Blocks.Authoring;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Definitions;

namespace MLKids.Blocks.Standard;

/// <summary>What starts scripts, and messages between them.</summary>
[BlockPack("event", "Events", Color = "#ffbf00")]
public sealed class EventBlocks
{
    [Hat("whenflagclicked", "when ⚑ clicked", Restart = true, About = "Starts when the green flag is clicked.")]
    public void WhenFlagClicked() { }

    [Hat("whenkeypressed", "when [KEY_OPTION] key pressed", About = "Starts when a key is pressed.")]
    public void WhenKeyPressed(
        [Menu("space", "up arrow", "down arrow", "right arrow", "left arrow", "any", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n",
            "o", "p", "q", "r", "s", "t", "u", "v", "w", "x", "y", "z", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", Droppable = false)]
        string keyOption = "space") { }

    [Hat("whenthisspriteclicked", "when this sprite clicked", Restart = true, Owner = BlockOwner.Sprite, About = "Starts when this sprite is clicked.")]
    public void WhenThisSpriteClicked() { }

    [Hat("whenstageclicked", "when stage clicked", Restart = true, Owner = BlockOwner.Stage, About = "Starts when the stage is clicked and no sprite is there.")]
    public void WhenStageClicked() { }

    [Hat("whenbackdropswitchesto", "when backdrop switches to [BACKDROP]", Restart = true, About = "Starts when this backdrop is shown.")]
    public void WhenBackdropSwitchesTo([Menu(Names = ProjectNames.Backdrops, Droppable = false)] string backdrop) { }

    [Hat("whengreaterthan", "when [WHENGREATERTHANMENU] > [VALUE]", Apart = true, About = "Starts when the microphone is louder or the timer is later than a number.")]
    public bool WhenGreaterThan(
        BlockCall call, [Menu("LOUDNESS|loudness", "TIMER|timer", Droppable = false)] string whenGreaterThanMenu = "LOUDNESS", double value = 10) =>
        whenGreaterThanMenu.ToLowerInvariant() switch
        {
            "timer" => call.Stage.Timer > value,
            "loudness" => call.Stage.Input.Loudness > value,
            _ => false,
        };

    [Hat("whentouchingobject", "when this sprite touches [TOUCHINGOBJECTMENU]", Hidden = true, Owner = BlockOwner.Sprite)]
    public bool WhenTouchingObject(
        BlockCall call,
        [Menu(SensingBlocks.MouseItem, SensingBlocks.EdgeItem, Names = ProjectNames.Sprites, Shadow = "event_touchingobjectmenu")]
        string touchingObjectMenu = SensingBlocks.Mouse) =>
        SensingBlocks.IsTouching(call, touchingObjectMenu);

    [Hat("whenbroadcastreceived", "when I receive [BROADCAST_OPTION]", Apart = true, Restart = true, About = "Starts when somebody sends this message.")]
    public void WhenBroadcastReceived([Menu(Names = ProjectNames.Messages, Droppable = false)] string broadcastOption = "message1") { }

    [Command("broadcast", "broadcast [BROADCAST_INPUT]", About = "Sends a message: all scripts that wait for it start. This one goes on at once.")]
    public void Broadcast(
        BlockCall call, [Menu(Names = ProjectNames.Messages, Shadow = "event_broadcast_menu", Field = "BROADCAST_OPTION")] string broadcastInput = "message1") => Send(call, broadcastInput);

    [Command("broadcastandwait", "broadcast [BROADCAST_INPUT] and wait", About = "Sends a message and goes on when all scripts that it started have ended.")]
    public IEnumerator<Pause> BroadcastAndWait(
        BlockCall call, [Menu(Names = ProjectNames.Messages, Shadow = "event_broadcast_menu", Field = "BROADCAST_OPTION")] string broadcastInput = "message1")
    {
        var pauses = Waiting.For(Send(call, broadcastInput));
        while (pauses.MoveNext())
            yield return pauses.Current;
    }

    private static IReadOnlyList<IStartedScript> Send(BlockCall call, string message) =>
        call.StartHats(WellKnownHats.BroadcastReceived, new Dictionary<string, string> { ["BROADCAST_OPTION"] = message });
}
