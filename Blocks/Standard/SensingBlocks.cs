using MLKids.Blocks.Authoring;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Definitions;

namespace MLKids.Blocks.Standard;

/// <summary>
/// What a sprite notices: other sprites, mouse, colours, keys, answers, time. Touching another sprite, the mouse or a colour needs drawn pictures: where the host
/// draws none, these answer false.
/// </summary>
[BlockPack("sensing", "Sensing", Color = "#5cb1d6")]
public sealed class SensingBlocks
{
    internal const string Mouse = "_mouse_", MouseItem = Mouse + "|mouse-pointer";
    internal const string Edge = "_edge_", EdgeItem = Edge + "|edge";

    private const double Nowhere = 10000;

    [Predicate("touchingobject", "touching [TOUCHINGOBJECTMENU]?", Owner = BlockOwner.Sprite, About = "Whether the sprite touches the mouse-pointer, the edge or another sprite. What is seen of it counts.")]
    public bool TouchingObject(
        BlockCall call, [Menu(MouseItem, EdgeItem, Names = ProjectNames.Sprites, Shadow = "sensing_touchingobjectmenu")] string touchingObjectMenu = Mouse) =>
        IsTouching(call, touchingObjectMenu);

    [Predicate("touchingcolor", "touching color [COLOR]?", Owner = BlockOwner.Sprite, About = "Whether the sprite touches a colour.")]
    public bool TouchingColor(BlockCall call, [Slot(SlotKind.Color)] object? color) => call.Stage.IsTouchingColor(call.Target, StageColor.From(color));

    [Predicate("coloristouchingcolor", "color [COLOR] is touching [COLOR2]?", Owner = BlockOwner.Sprite, About = "Whether a colour of the sprite touches another colour.")]
    public bool ColorIsTouchingColor(BlockCall call, [Slot(SlotKind.Color)] object? color, [Slot(SlotKind.Color)] object? color2) =>
        call.Stage.IsTouchingColor(call.Target, StageColor.From(color2), StageColor.From(color));

    [Reporter("distanceto", "distance to [DISTANCETOMENU]", Owner = BlockOwner.Sprite, About = "How far it is to the mouse-pointer or to another sprite.")]
    public double DistanceTo(
        BlockCall call, [Menu(MouseItem, Names = ProjectNames.Sprites, Shadow = "sensing_distancetomenu")] string distanceToMenu = Mouse)
    {
        var target = call.Target;
        if (target.IsStage)
            return Nowhere;
        if (distanceToMenu == Mouse)
            return Distance(target, call.Stage.Input.MouseX, call.Stage.Input.MouseY);
        return call.Stage.Find(distanceToMenu) is { IsStage: false } sprite ? Distance(target, sprite.X, sprite.Y) : Nowhere;
    }

    [Command("askandwait", "ask [QUESTION] and wait", Apart = true, About = "Asks a question and goes on when it is answered. The answer is in the block \"answer\".")]
    public Task AskAndWait(BlockCall call, string question = "What's your name?") => call.Stage.Ask(call.Target, question, call.Stopped);

    [Reporter("answer", "answer", About = "What was answered to the last question.")]
    public string Answer(BlockCall call) => call.Stage.Answer;

    [Predicate("keypressed", "key [KEY_OPTION] pressed?", Apart = true, About = "Whether a key is held down.")]
    public bool KeyPressed(
        BlockCall call,
        [Menu("space", "up arrow", "down arrow", "right arrow", "left arrow", "any", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n",
            "o", "p", "q", "r", "s", "t", "u", "v", "w", "x", "y", "z", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9",
            Shadow = "sensing_keyoptions")]
        string keyOption = "space") => call.Stage.Input.IsKeyDown(keyOption);

    [Predicate("mousedown", "mouse down?", About = "Whether a button of the mouse is held down.")]
    public bool MouseDown(BlockCall call) => call.Stage.Input.MouseDown;

    [Reporter("mousex", "mouse x", About = "How far right of the middle the mouse-pointer is.")]
    public double MouseX(BlockCall call) => call.Stage.Input.MouseX;

    [Reporter("mousey", "mouse y", About = "How far above the middle the mouse-pointer is.")]
    public double MouseY(BlockCall call) => call.Stage.Input.MouseY;

