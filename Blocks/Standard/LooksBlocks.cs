using System.Runtime.InteropServices;
using MLKids.Blocks.Authoring;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Definitions;

namespace MLKids.Blocks.Standard;

/// <summary>Speaking, costumes, backdrops, effects, size and layers.</summary>
[BlockPack("looks", "Looks", Color = "#9966ff")]
public sealed class LooksBlocks
{
    [Command("sayforsecs", "say [MESSAGE] for [SECS] seconds", Owner = BlockOwner.Sprite, About = "Shows a speech bubble for a time, then takes it away.")]
    public Task SayForSecs(BlockCall call, [Optional, DefaultParameterValue("Hello!")] object? message, double secs = 2) =>
        SpeakFor(call, "say", message, secs);

    [Command("say", "say [MESSAGE]", Owner = BlockOwner.Sprite, About = "Shows a speech bubble until something else is said. An empty text takes it away.")]
    public void Say(BlockCall call, [Optional, DefaultParameterValue("Hello!")] object? message) => call.Target.Say("say", message ?? "");

    [Command("thinkforsecs", "think [MESSAGE] for [SECS] seconds", Owner = BlockOwner.Sprite, About = "Shows a thought bubble for a time, then takes it away.")]
    public Task ThinkForSecs(BlockCall call, [Optional, DefaultParameterValue("Hmm...")] object? message, double secs = 2) =>
        SpeakFor(call, "think", message, secs);

    [Command("think", "think [MESSAGE]", Owner = BlockOwner.Sprite, About = "Shows a thought bubble until something else is said or thought.")]
    public void Think(BlockCall call, [Optional, DefaultParameterValue("Hmm...")] object? message) => call.Target.Say("think", message ?? "");

    [Command("switchcostumeto", "switch costume to [COSTUME]", Apart = true, Owner = BlockOwner.Sprite, About = "Shows the costume of that name or number.")]
    public void SwitchCostumeTo(BlockCall call, [Menu(Names = ProjectNames.Costumes, Shadow = "looks_costume")] object? costume) => CostumeChoice.Switch(call.Target, costume);

    [Command("nextcostume", "next costume", Owner = BlockOwner.Sprite, About = "Shows the following costume; after the last one comes the first.")]
    public void NextCostume(BlockCall call) => call.Target.SwitchCostume(call.Target.CurrentCostume + 1);

    [Command("switchbackdropto", "switch backdrop to [BACKDROP]", About = "Shows a backdrop and starts the scripts that wait for it.")]
    public void SwitchBackdropTo(
        BlockCall call,
        [Menu(CostumeChoice.NextBackdrop, CostumeChoice.PreviousBackdrop, CostumeChoice.RandomBackdrop, Names = ProjectNames.Backdrops, Shadow = "looks_backdrops")]
        object? backdrop)
    {
        CostumeChoice.SwitchBackdrop(call.Stage.Backdrop, backdrop, call.Random);
        StartBackdropHats(call);
    }

    [Command("switchbackdroptoandwait", "switch backdrop to [BACKDROP] and wait", About = "Shows a backdrop, starts the scripts that wait for it, and goes on when they have ended.")]
    public IEnumerator<Pause> SwitchBackdropToAndWait(
        BlockCall call,
        [Menu(CostumeChoice.NextBackdrop, CostumeChoice.PreviousBackdrop, CostumeChoice.RandomBackdrop, Names = ProjectNames.Backdrops, Shadow = "looks_backdrops")]
        object? backdrop)
    {
        CostumeChoice.SwitchBackdrop(call.Stage.Backdrop, backdrop, call.Random);
        var pauses = Waiting.For(StartBackdropHats(call));
        while (pauses.MoveNext())
            yield return pauses.Current;
    }

    [Command("nextbackdrop", "next backdrop", About = "Shows the following backdrop; after the last one comes the first.")]
    public void NextBackdrop(BlockCall call)
    {
        call.Stage.Backdrop.SwitchCostume(call.Stage.Backdrop.CurrentCostume + 1);
        StartBackdropHats(call);
    }

    [Command("changesizeby", "change size by [CHANGE]", Apart = true, Owner = BlockOwner.Sprite, About = "Makes the sprite larger, or smaller with a negative number.")]
    public void ChangeSizeBy(BlockCall call, double change = 10) => call.Target.Size += change;

    [Command("setsizeto", "set size to [SIZE] %", Owner = BlockOwner.Sprite, About = "Sets the size: 100 % is how the costume was drawn.")]
    public void SetSizeTo(BlockCall call, double size = 100) => call.Target.Size = size;

