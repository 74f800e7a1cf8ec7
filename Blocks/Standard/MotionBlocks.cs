using MLKids.Blocks.Authoring;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Definitions;

namespace MLKids.Blocks.Standard;

/// <summary>Moving and turning. The stage itself stays where it is.</summary>
[BlockPack("motion", "Motion", Color = "#4c97ff", Owner = BlockOwner.Sprite)]
public sealed class MotionBlocks
{
    private const string Mouse = "_mouse_", MouseItem = Mouse + "|mouse-pointer";
    private const string RandomPlace = "_random_", RandomPlaceItem = RandomPlace + "|random position";

    [Command("movesteps", "move [STEPS] steps", About = "Moves the sprite forward, the way it points. A negative number moves it back.")]
    public void MoveSteps(BlockCall call, double steps = 10)
    {
        var target = call.Target;
        var radians = (90 - target.Direction) * Math.PI / 180;
        target.MoveTo(target.X + steps * Math.Cos(radians), target.Y + steps * Math.Sin(radians));
    }

    [Command("turnright", "turn ↻ [DEGREES] degrees", About = "Turns the sprite clockwise.")]
    public void TurnRight(BlockCall call, double degrees = 15) => call.Target.Direction += degrees;

    [Command("turnleft", "turn ↺ [DEGREES] degrees", About = "Turns the sprite anticlockwise.")]
    public void TurnLeft(BlockCall call, double degrees = 15) => call.Target.Direction -= degrees;

    [Command("goto", "go to [TO]", Apart = true, About = "Puts the sprite at once where the mouse, another sprite or chance says.")]
    public void GoTo(
        BlockCall call, [Menu(RandomPlaceItem, MouseItem, Names = ProjectNames.Sprites, Shadow = "motion_goto_menu")] string to = RandomPlace)
    {
        if (PlaceOf(call, to) is var (x, y))
            call.Target.MoveTo(x, y);
    }

    [Command("gotoxy", "go to x: [X] y: [Y]", About = "Puts the sprite at once at a place. The middle of the stage is 0, 0; its edges are 240 and 180 away.")]
    public void GoToXY(BlockCall call, double x, double y) => call.Target.MoveTo(x, y);

    [Command("glideto", "glide [SECS] secs to [TO]", About = "Moves the sprite smoothly to the mouse-pointer, to another sprite or to a random place. Where that is, is looked up once, at the start.")]
    public IEnumerator<Pause> GlideTo(
        BlockCall call,
        double secs = 1,
        [Menu(RandomPlaceItem, MouseItem, Names = ProjectNames.Sprites, Shadow = "motion_glideto_menu")] string to = RandomPlace) =>
        PlaceOf(call, to) is var (x, y) ? Glide(call, secs, x, y) : Enumerable.Empty<Pause>().GetEnumerator();

    [Command("glidesecstoxy", "glide [SECS] secs to x: [X] y: [Y]", About = "Moves the sprite smoothly to a place, in the given time.")]
    public IEnumerator<Pause> GlideSecsToXY(BlockCall call, double secs = 1, double x = 0, double y = 0) => Glide(call, secs, x, y);

    [Command("pointindirection", "point in direction [DIRECTION]", Apart = true, About = "Turns the sprite: 0 is up, 90 right, 180 down, -90 left.")]
    public void PointInDirection(BlockCall call, [Slot(SlotKind.Angle)] double direction = 90) => call.Target.Direction = direction;

    [Command("pointtowards", "point towards [TOWARDS]", About = "Turns the sprite towards the mouse-pointer, another sprite or any direction.")]
    public void PointTowards(
        BlockCall call, [Menu(MouseItem, RandomPlaceItem, Names = ProjectNames.Sprites, Shadow = "motion_pointtowards_menu")] string towards = Mouse)
    {
        var target = call.Target;
        if (towards == RandomPlace)
            target.Direction = Rounding.HalfUp(call.Random.NextDouble() * 360 - 180);
        else if (PlaceOf(call, towards) is var (x, y))
            target.Direction = 90 - Math.Atan2(y - target.Y, x - target.X) * 180 / Math.PI;
    }

