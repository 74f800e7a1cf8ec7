using MLKids.Blocks.Contracts;
using MLKids.Runtime.Stage;
using static MLKids.Runtime.Tests.Stage.FakeWorld;

namespace MLKids.Runtime.Tests.Stage;

[TestClass]
public sealed class MotionTests
{
    private readonly FakeWorld _world = new(Target("Cat"), Target("Dog", 2));

    private Sprite Cat => _world.Sprite("Cat");

    [TestMethod]
    [DataRow(95.0, 95.0)]
    [DataRow(180.0, 180.0)]
    [DataRow(181.0, -179.0)]
    [DataRow(-180.0, 180.0)]
    [DataRow(-90.0, -90.0)]
    [DataRow(270.0, -90.0)]
    [DataRow(3600090.0, 90.0)]
    [DataRow(double.PositiveInfinity, 90.0)]
    public void Direction_Set_WrapsAndIgnoresInfinity(double wanted, double direction)
    {
        _world.Call("motion_pointindirection", Cat, wanted);
        Assert.AreEqual(direction, _world.Call("motion_direction", Cat));
    }

    [TestMethod]
    public void MoveSteps_AtThirtyDegrees_FollowsTheDirection()
    {
        Cat.Direction = 30;
        _world.Call("motion_movesteps", Cat, 100.0);
        Assert.AreEqual(50, Cat.X, 1e-9);
        Assert.AreEqual(86.602540378443865, Cat.Y, 1e-9);
        Assert.AreEqual(50.0, _world.Call("motion_xposition", Cat));
    }

    [TestMethod]
    public void Stage_AnyMotion_StaysWhereItIs()
    {
        var stage = _world.Stage.Backdrop;
        _world.Call("motion_gotoxy", stage, 10.0, 10.0);
        _world.Call("motion_turnright", stage, 10.0);
        _world.Call("looks_setsizeto", stage, 50.0);
        _world.Call("looks_hide", stage);
        Assert.AreEqual((0.0, 0.0, 90.0, 100.0, true), (stage.X, stage.Y, stage.Direction, stage.Size, stage.Visible));
    }

    // The costume is 40 by 20: ten pixels (half of its lesser side) stay on the stage.
    [TestMethod]
    [DataRow(1000.0, 0.0, 250.0, 0.0)]
    [DataRow(-1000.0, 0.0, -250.0, 0.0)]
    [DataRow(0.0, 1000.0, 0.0, 180.0)]
    [DataRow(0.0, -1000.0, 0.0, -180.0)]
    [DataRow(249.5, 100.0, 249.5, 100.0)]
    [DataRow(double.PositiveInfinity, 0.0, 250.0, 0.0)]
    public void MoveTo_BeyondTheEdge_IsFenced(double x, double y, double fencedX, double fencedY)
    {
        _world.Call("motion_gotoxy", Cat, x, y);
        Assert.AreEqual((fencedX, fencedY), (Cat.X, Cat.Y));
    }

    [TestMethod]
    public void MoveTo_UnknownCostumeSize_IsNotFenced()
    {
        var world = new FakeWorld(Target("Ghost", costumes: [new Costume("none", "png", default, 0, 0, 1)]));
        world.Sprite("Ghost").MoveTo(1000, -1000);
        Assert.AreEqual((1000.0, -1000.0), (world.Sprite("Ghost").X, world.Sprite("Ghost").Y));
        Assert.IsNull(world.Sprite("Ghost").Bounds);
    }

    [TestMethod]
    [DataRow(90.0, "all around", -20.0, 20.0, 10.0, -10.0)]
    [DataRow(180.0, "all around", -10.0, 10.0, 20.0, -20.0)]
    [DataRow(180.0, "don't rotate", -20.0, 20.0, 10.0, -10.0)]
    public void Bounds_TurnedCostume_IsTheRectangleAround(double direction, string style, double left, double right, double top, double bottom)
    {
        (Cat.Direction, Cat.RotationStyle) = (direction, style);
        var box = Cat.Bounds!.Value;
        Assert.AreEqual(left, box.Left, 1e-9);
        Assert.AreEqual(right, box.Right, 1e-9);
        Assert.AreEqual(top, box.Top, 1e-9);
        Assert.AreEqual(bottom, box.Bottom, 1e-9);
    }

