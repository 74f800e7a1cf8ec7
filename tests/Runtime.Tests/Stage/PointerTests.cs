using MLKids.Runtime.Stage;
using static MLKids.Runtime.Tests.Stage.FakeWorld;

namespace MLKids.Runtime.Tests.Stage;

[TestClass]
public sealed class PointerTests
{
    private readonly FakeWorld _world = new(
        new FakeRenderer(),
        Target("Stage", isStage: true, costumes: [Costume("empty", 480, 360)]),
        Target("Box", 1, costumes: [Costume("square", 40, 40)]),
        Target("Ball", 2, costumes: [Costume("circle", 40, 40)]));

    private Sprite Ball => _world.Sprite("Ball");

    [TestMethod]
    [DataRow(0, 0, "event_whenthisspriteclicked Ball")]
    [DataRow(18, 18, "event_whenthisspriteclicked Box")]
    [DataRow(25, 0, "event_whenstageclicked Stage")]
    public void Click_Place_StartsTheForemostDrawnThere(double x, double y, string started)
    {
        _world.Stage.Click(x, y);
        CollectionAssert.AreEqual((string[])[started], _world.HatsStarted);
    }

    [TestMethod]
    public void Click_HiddenOrWhollyClear_GoesThrough()
    {
        Ball.SetEffect("ghost", 99);
        _world.Stage.Click(0, 0);
        Ball.SetEffect("ghost", 100);
        _world.Stage.Click(0, 0);
        _world.Sprite("Box").Visible = false;
        _world.Stage.Click(0, 0);
        CollectionAssert.AreEqual((string[])["event_whenthisspriteclicked Ball", "event_whenthisspriteclicked Box", "event_whenstageclicked Stage"], _world.HatsStarted);
    }

    [TestMethod]
    public void Pointer_HeldDown_ClicksOnce()
    {
        _world.Stage.MovePointer(0, 0, true);
        _world.Stage.MovePointer(100, 100, true);
        _world.Stage.MovePointer(0, 0, true);
        _world.Stage.MovePointer(0, 0, false);
        Assert.HasCount(1, _world.HatsStarted);
        Assert.AreEqual(0, Ball.X);
    }

    [TestMethod]
    public void Pointer_OnADraggableSprite_CarriesItInFrontWithoutAClick()
    {
        Ball.Draggable = true;
        _world.Stage.MoveLayer(Ball, -1);
        _world.Sprite("Box").MoveTo(-100, 0);
        _world.Stage.MovePointer(5, 5, true);
        _world.Stage.MovePointer(6, 6, true);
        Assert.AreEqual((0, 0), (Ball.X, Ball.Y), "a trembling hand does not drag");
        _world.Stage.MovePointer(65, 25, true);
        Assert.AreEqual((60, 20), (Ball.X, Ball.Y));
        Assert.AreEqual("Stage Box Ball", _world.Order);
        Ball.MoveTo(0, 0);
        Assert.AreEqual(60, Ball.X, "its own blocks wait");
        _world.Stage.MovePointer(65, 25, false);
        Ball.MoveTo(0, 0);
        Assert.AreEqual(0, Ball.X);
        Assert.IsEmpty(_world.HatsStarted);
    }

    [TestMethod]
    public void Click_DraggableSprite_CountsOnRelease()
    {
        Ball.Draggable = true;
        _world.Stage.MovePointer(0, 0, true);
        Assert.IsEmpty(_world.HatsStarted);
        _world.Stage.MovePointer(0, 0, false);
        CollectionAssert.AreEqual((string[])["event_whenthisspriteclicked Ball"], _world.HatsStarted);
    }

    [TestMethod]
    public void PressKey_Space_StartsItsScriptsAndThoseForAnyKey()
    {
        _world.Stage.PressKey("space");
        CollectionAssert.AreEqual((string[])["event_whenkeypressed space", "event_whenkeypressed any"], _world.HatsStarted);
    }
}