    [Command("changeeffectby", "change [EFFECT] effect by [CHANGE]", Apart = true, About = "Makes an effect of the picture stronger, or weaker with a negative number.")]
    public void ChangeEffectBy(
        BlockCall call,
        [Menu("COLOR|color", "FISHEYE|fisheye", "WHIRL|whirl", "PIXELATE|pixelate", "MOSAIC|mosaic", "BRIGHTNESS|brightness", "GHOST|ghost", Droppable = false)] string effect = "COLOR",
        double change = 25)
    {
        var name = effect.ToLowerInvariant();
        call.Target.SetEffect(name, call.Target.GetEffect(name) + change);
    }

    [Command("seteffectto", "set [EFFECT] effect to [VALUE]", About = "Sets an effect of the picture; 0 is none.")]
    public void SetEffectTo(
        BlockCall call,
        [Menu("COLOR|color", "FISHEYE|fisheye", "WHIRL|whirl", "PIXELATE|pixelate", "MOSAIC|mosaic", "BRIGHTNESS|brightness", "GHOST|ghost", Droppable = false)] string effect = "COLOR",
        double value = 0) => call.Target.SetEffect(effect.ToLowerInvariant(), value);

    [Command("cleargraphiceffects", "clear graphic effects", About = "Takes all effects off the picture.")]
    public void ClearGraphicEffects(BlockCall call) => call.Target.ClearEffects();

    [Command("show", "show", Apart = true, Owner = BlockOwner.Sprite, About = "Lets the sprite be seen.")]
    public void Show(BlockCall call) => call.Target.Visible = true;

    [Command("hide", "hide", Owner = BlockOwner.Sprite, About = "Lets the sprite not be seen. Its scripts go on.")]
    public void Hide(BlockCall call) => call.Target.Visible = false;

    [Command("gotofrontback", "go to [FRONT_BACK] layer", Apart = true, Owner = BlockOwner.Sprite, About = "Puts the sprite in front of all others or behind them.")]
    public void GoToFrontBack(BlockCall call, [Menu("front", "back", Droppable = false)] string frontBack = "front") =>
        call.Stage.MoveLayer(call.Target, frontBack == "front" ? double.PositiveInfinity : double.NegativeInfinity);

    [Command("goforwardbackwardlayers", "go [FORWARD_BACKWARD] [NUM] layers", Owner = BlockOwner.Sprite, About = "Moves the sprite some layers to the front or to the back.")]
    public void GoForwardBackwardLayers(
        BlockCall call, [Menu("forward", "backward", Droppable = false)] string forwardBackward = "forward", [Slot(SlotKind.Whole)] double num = 1) =>
        call.Stage.MoveLayer(call.Target, forwardBackward == "forward" ? num : -num);

    [Reporter("costumenumbername", "costume [NUMBER_NAME]", Apart = true, Owner = BlockOwner.Sprite, About = "Number or name of the costume that is shown.")]
    public object CostumeNumberName(BlockCall call, [Menu("number", "name", Droppable = false)] string numberName = "number") =>
        CostumeChoice.NumberOrName(call.Target, numberName);

    [Reporter("backdropnumbername", "backdrop [NUMBER_NAME]", About = "Number or name of the backdrop that is shown.")]
    public object BackdropNumberName(BlockCall call, [Menu("number", "name", Droppable = false)] string numberName = "number") =>
        CostumeChoice.NumberOrName(call.Stage.Backdrop, numberName);

    [Reporter("size", "size", Owner = BlockOwner.Sprite, About = "The size of the sprite in percent.")]
    public double Size(BlockCall call) => Rounding.HalfUp(call.Target.Size);

    [Command("hideallsprites", "hide all sprites", Hidden = true)]
    public void HideAllSprites() { }

    [Command("changestretchby", "stretch by [CHANGE]", Hidden = true)]
    public void ChangeStretchBy(double change = 10) { }

    [Command("setstretchto", "set stretch to [STRETCH] %", Hidden = true)]
    public void SetStretchTo(double stretch = 100) { }

    private static IReadOnlyList<IStartedScript> StartBackdropHats(BlockCall call)
    {
        var stage = call.Stage.Backdrop;
        return stage.Costumes.Count == 0
            ? []
            : call.StartHats(WellKnownHats.BackdropSwitches, new Dictionary<string, string> { ["BACKDROP"] = stage.Costumes[stage.CurrentCostume].Name });
    }

    private static async Task SpeakFor(BlockCall call, string kind, object? message, double secs)
    {
        var target = call.Target;
        target.Say(kind, message ?? "");
        var utterance = target.Utterance;
        try
        {
            await Waiting.Seconds(secs, call.Time, call.Stopped);
        }
        finally
        {
            if (target.Utterance == utterance)
                target.Say(kind, "");
        }
    }
}