    [TestMethod]
    public void Bounds_CostumeOffItsCentre_TurnsAndFlipsAboutTheCentre()
    {
        var world = new FakeWorld(Target("Flag", costumes: [Costume("flag") with { CenterX = 0, CenterY = 20 }]));
        var flag = world.Sprite("Flag");
        Assert.AreEqual(new Bounds(0, 40, 20, 0), flag.Bounds);
        flag.Direction = 180;
        var turned = flag.Bounds!.Value;
        Assert.AreEqual((0, 20, 0, -40), (Math.Round(turned.Left), Math.Round(turned.Right), Math.Round(turned.Top), Math.Round(turned.Bottom)));
        (flag.Direction, flag.RotationStyle) = (-90, "left-right");
        Assert.AreEqual(new Bounds(-40, 0, 20, 0), flag.Bounds);
    }

    [TestMethod]
    [DataRow(225.0, 0.0, 90.0, 220.0, 0.0, -90.0)]
    [DataRow(-225.0, 0.0, -90.0, -220.0, 0.0, 90.0)]
    [DataRow(0.0, 0.0, 90.0, 0.0, 0.0, 90.0)]
    public void IfOnEdgeBounce_AtEdge_TurnsAwayAndComesInside(double x, double y, double direction, double insideX, double insideY, double newDirection)
    {
        Cat.Direction = direction;
        Cat.MoveTo(x, y);
        _world.Call("motion_ifonedgebounce", Cat);
        Assert.AreEqual(newDirection, Cat.Direction, 1e-9);
        Assert.AreEqual(insideX, Cat.X, 1e-9);
        Assert.AreEqual(insideY, Cat.Y, 1e-9);
        Assert.IsTrue(Cat.Bounds!.Value is { Left: > -240.001, Right: < 240.001 });
    }

    [TestMethod]
    public void TouchingEdge_PartlyOutside_IsTrue()
    {
        Assert.AreEqual(false, _world.Call("sensing_touchingobject", Cat, "_edge_"));
        Cat.MoveTo(221, 0);
        Assert.AreEqual(true, _world.Call("sensing_touchingobject", Cat, "_edge_"));
        Assert.AreEqual(true, _world.Call("event_whentouchingobject", Cat, "_edge_"));
    }

    [TestMethod]
    public void PointTowards_SpriteToTheLeft_IsMinusNinety()
    {
        _world.Sprite("Dog").MoveTo(-140, 0);
        _world.Call("motion_pointtowards", Cat, "Dog");
        Assert.AreEqual(-90, Cat.Direction);
        _world.Call("motion_pointtowards", Cat, "nobody");
        Assert.AreEqual(-90, Cat.Direction);
    }

    [TestMethod]
    public void GoTo_MouseSpriteAndNobody_FindsThePlace()
    {
        (_world.Input.MouseX, _world.Input.MouseY) = (12, -7);
        _world.Call("motion_goto", Cat, "_mouse_");
        Assert.AreEqual((12.0, -7.0), (Cat.X, Cat.Y));
        _world.Call("motion_goto", Cat, "nobody");
        Assert.AreEqual((12.0, -7.0), (Cat.X, Cat.Y));
        _world.Call("motion_goto", Cat, "Dog");
        Assert.AreEqual((0.0, 0.0), (Cat.X, Cat.Y));
    }

    [TestMethod]
    public void GoTo_Random_IsAWholePlaceOnTheStage()
    {
        for (var i = 0; i < 50; i++)
        {
            _world.Call("motion_goto", Cat, "_random_");
            Assert.IsTrue(Cat.X == Math.Floor(Cat.X) && Math.Abs(Cat.X) <= 240 && Cat.Y == Math.Floor(Cat.Y) && Math.Abs(Cat.Y) <= 180);
        }
    }

