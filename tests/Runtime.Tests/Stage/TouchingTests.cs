using MLKids.Blocks.Contracts;
using MLKids.Runtime.Stage;
using static MLKids.Runtime.Tests.Stage.FakeWorld;

namespace MLKids.Runtime.Tests.Stage;

[TestClass]
public sealed class TouchingTests
{
    private readonly FakeRenderer _renderer = new();
    private readonly FakeWorld _world;

    public TouchingTests() => _world = new FakeWorld(
        _renderer,
        Target("Stage", isStage: true, costumes: [Costume("empty", 480, 360)]),
        Target("Ball", 1, costumes: [Costume("circle", 40, 40)]),
        Target("Disc", 2, costumes: [Costume("circle", 40, 40)]),
        Target("Hook", 3, costumes: [Costume("L", 60, 60)]),
        Target("Dot", 4, costumes: [Costume("square", 10, 10)]),
        Target("Air", 5, costumes: [Costume("empty", 40, 40)]),
        Target("Chip", 7, costumes: [Costume("small", 60, 60)]),
        Target("Broken", 6, costumes: [Costume("damaged", 40, 40)]));

    private Sprite Ball => _world.Sprite("Ball");

    private Sprite Dot => _world.Sprite("Dot");

    private Sprite Hook => _world.Sprite("Hook");

    [TestMethod]
    [DataRow(27, 27, true)]
    [DataRow(30, 30, false)]
    [DataRow(-39, 0, true)]
    [DataRow(0, 42, false)]
    [DataRow(500, 0, false)]
    public void TouchingSprite_TwoCircles_FollowsPixelsNotRectangles(double x, double y, bool touches)
    {
        Place("Disc", x, y);
        Assert.AreEqual(touches, Touches(Ball, "Disc"));
        Assert.AreEqual(touches, Touches(_world.Sprite("Disc"), "Ball"));
    }

    [TestMethod]
    [DataRow(90, "all around", 10, 10, false)]
    [DataRow(90, "all around", -20, 10, true)]
    [DataRow(180, "all around", 16, -16, false)]
    [DataRow(180, "all around", 10, 20, true)]
    [DataRow(-90, "all around", 10, -10, true)]
    [DataRow(-90, "all around", -10, -10, false)]
    [DataRow(-90, "left-right", 20, 10, true)]
    [DataRow(-90, "left-right", -10, 10, false)]
    [DataRow(180, "don't rotate", 10, 10, false)]
    public void TouchingSprite_HollowOfAnL_TurnsWithTheSprite(double direction, string style, double x, double y, bool touches)
    {
        (Hook.Direction, Hook.RotationStyle) = (direction, style);
        Place("Dot", x, y);
        Assert.AreEqual(touches, Touches(Hook, "Dot"));
    }

    [TestMethod]
    public void TouchingSprite_GrownOrShrunk_FollowsItsSize()
    {
        Place("Dot", 30, 0);
        Assert.IsFalse(Touches(Ball, "Dot"));
        Ball.Size = 200;
        Assert.IsTrue(Touches(Ball, "Dot"));
        Assert.AreEqual("circle 80x80", _renderer.Drawn[^1], "drawn sharp");
        Ball.Size = 50;
        Assert.IsFalse(Touches(Ball, "Dot"));
    }

    [TestMethod]
    public void TouchingSprite_AnyClone_Counts()
    {
        Place("Dot", 200, 0);
        Assert.IsFalse(Touches(Ball, "Dot"));
        _world.Stage.Clone(Dot)!.MoveTo(0, 0);
        Assert.IsTrue(Touches(Ball, "Dot"));
        Assert.IsFalse(Touches(Ball, "Ball"), "not itself");
        var clone = (Sprite)_world.Stage.Clone(Ball)!;
        Assert.IsTrue(Touches(Ball, "Ball"), "its clone");
        _world.Stage.Delete(clone);
        Assert.IsFalse(Touches(Ball, "Ball"));
    }

    [TestMethod]
    public void TouchingSprite_HiddenOrDraggedOrUnknown_IsFalse()
    {
        Assert.IsTrue(Touches(Ball, "Dot"));
        Dot.Visible = false;
        Assert.IsFalse(Touches(Ball, "Dot"));
        Assert.IsFalse(Touches(Dot, "Ball"));
        (Dot.Visible, Dot.IsDragged) = (true, true);
        Assert.IsFalse(Touches(Ball, "Dot"));
        Assert.IsTrue(Touches(Dot, "Ball"), "who is dragged still feels");
        foreach (var name in (string[])["Air", "Broken", "nobody", "Stage", "_stage_"])
            Assert.IsFalse(Touches(Ball, name), name);
    }

    [TestMethod]
    public void TouchingSprite_Ghost_DoesNotMatter()
    {
        Dot.SetEffect("ghost", 100);
        Assert.IsTrue(Touches(Ball, "Dot"));
    }

