using MLKids.Blocks.Contracts;
using MLKids.Runtime.Stage;
using static MLKids.Runtime.Tests.Stage.FakeWorld;

namespace MLKids.Runtime.Tests.Stage;

[TestClass]
public sealed class LooksTests
{
    private readonly FakeWorld _world = new(Target("Cat", costumes: [Costume("sit"), Costume("4"), Costume("run"), Costume("jump")]));

    private Sprite Cat => _world.Sprite("Cat");

    [TestMethod]
    [DataRow("4", 2.0)]
    [DataRow("3", 3.0)]
    [DataRow(4.0, 4.0)]
    [DataRow("run", 3.0)]
    [DataRow("RUN", 2.0)]
    [DataRow("next costume", 3.0)]
    [DataRow("previous costume", 1.0)]
    [DataRow(0.0, 4.0)]
    [DataRow(-1.0, 3.0)]
    [DataRow(2.5, 3.0)]
    [DataRow("9", 1.0)]
    [DataRow(" ", 2.0)]
    [DataRow("", 2.0)]
    [DataRow("nothing", 2.0)]
    [DataRow(double.NaN, 1.0)]
    [DataRow(double.PositiveInfinity, 1.0)]
    [DataRow(true, 1.0)]
    public void SwitchCostume_FromTheSecond_FollowsScratchsOrderOfMeanings(object wanted, double number)
    {
        Cat.SwitchCostume(1);
        _world.Call("looks_switchcostumeto", Cat, wanted);
        Assert.AreEqual(number, _world.Call("looks_costumenumbername", Cat, "number"));
    }

    [TestMethod]
    public void CostumeName_OfTheSecond_IsItsName()
    {
        Cat.SwitchCostume(1);
        Assert.AreEqual("4", _world.Call("looks_costumenumbername", Cat, "name"));
        Assert.AreEqual("backdrop1", _world.Call("looks_backdropnumbername", Cat, "name"));
    }

    [TestMethod]
    [DataRow("night", "night")]
    [DataRow("next backdrop", "night")]
    [DataRow("previous backdrop", "7")]
    [DataRow("7", "7")]
    [DataRow("2", "night")]
    [DataRow(3.0, "7")]
    [DataRow("nothing", "backdrop1")]
    public void SwitchBackdrop_FromTheFirst_StartsTheHatsOfTheBackdropShown(object wanted, string shown)
    {
        var call = new FakeCall(_world, Cat);
        _world.Call("looks_switchbackdropto", call, wanted);
        Assert.AreEqual($"event_whenbackdropswitchesto BACKDROP={shown}", call.Started.Single());
        Assert.AreEqual(shown, _world.Call("looks_backdropnumbername", Cat, "name"));
    }

    [TestMethod]
    public void SwitchBackdrop_Random_IsNeverTheOneShown()
    {
        for (var i = 0; i < 30; i++)
        {
            var before = _world.Stage.Backdrop.CurrentCostume;
            _world.Call("looks_switchbackdropto", Cat, "random backdrop");
            Assert.AreNotEqual(before, _world.Stage.Backdrop.CurrentCostume);
        }
    }

    [TestMethod]
    public void NextCostumeAndBackdrop_AtTheEnd_BeginAnew()
    {
        Cat.SwitchCostume(3);
        _world.Call("looks_nextcostume", Cat);
        Assert.AreEqual(0, Cat.CurrentCostume);
        _world.Stage.Backdrop.SwitchCostume(2);
        var call = new FakeCall(_world, Cat);
        _world.Call("looks_nextbackdrop", call);
        Assert.AreEqual("event_whenbackdropswitchesto BACKDROP=backdrop1", call.Started.Single());
    }

    [TestMethod]
    public void SwitchCostume_OnTheStage_StartsNoHats()
    {
        var call = new FakeCall(_world, _world.Stage.Backdrop);
        _world.Call("looks_switchcostumeto", call, "night");
        Assert.AreEqual(1, _world.Stage.Backdrop.CurrentCostume);
        Assert.IsEmpty(call.Started);
    }

    // 40 by 20 pixels: 5 pixels of the lower side at least, one and a half stages at most.
    [TestMethod]
    [DataRow(0.0, 25.0)]
    [DataRow(-50.0, 25.0)]
    [DataRow(99.6, 99.6)]
    [DataRow(5000.0, 1800.0)]
    public void Size_Set_IsClampedByTheCostume(double wanted, double size)
    {
        _world.Call("looks_setsizeto", Cat, wanted);
        Assert.AreEqual(size, Cat.Size, 1e-9);
    }