    [TestMethod]
    public void Glide_TwoSeconds_MovesInProportionAndEndsThere()
    {
        using var glide = (IEnumerator<Pause>)_world.Call("motion_glidesecstoxy", Cat, 2.0, 100.0, -50.0)!;
        Assert.IsTrue(glide.MoveNext());
        Assert.AreEqual(Pause.Turn, glide.Current);
        Assert.AreEqual(0, Cat.X);
        _world.Now = 500;
        Assert.IsTrue(glide.MoveNext());
        Assert.AreEqual((25.0, -12.5), (Cat.X, Cat.Y));
        _world.Now = 2000;
        Assert.IsFalse(glide.MoveNext());
        Assert.AreEqual((100.0, -50.0), (Cat.X, Cat.Y));
    }

    [TestMethod]
    public void GlideTo_NobodyOrSprite_EndsAtOnceOrAtItsPlace()
    {
        _world.Sprite("Dog").MoveTo(40, 10);
        using var nowhere = (IEnumerator<Pause>)_world.Call("motion_glideto", Cat, 1.0, "nobody")!;
        Assert.IsFalse(nowhere.MoveNext());
        using var glide = (IEnumerator<Pause>)_world.Call("motion_glideto", Cat, 1.0, "Dog")!;
        Assert.IsTrue(glide.MoveNext());
        _world.Now = 1000;
        Assert.IsFalse(glide.MoveNext());
        Assert.AreEqual((40.0, 10.0), (Cat.X, Cat.Y));
    }

    [TestMethod]
    [DataRow("motion_setx", 7.0, 7.0, 2.0)]
    [DataRow("motion_sety", 7.0, 1.0, 7.0)]
    [DataRow("motion_changexby", 7.0, 8.0, 2.0)]
    [DataRow("motion_changeyby", 7.0, 1.0, 9.0)]
    public void Coordinates_SetOrChanged_MoveOneAxis(string opcode, double value, double x, double y)
    {
        Cat.MoveTo(1, 2);
        _world.Call(opcode, Cat, value);
        Assert.AreEqual((x, y), (Cat.X, Cat.Y));
    }

    [TestMethod]
    public void Turn_RightAndLeft_ChangeTheDirection()
    {
        _world.Call("motion_turnright", Cat, 100.0);
        Assert.AreEqual(-170, Cat.Direction);
        _world.Call("motion_turnleft", Cat, 0.25);
        Assert.AreEqual(-170.25, Cat.Direction);
    }

    [TestMethod]
    public void RotationStyle_Unknown_IsIgnored()
    {
        _world.Call("motion_setrotationstyle", Cat, "left-right");
        _world.Call("motion_setrotationstyle", Cat, "upside down");
        Assert.AreEqual("left-right", Cat.RotationStyle);
    }

    [TestMethod]
    public void XPosition_WithDust_IsShownWhole()
    {
        Cat.MoveTo(9.9999999999, 9.99999);
        Assert.AreEqual(10.0, _world.Call("motion_xposition", Cat));
        Assert.AreEqual(9.99999, _world.Call("motion_yposition", Cat));
        Assert.AreEqual(9.9999999999, _world.Call("sensing_of", Cat, "x position", "Cat"));
    }

    [TestMethod]
    public void Glide_NegativeTime_JumpsAtOnce()
    {
        using var glide = (IEnumerator<Pause>)_world.Call("motion_glidesecstoxy", Cat, -1.0, 100.0, 0.0)!;
        Assert.IsFalse(glide.MoveNext());
        Assert.AreEqual(100, Cat.X);
    }

    [TestMethod]
    public void Redraw_OfAHiddenSprite_IsNotAskedFor()
    {
        Cat.MoveTo(1, 1);
        Assert.AreEqual(1, _world.Redraws);
        Cat.Visible = false;
        Cat.MoveTo(2, 2);
        Cat.Direction = 3;
        Cat.Size = 50;
        Cat.Say("say", "psst");
        Assert.AreEqual(1, _world.Redraws);
        Cat.Visible = true;
        Assert.AreEqual(2, _world.Redraws);
    }
}