    [Command("changexby", "change x by [DX]", Apart = true, About = "Moves the sprite to the right; a negative number moves it to the left.")]
    public void ChangeXBy(BlockCall call, double dx = 10) => call.Target.MoveTo(call.Target.X + dx, call.Target.Y);

    [Command("setx", "set x to [X]", About = "Puts the sprite at a distance right of the middle.")]
    public void SetX(BlockCall call, double x = 0) => call.Target.MoveTo(x, call.Target.Y);

    [Command("changeyby", "change y by [DY]", About = "Moves the sprite up; a negative number moves it down.")]
    public void ChangeYBy(BlockCall call, double dy = 10) => call.Target.MoveTo(call.Target.X, call.Target.Y + dy);

    [Command("sety", "set y to [Y]", About = "Puts the sprite at a distance above the middle.")]
    public void SetY(BlockCall call, double y = 0) => call.Target.MoveTo(call.Target.X, y);

    [Command("ifonedgebounce", "if on edge, bounce", Apart = true, About = "Turns the sprite round if it touches the edge of the stage.")]
    public void IfOnEdgeBounce(BlockCall call) => Bouncing.Bounce(call.Target);

    [Command("setrotationstyle", "set rotation style [STYLE]", Apart = true, About = "Says how the picture follows the direction: it turns, it only looks left or right, or it stays.")]
    public void SetRotationStyle(BlockCall call, [Menu("left-right", "don't rotate", "all around", Droppable = false)] string style = "left-right") =>
        call.Target.RotationStyle = style;

    [Reporter("xposition", "x position", Apart = true, About = "How far right of the middle the sprite is.")]
    public double XPosition(BlockCall call) => WithoutDust(call.Target.X);

    [Reporter("yposition", "y position", About = "How far above the middle the sprite is.")]
    public double YPosition(BlockCall call) => WithoutDust(call.Target.Y);

    [Reporter("direction", "direction", About = "Where the sprite points: 0 is up, 90 right.")]
    public double Direction(BlockCall call) => call.Target.Direction;

    [Command("scroll_right", "scroll right [DISTANCE]", Hidden = true)]
    public void ScrollRight(double distance = 10) { }

    [Command("scroll_up", "scroll up [DISTANCE]", Hidden = true)]
    public void ScrollUp(double distance = 10) { }

    [Command("align_scene", "align scene [ALIGNMENT]", Hidden = true)]
    public void AlignScene(
        [Menu("bottom-left", "bottom-right", "middle", "top-left", "top-right", Droppable = false)] string alignment = "bottom-left") { }

    [Reporter("xscroll", "x scroll", Hidden = true)]
    public double XScroll() => 0;

    [Reporter("yscroll", "y scroll", Hidden = true)]
    public double YScroll() => 0;

    private static (double X, double Y)? PlaceOf(BlockCall call, string name) => name switch
    {
        Mouse => (call.Stage.Input.MouseX, call.Stage.Input.MouseY),
        RandomPlace => (
            Rounding.HalfUp(Bounds.Stage.Width * (call.Random.NextDouble() - 0.5)),
            Rounding.HalfUp(Bounds.Stage.Height * (call.Random.NextDouble() - 0.5))),
        _ => call.Stage.Find(name) is { IsStage: false } sprite ? (sprite.X, sprite.Y) : null,
    };

    private static IEnumerator<Pause> Glide(BlockCall call, double secs, double x, double y)
    {
        var target = call.Target;
        var (startX, startY, start) = (target.X, target.Y, call.Now);
        if (secs > 0)
        {
            yield return Pause.Turn;
            for (var part = 0.0; (part = (call.Now - start) / (secs * 1000)) < 1;)
            {
                target.MoveTo(startX + part * (x - startX), startY + part * (y - startY));
                yield return Pause.Turn;
            }
        }

        target.MoveTo(x, y);
    }

    // Sums of steps leave dust like 9.999999999999998, which children should not see.
    private static double WithoutDust(double coordinate)
    {
        var rounded = Rounding.HalfUp(coordinate);
        return Math.Abs(coordinate - rounded) < 1e-9 ? rounded : coordinate;
    }
}
