using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Runtime.Projects;
using MLKids.Runtime.Stage;
using static MLKids.Runtime.Tests.Stage.FakeWorld;

namespace MLKids.Runtime.Tests.Stage;

[TestClass]
public sealed class SensingTests
{
    private readonly FakeWorld _world = new(Target("Cat") with { Variables = [new ProjectVariable("v", "lives", "nine")] }, Target("Dog", 2));

    private Sprite Cat => _world.Sprite("Cat");

    [TestMethod]
    [DataRow("Dog", 5.0)]
    [DataRow("nobody", 10000.0)]
    [DataRow("_stage_", 10000.0)]
    [DataRow("_mouse_", 13.0)]
    public void DistanceTo_Sample_IsExact(string what, double distance)
    {
        (_world.Input.MouseX, _world.Input.MouseY) = (5, 12);
        _world.Sprite("Dog").MoveTo(3, -4);
        Assert.AreEqual(distance, _world.Call("sensing_distanceto", Cat, what));
        Assert.AreEqual(10000.0, _world.Call("sensing_distanceto", _world.Stage.Backdrop, what));
    }

    [TestMethod]
    [DataRow("x position", "Cat", 0.1)]
    [DataRow("costume name", "Cat", "costume1")]
    [DataRow("costume #", "Cat", 1.0)]
    [DataRow("size", "Cat", 100.0)]
    [DataRow("lives", "Cat", "nine")]
    [DataRow("lives", "Dog", 0.0)]
    [DataRow("x position", "_stage_", 0.0)]
    [DataRow("backdrop #", "_stage_", 1.0)]
    [DataRow("background #", "_stage_", 1.0)]
    [DataRow("backdrop name", "_stage_", "backdrop1")]
    [DataRow("backdrop name", "Cat", 0.0)]
    [DataRow("volume", "_stage_", 100.0)]
    [DataRow("volume", "nobody", 0.0)]
    public void Of_Sample_IsTheTargetsOwn(string property, string name, object value)
    {
        Cat.MoveTo(0.1, 0);
        Assert.AreEqual(value, _world.Call("sensing_of", _world.Sprite("Dog"), property, name));
    }

    [TestMethod]
    [DataRow("YEAR", 2024.0)]
    [DataRow("MONTH", 2.0)]
    [DataRow("DATE", 29.0)]
    [DataRow("DAYOFWEEK", 5.0)]
    [DataRow("hour", 13.0)]
    [DataRow("MINUTE", 14.0)]
    [DataRow("SECOND", 15.0)]
    [DataRow("CENTURY", 0.0)]
    public void Current_OnALeapThursday_ReadsTheClock(string unit, double value) => Assert.AreEqual(value, _world.Call("sensing_current", Cat, unit));

    [TestMethod]
    public void DaysSince2000_OnALeapThursday_CountsPartsOfDays() =>
        Assert.AreEqual(8825.551562500, (double)_world.Call("sensing_dayssince2000", Cat)!, 1e-6);

    [TestMethod]
    public void Timer_AfterReset_CountsFromThere()
    {
        _world.Now = 1500;
        Assert.AreEqual(1.5, _world.Call("sensing_timer", Cat));
        Assert.AreEqual(true, _world.Call("event_whengreaterthan", Cat, "TIMER", 1.4));
        _world.Call("sensing_resettimer", Cat);
        _world.Now = 1750;
        Assert.AreEqual(0.25, _world.Call("sensing_timer", Cat));
        Assert.AreEqual(false, _world.Call("event_whengreaterthan", Cat, "timer", 0.25));
    }

    [TestMethod]
    public void DragMode_Set_IsTheSprites()
    {
        _world.Call("sensing_setdragmode", Cat, "draggable");
        Assert.IsTrue(Cat.Draggable);
        _world.Call("sensing_setdragmode", Cat, "not draggable");
        Assert.IsFalse(Cat.Draggable);
    }

    [TestMethod]
    public void Input_NobodyThere_HasScratchsDefaults()
    {
        Assert.AreEqual(-1.0, _world.Call("sensing_loudness", Cat));
        Assert.AreEqual(false, _world.Call("sensing_loud", Cat));
        Assert.AreEqual(false, _world.Call("sensing_keypressed", Cat, "any"));
        Assert.AreEqual(0.0, _world.Call("sensing_mousex", Cat));
        Assert.AreEqual(false, _world.Call("event_whengreaterthan", Cat, "LOUDNESS", 0.0));
    }

