using MLKids.Blocks.Contracts;
using MLKids.Runtime.Stage;
using static MLKids.Runtime.Tests.Stage.FakeWorld;

namespace MLKids.Runtime.Tests.Stage;

[TestClass]
public sealed class ColorSensingTests
{
    private readonly FakeWorld _world = new(
        new FakeRenderer(),
        Target("Stage", isStage: true, costumes: [Costume("square #406080", 480, 360), Costume("empty", 480, 360)]),
        Target("Flag", 1, costumes: [Costume("halves", 40, 40)]),
        Target("Green", 2, costumes: [Costume("square #00ff00", 20, 20)]),
        Target("Glass", 3, costumes: [Costume("glass #000000", 20, 20)]));

    private Sprite Flag => _world.Sprite("Flag");

    private Sprite Green => _world.Sprite("Green");

    public ColorSensingTests()
    {
        Green.MoveTo(150, 0);
        _world.Sprite("Glass").MoveTo(-150, 0);
    }

    [TestMethod]
    [DataRow("#406080", true)]
    [DataRow("#47678f", true)]
    [DataRow("#486080", false)]
    [DataRow("#406880", false)]
    [DataRow("#406090", false)]
    [DataRow("#ff0000", false)]
    [DataRow("#ffffff", false)]
    [DataRow(4219008.0, true)]
    [DataRow("4219008", true)]
    public void TouchingColor_Backdrop_ComparesUpperBits(object color, bool touches) => Assert.AreEqual(touches, Sees(Flag, color));

    [TestMethod]
    public void TouchingColor_SpritesAboveAndBelow_AreSeenButNotItself()
    {
        Assert.IsFalse(Sees(Flag, "#00ff00"));
        Green.Size = 50;
        Green.MoveTo(10, 0);
        Assert.IsTrue(Sees(Flag, "#00ff00"), "above");
        _world.Call("looks_gotofrontback", Flag, "front");
        Assert.IsTrue(Sees(Flag, "#00ff00"), "below");
        Assert.IsTrue(Sees(Green, "#0000ff"));
        Assert.IsFalse(Sees(Green, "#ff0000"), "only the blue half is under it");
        Assert.IsFalse(Sees(Green, "#406080"), "the flag hides the backdrop");
    }

    [TestMethod]
    public void TouchingColor_Hidden_SeesButIsNotSeen()
    {
        Green.MoveTo(0, 0);
        Green.Visible = false;
        Assert.IsTrue(Sees(Green, "#ff0000"));
        Assert.IsFalse(Sees(Flag, "#00ff00"));
    }

    [TestMethod]
    public void TouchingColor_GlassAndGhost_AreMixed()
    {
        Flag.MoveTo(-150, 0);
        Assert.IsTrue(Sees(Flag, "#203040"), "black glass halves the backdrop's colour");
        Green.MoveTo(150, 0);
        Flag.MoveTo(150, 0);
        Green.SetEffect("ghost", 50);
        Assert.IsTrue(Sees(Flag, "#20b040"));
        Green.SetEffect("ghost", 100);
        Assert.IsFalse(Sees(Flag, "#20b040"));
        Green.SetEffect("ghost", 0);
        Green.SetEffect("brightness", 100);
        Assert.IsTrue(Sees(Flag, "#ffffff"));
        Green.SetEffect("brightness", 0);
        Green.SetEffect("color", 200.0 / 3);
        Assert.IsTrue(Sees(Flag, "#0000ff"), "a third of the colour circle");
    }

    [TestMethod]
    public void TouchingColor_BareStage_IsWhite()
    {
        _world.Stage.Backdrop.SwitchCostume(1);
        Assert.IsTrue(Sees(Flag, "#ffffff"));
        Assert.IsFalse(Sees(Flag, "#406080"));
    }

    [TestMethod]
    public void TouchingColor_PenLine_IsBetweenBackdropAndSprites()
    {
        _world.Call("pen_setPenColorToColor", Green, "#ffff00");
        _world.Call("pen_setPenSizeTo", Green, 10.0);
        _world.Call("pen_penDown", Green);
        Green.MoveTo(-100, 0);
        Assert.IsTrue(Sees(Flag, "#ffff00"));
        _world.Call("pen_clear", Green);
        Assert.IsFalse(Sees(Flag, "#ffff00"));
    }

    [TestMethod]
    [DataRow("#ff0000", false)]
    [DataRow("#0000ff", true)]
    [DataRow("#0300fc", true)]
    [DataRow("#0400ff", false)]
    [DataRow("#00ff00", false)]
    public void ColorIsTouchingColor_Halves_OnlyPixelsOfThatColorCount(string own, bool touches)
    {
        Green.MoveTo(19, 0);
        Flag.SetEffect("ghost", 100);
        Assert.AreEqual(touches, _world.Call("sensing_coloristouchingcolor", Flag, own, "#00ff00"));
    }

    [TestMethod]
    [DataRow("#f80", 255, 136, 0, 255)]
    [DataRow("#FF8800", 255, 136, 0, 255)]
    [DataRow("#ff880", 0, 0, 0, 255)]
    [DataRow("#nothex", 0, 0, 0, 255)]
    [DataRow("ff8800", 0, 0, 0, 255)]
    [DataRow(16746496.0, 255, 136, 0, 255)]
    [DataRow("0x80ff8800", 255, 136, 0, 128)]
    [DataRow(-1.0, 255, 255, 255, 255)]
    [DataRow(4294967297.9, 0, 0, 1, 255)]
    [DataRow(double.PositiveInfinity, 0, 0, 0, 255)]
    [DataRow(true, 0, 0, 1, 255)]
    public void From_AnyValue_CastsAsScratch(object value, int red, int green, int blue, int alpha) =>
        Assert.AreEqual(new StageColor((byte)red, (byte)green, (byte)blue, (byte)alpha), StageColor.From(value));

    private bool Sees(ITarget target, object color) => (bool)_world.Call("sensing_touchingcolor", target, color)!;
}
