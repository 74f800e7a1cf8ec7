using MLKids.Blocks.Authoring;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Definitions;

namespace MLKids.Blocks.Standard;

/// <summary>Drawing on the stage. The stage itself has no pen that moves, but can erase.</summary>
[BlockPack("pen", "Pen", Color = "#0fbd8c")]
public sealed class PenBlocks
{
    private const string Color = "color", Saturation = "saturation", Brightness = "brightness", Transparency = "transparency";
    private const double LeastSize = 1, MostSize = 1200;

    [Command("clear", "erase all", About = "Takes all lines and stamps off the stage.")]
    public void Clear(BlockCall call) => call.Stage.Pen.Clear();

    [Command("stamp", "stamp", Owner = BlockOwner.Sprite, About = "Leaves a picture of the sprite on the stage.")]
    public void Stamp(BlockCall call) => call.Stage.Pen.Stamp(call.Target);

    [Command("penDown", "pen down", Apart = true, Owner = BlockOwner.Sprite, About = "From now on the sprite draws a line where it goes.")]
    public void PenDown(BlockCall call)
    {
        call.Target.Pen.IsDown = true;
        call.Stage.Pen.Dot(call.Target);
    }

    [Command("penUp", "pen up", Owner = BlockOwner.Sprite, About = "The sprite goes without drawing.")]
    public void PenUp(BlockCall call) => call.Target.Pen.IsDown = false;

    [Command("setPenColorToColor", "set pen color to [COLOR]", Apart = true, Owner = BlockOwner.Sprite, About = "Sets the colour of the pen.")]
    public void SetPenColorToColor(BlockCall call, [Slot(SlotKind.Color)] object? color) => PenColor.Set(call.Target.Pen, StageColor.From(color));

    [Command("changePenColorParamBy", "change pen [COLOR_PARAM] by [VALUE]", Owner = BlockOwner.Sprite, About = "Changes the colour of the pen: its hue, saturation, brightness or transparency.")]
    public void ChangePenColorParamBy(
        BlockCall call, [Menu(Color, Saturation, Brightness, Transparency, Shadow = "pen_menu_colorParam", Field = "colorParam")] string colorParam = Color, double value = 10) =>
        Set(call.Target.Pen, colorParam, value, changes: true);

    [Command("setPenColorParamTo", "set pen [COLOR_PARAM] to [VALUE]", Owner = BlockOwner.Sprite, About = "Sets a part of the colour of the pen, from 0 to 100.")]
    public void SetPenColorParamTo(
        BlockCall call, [Menu(Color, Saturation, Brightness, Transparency, Shadow = "pen_menu_colorParam", Field = "colorParam")] string colorParam = Color, double value = 50) =>
        Set(call.Target.Pen, colorParam, value, changes: false);

    [Command("changePenSizeBy", "change pen size by [SIZE]", Apart = true, Owner = BlockOwner.Sprite, About = "Makes the line thicker, or thinner with a negative number.")]
    public void ChangePenSizeBy(BlockCall call, double size = 1) => SetPenSizeTo(call, call.Target.Pen.Size + size);

    [Command("setPenSizeTo", "set pen size to [SIZE]", Owner = BlockOwner.Sprite, About = "Sets how thick the line is, in pixels.")]
    public void SetPenSizeTo(BlockCall call, double size = 1) => call.Target.Pen.Size = Math.Clamp(size, LeastSize, MostSize);

    [Command("setPenShadeToNumber", "set pen shade to [SHADE]", Hidden = true)]
    public void SetPenShadeToNumber(BlockCall call, double shade = 1)
    {
        call.Target.Pen.Shade = (shade % 200 + 200) % 200;
        PenColor.MixShade(call.Target.Pen);
    }

    [Command("changePenShadeBy", "change pen shade by [SHADE]", Hidden = true)]
    public void ChangePenShadeBy(BlockCall call, double shade = 1) => SetPenShadeToNumber(call, call.Target.Pen.Shade + shade);

    [Command("setPenHueToNumber", "set pen color to [HUE]", Hidden = true)]
    public void SetPenHueToNumber(BlockCall call, double hue = 1)
    {
        call.Target.Pen.Color = PenColor.Wrap(hue / 2);
        call.Target.Pen.Transparency = 0;
        PenColor.MixShade(call.Target.Pen);
    }

    [Command("changePenHueBy", "change pen color by [HUE]", Hidden = true)]
    public void ChangePenHueBy(BlockCall call, double hue = 1)
    {
        call.Target.Pen.Color = PenColor.Wrap(call.Target.Pen.Color + hue / 2);
        PenColor.MixShade(call.Target.Pen);
    }

    private static void Set(PenState pen, string parameter, double value, bool changes)
    {
        switch (parameter)
        {
            case Color:
                pen.Color = PenColor.Wrap(changes ? pen.Color + value : value);
                break;
            case Saturation:
                pen.Saturation = Math.Clamp(changes ? pen.Saturation + value : value, 0, 100);
                break;
            case Brightness:
                pen.Brightness = Math.Clamp(changes ? pen.Brightness + value : value, 0, 100);
                break;
            case Transparency:
                pen.Transparency = Math.Clamp(changes ? pen.Transparency + value : value, 0, 100);
                break;
        }

        PenColor.Mix(pen);
    }
}