    [TestMethod]
    public void Input_FilledIn_IsWhatBlocksSee()
    {
        _world.Input.Keys.Add("left arrow");
        (_world.Input.Loudness, _world.Input.UserName, _world.Input.MouseDown) = (55, "ada", true);
        Assert.AreEqual(true, _world.Call("sensing_keypressed", Cat, "Left Arrow"));
        Assert.AreEqual(true, _world.Call("sensing_keypressed", Cat, "any"));
        Assert.AreEqual(false, _world.Call("sensing_keypressed", Cat, "space"));
        Assert.AreEqual(true, _world.Call("sensing_loud", Cat));
        Assert.AreEqual("ada", _world.Call("sensing_username", Cat));
        Assert.AreEqual(true, _world.Call("sensing_mousedown", Cat));
    }

    [TestMethod]
    public async Task TakePicture_NoCamera_SaysWhatToDo()
    {
        var problem = await Assert.ThrowsExactlyAsync<BlockException>(() => _world.Input.TakePicture(default));
        Assert.AreEqual(StageCodes.NoCamera, problem.Code);
        Assert.IsLessThanOrEqualTo(12, problem.ChildSentence.Split(' ').Length);
    }

    [TestMethod]
    public async Task TakePicture_WithCamera_IsItsPicture()
    {
        _world.Input.Camera = _ => Task.FromResult<byte[]>([1, 2]);
        CollectionAssert.AreEqual(new byte[] { 1, 2 }, await _world.Input.TakePicture(default));
    }

    [TestMethod]
    public async Task Ask_TwoQuestions_AreAnsweredOneAfterTheOther()
    {
        var first = (Task)_world.Call("sensing_askandwait", Cat, "name?")!;
        var second = (Task)_world.Call("sensing_askandwait", _world.Stage.Backdrop, "age?")!;
        Assert.AreEqual("name?", _world.Stage.Question);
        Assert.AreEqual("name?", Cat.Bubble);

        _world.Stage.AnswerQuestion("Ada");
        await first;
        Assert.IsFalse(second.IsCompleted);
        Assert.AreEqual("Ada", _world.Call("sensing_answer", Cat));
        Assert.IsNull(Cat.Bubble);
        Assert.AreEqual("age?", _world.Stage.Question);

        _world.Stage.AnswerQuestion("9");
        await second;
        Assert.IsNull(_world.Stage.Question);
        CollectionAssert.AreEqual(
            new[] { "Cat name?", "Cat ", "Stage age?", "Stage " },
            _world.Happenings.Where(h => h.Kind == "ask").Select(h => $"{h.Target} {h.Value}").ToArray());
    }

    [TestMethod]
    public async Task Ask_WhenTheAskerStops_MakesPlaceForTheNext()
    {
        var call = new FakeCall(_world, Cat);
        var first = (Task)_world.Call("sensing_askandwait", call, "name?")!;
        var second = (Task)_world.Call("sensing_askandwait", _world.Sprite("Dog"), "age?")!;
        await call.Stopping.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => first);
        Assert.AreEqual("age?", _world.Stage.Question);
        _world.Stage.AnswerQuestion("9");
        await second;
    }

    [TestMethod]
    public async Task Ask_WhenAllStops_IsCancelledAndForgotten()
    {
        var question = (Task)_world.Call("sensing_askandwait", Cat, "name?")!;
        _world.Stage.StopAll();
        await Assert.ThrowsAsync<OperationCanceledException>(() => question);
        Assert.IsNull(_world.Stage.Question);
    }

    [TestMethod]
    public void Reset_AtGreenFlag_ForgetsAnswerTimeAndEffects()
    {
        _world.Stage.AnswerQuestion("x");
        Cat.SetEffect("ghost", 5);
        Cat.SetSoundEffect("pitch", 5);
        _world.Now = 900;
        _world.Stage.Reset();
        Assert.AreEqual(("", 0.0, 0.0, 0.0), (_world.Stage.Answer, _world.Stage.Timer, Cat.GetEffect("ghost"), Cat.GetSoundEffect("pitch")));
    }
}