    [TestMethod]
    [DataRow(50.0, 100.0)]
    [DataRow(90000.0, 90000.0)]
    public void Size_OfAnEmptyCostume_HasNoUpperLimit(double wanted, double size)
    {
        var world = new FakeWorld(Target("Air", costumes: [Costume("empty", 0, 0)]));
        world.Sprite("Air").Size = wanted;
        Assert.AreEqual(size, world.Sprite("Air").Size);
        world.Sprite("Air").MoveTo(500, 0);
        Assert.AreEqual(240, world.Sprite("Air").X);
    }

    [TestMethod]
    public void Size_Changed_KeepsTheExactValueAndReportsItRounded()
    {
        _world.Call("looks_setsizeto", Cat, 96.0);
        _world.Call("looks_changesizeby", Cat, 0.4);
        _world.Call("looks_changesizeby", Cat, 0.4);
        Assert.AreEqual(96.8, Cat.Size, 1e-9);
        Assert.AreEqual(97.0, _world.Call("looks_size", Cat));
    }

    [TestMethod]
    [DataRow("GHOST", 150.0, 100.0)]
    [DataRow("ghost", -5.0, 0.0)]
    [DataRow("BRIGHTNESS", -150.0, -100.0)]
    [DataRow("COLOR", 250.0, 250.0)]
    [DataRow("sparkle", 5.0, 0.0)]
    public void Effect_Set_IsClampedByItsKind(string name, double wanted, double value)
    {
        _world.Call("looks_seteffectto", Cat, name, wanted);
        Assert.AreEqual(value, Cat.GetEffect(name.ToLowerInvariant()));
    }

    [TestMethod]
    public void Effect_ChangedThenCleared_IsNone()
    {
        _world.Call("looks_changeeffectby", Cat, "WHIRL", 25.0);
        _world.Call("looks_changeeffectby", Cat, "WHIRL", 25.0);
        Assert.AreEqual(50, Cat.GetEffect("whirl"));
        _world.Call("looks_cleargraphiceffects", Cat);
        Assert.AreEqual(0, Cat.GetEffect("whirl"));
    }

    [TestMethod]
    public void Say_OfAHiddenSprite_StillTellsTheRawValue()
    {
        Cat.Visible = false;
        _world.Call("looks_say", Cat, 1.0 / 3);
        Assert.AreEqual(new StageEvent("say", "Cat", 1.0 / 3), _world.Happenings.Single());
        Assert.AreEqual("0.33", Cat.Bubble);
    }

    [TestMethod]
    [DataRow(2.5, "2.50")]
    [DataRow(3.0, "3")]
    [DataRow(0.001, "0.001")]
    [DataRow(double.NaN, "NaN")]
    [DataRow("2.555", "2.555")]
    [DataRow(true, "true")]
    public void Bubble_OfAValue_ShowsTwoDecimalsOfBrokenNumbers(object value, string text)
    {
        Cat.Say("say", value);
        Assert.AreEqual(text, Cat.Bubble);
    }

    [TestMethod]
    public void Bubble_OfALongText_EndsAfterThreeHundredThirtyCharacters()
    {
        Cat.Say("think", new string('x', 400));
        Assert.AreEqual(330, Cat.Bubble!.Length);
    }

    [TestMethod]
    public async Task SayForSecs_AfterItsTime_TakesItsBubbleAway()
    {
        var call = new FakeCall(_world, Cat);
        var task = (Task)_world.Call("looks_sayforsecs", call, "hi", 2.0)!;
        call.Clock.Advance(1.9);
        Assert.AreEqual("hi", Cat.Bubble);
        Assert.IsFalse(task.IsCompleted);
        call.Clock.Advance(0.2);
        await task;
        Assert.IsNull(Cat.Bubble);
    }

    [TestMethod]
    public async Task SayForSecs_WhenAnotherBubbleCame_LeavesThatOne()
    {
        var call = new FakeCall(_world, Cat);
        var task = (Task)_world.Call("looks_sayforsecs", call, "hi", 2.0)!;
        _world.Call("looks_say", Cat, "hi");
        call.Clock.Advance(3);
        await task;
        Assert.AreEqual("hi", Cat.Bubble);
    }

    [TestMethod]
    public async Task ThinkForSecs_WhenStopped_IsCancelledAndQuiet()
    {
        var call = new FakeCall(_world, Cat);
        var task = (Task)_world.Call("looks_thinkforsecs", call, "hm", double.PositiveInfinity)!;
        await call.Stopping.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => task);
        Assert.IsNull(Cat.Bubble);
    }
}