    [TestMethod]
    public void TouchingSprite_Mosaic_FillsTheHollow()
    {
        // Two by two small Ls: the left column of the upper right one lies in the big hollow.
        Place("Dot", 5, 15);
        Assert.IsFalse(Touches(Hook, "Dot"));
        Hook.SetEffect("mosaic", 10);
        Assert.IsTrue(Touches(Hook, "Dot"));
        Hook.ClearEffects();
        Assert.IsFalse(Touches(Hook, "Dot"));
    }

    [TestMethod]
    public void TouchingMouse_Circle_IsByPixels()
    {
        Assert.IsTrue(TouchesMouse(0, 19));
        Assert.IsFalse(TouchesMouse(17, 17));
        Ball.Visible = false;
        Assert.IsTrue(TouchesMouse(0, 0), "the mouse touches hidden sprites, as in Scratch");
    }

    [TestMethod]
    [DataRow(220, 90, false)]
    [DataRow(221, 90, true)]
    [DataRow(218, 45, false)]
    [DataRow(-221, 45, true)]
    public void TouchingEdge_Circle_IsItsOutlineNotItsRectangle(double x, double direction, bool touches)
    {
        Ball.Direction = direction;
        Ball.MoveTo(x, 0);
        Assert.AreEqual(touches, Touches(Ball, "_edge_"));
    }

    [TestMethod]
    public void Bounds_Circle_AreTightAndFollowEffects()
    {
        Ball.Direction = 45;
        Assert.AreEqual(40, Ball.Bounds!.Value.Width, 1.5);
        Ball.Visible = false;
        Assert.AreEqual(40 * Math.Sqrt(2), Ball.Bounds!.Value.Width, 1e-9, "a hidden sprite has its costume's rectangle");
        Assert.AreEqual(40, _world.Sprite("Air").Bounds!.Value.Width, 1e-9);
        var chip = _world.Sprite("Chip");
        Assert.AreEqual(30, chip.Bounds!.Value.Width, 1.5);
        chip.SetEffect("fisheye", 100);
        Assert.AreEqual(60 / Math.Sqrt(2), chip.Bounds!.Value.Width, 2, "what lies half way to the edge comes from a quarter of the way");
    }

    [TestMethod]
    public void Bounce_CircleInACorneredRectangle_ComesInsideByItsOutline()
    {
        Ball.Direction = 45;
        Ball.MoveTo(230, 0);
        _world.Call("motion_ifonedgebounce", Ball);
        Assert.AreEqual(-45, Ball.Direction, 1e-9);
        Assert.AreEqual(219.5, Ball.X, 1);
        Assert.IsLessThanOrEqualTo(240, Ball.Bounds!.Value.Right);
    }

    [TestMethod]
    public void Touching_WithoutRenderer_IsFalseButForTheEdge()
    {
        var blind = new FakeWorld(Target("Ball"), Target("Disc", 2));
        var ball = blind.Sprite("Ball");
        Assert.AreEqual(false, blind.Call("sensing_touchingobject", ball, "Disc"));
        Assert.AreEqual(false, blind.Call("sensing_touchingobject", ball, "_mouse_"));
        Assert.AreEqual(false, blind.Call("sensing_touchingcolor", ball, "#ffffff"));
        ball.MoveTo(230, 0);
        Assert.AreEqual(true, blind.Call("sensing_touchingobject", ball, "_edge_"));
    }

    [TestMethod]
    public void Touching_ManyClones_DrawsOnceAndAllocatesNothing()
    {
        while (_world.Stage.Clone(Ball) is { } clone)
            clone.MoveTo(100, 100);
        AskAll();
        var drawn = _renderer.Drawn.Count;
        // The runtime itself allocates now and then on this thread; a query that does would do so in every round.
        var (least, touched) = (long.MaxValue, 0);
        for (var round = 0; round < 5; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            touched = AskAll();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.AreEqual(0, least);
        Assert.HasCount(drawn, _renderer.Drawn);
        Assert.AreEqual(1, _renderer.Drawn.Count(d => d.StartsWith("circle", StringComparison.Ordinal)) - 1, "one for each of the two costumes");
        Assert.AreEqual(2, touched, "Ball and Disc meet in the middle");
    }

    private int AskAll()
    {
        var touched = 0;
        for (var i = 1; i < _world.Stage.Sprites.Count; i++)
        {
            var sprite = _world.Stage.Sprites[i];
            sprite.MoveTo(sprite.X, sprite.Y);
            if (_world.Stage.IsTouching(sprite, sprite.Name == "Ball" ? "Disc" : "Ball") && sprite.Name is "Ball" or "Disc" && sprite.Bounds!.Value.Right < 240)
                touched += sprite.X == 0 ? 1 : 0;
        }

        return touched;
    }

    private void Place(string name, double x, double y)
    {
        if (Math.Abs(x) < 240)
            _world.Sprite(name).MoveTo(x, y);
        else
            _world.Sprite(name).Visible = false;
    }

    private bool Touches(ITarget target, string what) => (bool)_world.Call("sensing_touchingobject", target, what)!;

    private bool TouchesMouse(double x, double y)
    {
        (_world.Input.MouseX, _world.Input.MouseY) = (x, y);
        return Touches(Ball, "_mouse_");
    }
}
