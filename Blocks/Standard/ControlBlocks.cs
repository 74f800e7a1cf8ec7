using System.Runtime.CompilerServices;
using MLKids.Blocks.Authoring;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Definitions;

namespace MLKids.Blocks.Standard;

/// <summary>Waiting, loops, conditions, clones.</summary>
[BlockPack("control", "Control", Color = "#ffab19")]
public sealed class ControlBlocks
{
    private const string Myself = "_myself_";

    private readonly ConditionalWeakTable<IStage, StrongBox<double>> _counters = [];

    [Command("wait", "wait [DURATION] seconds", About = "Does nothing for a time.")]
    public IEnumerator<Pause> Wait(BlockCall call, [Slot(SlotKind.Positive)] double duration = 1)
    {
        call.RequestRedraw();
        var start = call.Now;
        var length = Math.Max(0, 1000 * duration);
        do
            yield return Pause.Turn;
        while (call.Now - start < length);
    }

    [Syntax("repeat", "repeat [TIMES]", Apart = true, Branches = 1, Loops = true, About = "Runs the blocks inside it a number of times.")]
    public void Repeat([Slot(SlotKind.Count)] double times = 10) { }

    [Syntax("forever", "forever", Branches = 1, Loops = true, Terminal = true, About = "Runs the blocks inside it again and again.")]
    public void Forever() { }

    [Syntax("if", "if [CONDITION] then", Apart = true, Branches = 1, About = "Runs the blocks inside it if the condition is true.")]
    public void If(bool condition) { }

    [Syntax("if_else", "if [CONDITION] then [SUBSTACK] else [SUBSTACK2]", Branches = 2, About = "Runs the upper blocks if the condition is true, else the lower ones.")]
    public void IfElse(bool condition) { }

    [Syntax("wait_until", "wait until [CONDITION]", Apart = true, About = "Does nothing until the condition is true.")]
    public void WaitUntil(bool condition) { }

    [Syntax("repeat_until", "repeat until [CONDITION]", Branches = 1, Loops = true, About = "Runs the blocks inside it until the condition is true. It asks before each turn.")]
    public void RepeatUntil(bool condition) { }

    [Syntax("while", "while [CONDITION]", Branches = 1, Loops = true, Hidden = true)]
    public void While(bool condition) { }

    [Syntax("for_each", "for each [VARIABLE] in [VALUE]", Branches = 1, Loops = true, Hidden = true)]
    public void ForEach([Menu(Names = ProjectNames.Variables, Droppable = false)] string variable, [Slot(SlotKind.Count)] object? value) { }

    [Syntax("stop", "stop [STOP_OPTION]", Apart = true, Terminal = true, About = "Stops everything, this script, or the other scripts of this sprite.")]
    public void Stop([Menu("all", "this script", "other scripts in sprite", Droppable = false)] string stopOption = "all") { }

    [Hat("start_as_clone", "when I start as a clone", Apart = true, Owner = BlockOwner.Sprite, About = "Starts in each new clone of this sprite.")]
    public void StartAsClone() { }

    [Command("create_clone_of", "create clone of [CLONE_OPTION]", About = "Makes a copy of a sprite that lives while the program runs; 300 at most.")]
    public void CreateCloneOf(BlockCall call, [Menu(Myself + "|myself", Names = ProjectNames.Sprites, Shadow = "control_create_clone_of_menu")] string cloneOption = Myself)
    {
        var original = cloneOption == Myself ? call.Target : call.Stage.Find(cloneOption);
        if (original is not null)
            call.Stage.Clone(original);
    }

    [Command("delete_this_clone", "delete this clone", Terminal = true, Owner = BlockOwner.Sprite, About = "Takes this clone away, with all its scripts.")]
    public void DeleteThisClone(BlockCall call) => call.Stage.Delete(call.Target);

    [Reporter("get_counter", "counter", Hidden = true)]
    public double GetCounter(BlockCall call) => Counter(call).Value;

    [Command("incr_counter", "increment counter", Hidden = true)]
    public void IncrementCounter(BlockCall call) => Counter(call).Value++;

    [Command("clear_counter", "clear counter", Hidden = true)]
    public void ClearCounter(BlockCall call) => Counter(call).Value = 0;

    [Syntax("all_at_once", "all at once", Branches = 1, Hidden = true)]
    public void AllAtOnce() { }

    private StrongBox<double> Counter(BlockCall call) => _counters.GetOrCreateValue(call.Stage);
}