    [Command("setdragmode", "set drag mode [DRAG_MODE]", Apart = true, Owner = BlockOwner.Sprite, About = "Says whether the sprite can be moved with the mouse while the stage fills the screen.")]
    public void SetDragMode(BlockCall call, [Menu("draggable", "not draggable", Droppable = false)] string dragMode = "draggable") =>
        call.Target.Draggable = dragMode == "draggable";

    [Reporter("loudness", "loudness", Apart = true, About = "How loud it is at the microphone, from 0 to 100; -1 without a microphone.")]
    public double Loudness(BlockCall call) => call.Stage.Input.Loudness;

    [Predicate("loud", "loud?", Hidden = true)]
    public bool Loud(BlockCall call) => call.Stage.Input.Loudness > 10;

    [Reporter("timer", "timer", Apart = true, About = "Seconds since the program started or the timer was reset.")]
    public double Timer(BlockCall call) => call.Stage.Timer;

    [Command("resettimer", "reset timer", About = "Lets the timer begin at 0 again.")]
    public void ResetTimer(BlockCall call) => call.Stage.ResetTimer();

    [Reporter("of", "[PROPERTY] of [OBJECT]", Apart = true, About = "Something of another sprite or of the stage: place, costume, volume, a variable.")]
    public object Of(
        BlockCall call,
        [Menu("x position", "y position", "direction", "costume #", "costume name", "size", "volume", "backdrop #", "backdrop name",
            Names = ProjectNames.VariablesOfChosen, Droppable = false)]
        string property = "backdrop #",
        [Menu("_stage_|Stage", Names = ProjectNames.Sprites, Shadow = "sensing_of_object_menu")] string @object = "_stage_")
    {
        if (call.Stage.Find(@object) is not { } target)
            return 0.0;
        return (target.IsStage ? OfStage(target, property) : OfSprite(target, property)) ?? target.FindVariable(property) ?? 0.0;
    }

    [Reporter("current", "current [CURRENTMENU]", Apart = true, About = "The date or time of day, a part of it. Sunday is day 1 of the week.")]
    public double Current(
        BlockCall call, 
        [Menu("YEAR|year", "MONTH|month", "DATE|date", "DAYOFWEEK|day of week", "HOUR|hour", "MINUTE|minute", "SECOND|second", Droppable = false)] string currentMenu = "YEAR")
    {
        var now = call.Time.GetLocalNow();
        return currentMenu.ToLowerInvariant() switch
        {
            "year" => now.Year,
            "month" => now.Month,
            "date" => now.Day,
            "dayofweek" => (int)now.DayOfWeek + 1,
            "hour" => now.Hour,
            "minute" => now.Minute,
            "second" => now.Second,
            _ => 0,
        };
    }

    [Reporter("dayssince2000", "days since 2000", Apart = true, About = "Days since the beginning of the year 2000, with fractions.")]
    public double DaysSince2000(BlockCall call) => (call.Time.GetUtcNow() - new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero)).TotalDays;

    [Reporter("username", "username", About = "The name of who runs the program, as the host knows it.")]
    public string UserName(BlockCall call) => call.Stage.Input.UserName;

    [Reporter("userid", "user id", Hidden = true)]
    public string UserId() => "";

    internal static bool IsTouching(BlockCall call, string what) => what switch
    {
        Mouse => call.Stage.IsTouching(call.Target, call.Stage.Input.MouseX, call.Stage.Input.MouseY),
        Edge => Bouncing.IsAtEdge(call.Target),
        _ => call.Stage.IsTouching(call.Target, what),
    };

    private static double Distance(ITarget target, double x, double y) => Math.Sqrt(Math.Pow(target.X - x, 2) + Math.Pow(target.Y - y, 2));

    private static object? OfStage(ITarget stage, string property) => property switch
    {
        "background #" or "backdrop #" => stage.CurrentCostume + 1.0,
        "backdrop name" => CostumeChoice.NumberOrName(stage, "name"),
        "volume" => stage.Volume,
        _ => null,
    };

    private static object? OfSprite(ITarget sprite, string property) => property switch
    {
        "x position" => sprite.X,
        "y position" => sprite.Y,
        "direction" => sprite.Direction,
        "costume #" => sprite.CurrentCostume + 1.0,
        "costume name" => CostumeChoice.NumberOrName(sprite, "name"),
        "size" => sprite.Size,
        "volume" => sprite.Volume,
        _ => null,
    };
}
