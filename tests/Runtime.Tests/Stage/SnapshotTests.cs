using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Runtime.Stage;
using static MLKids.Runtime.Tests.Stage.FakeWorld;

namespace MLKids.Runtime.Tests.Stage;

[TestClass]
public sealed class SnapshotTests
{
    private readonly FakeRenderer _renderer = new();
    private readonly FakeWorld _world;

    public SnapshotTests() => _world = new FakeWorld(
        _renderer,
        Target("Stage", isStage: true, costumes: [Costume("square #406080", 480, 360), Costume("L #000000", 480, 360)]),
        Target("Back", 1, costumes: [Costume("square #ff0000", 40, 40)]),
        Target("Front", 2, costumes: [Costume("circle #00ff00", 40, 40), Costume("damaged", 40, 40)]));

    private Sprite Back => _world.Sprite("Back");

    private Sprite Front => _world.Sprite("Front");

    [TestMethod]
    public void Snapshot_Sprites_StandInLayersOnTheBackdrop()
    {
        var picture = _world.Stage.Snapshot()!;
        Assert.AreEqual((480, 360), (picture.Width, picture.Height));
        Assert.AreEqual("#00ff00 #ff0000 #406080", Colors((0, 0), (18, 18), (21, 0)));
        _world.Stage.MoveLayer(Front, -1);
        Assert.AreEqual("#ff0000", Colors((0, 0)));
        Back.Visible = false;
        Assert.AreEqual("#00ff00 #406080", Colors((0, 0), (18, 18)));
        _world.Stage.Backdrop.SwitchCostume(1);
        Assert.AreEqual("#000000 #ffffff", Colors((-200, 0), (100, 100)), "white where the backdrop is clear");
    }

    [TestMethod]
    public void Snapshot_Effects_ShowInColors()
    {
        Front.Visible = false;
        Back.SetEffect("ghost", 50);
        Assert.AreEqual("#a03040", Colors((0, 0)));
        Back.ClearEffects();
        Back.SetEffect("brightness", 50);
        Assert.AreEqual("#ff8080", Colors((0, 0)));
        Back.ClearEffects();
        Back.SetEffect("color", 100);
        Assert.AreEqual("#00ffff", Colors((0, 0)));
    }

    [TestMethod]
    public void Snapshot_PlacedTurnedGrown_CoversTheRightPixels()
    {
        Front.Visible = false;
        (Back.Direction, Back.Size) = (45, 200);
        Back.MoveTo(100, 50);
        Assert.AreEqual("#ff0000 #ff0000 #406080 #406080", Colors((100, 104), (154, 50), (135, 85), (100, 108)));
    }

    [TestMethod]
    public void Snapshot_DamagedCostume_LeavesItOut()
    {
        Front.SwitchCostume(1);
        Assert.AreEqual("#ff0000", Colors((0, 0)));
    }

    [TestMethod]
    [DataRow(0, 22, 30)]
    [DataRow(210, 150, 30)]
    public void Snapshot_Speech_StandsBesideTheSprite(double x, double seenX, double seenY)
    {
        Back.Visible = false;
        Front.MoveTo(x, 0);
        Front.Say("say", "Hello!");
        Assert.AreEqual("#ff00ff", Colors((seenX, seenY)));
        Front.Say("say", "");
        Assert.AreEqual("#406080", Colors((seenX, seenY)));
        Front.Say("think", "Hm");
        Front.Visible = false;
        Assert.AreEqual("#406080", Colors((seenX, seenY)));
    }

    [TestMethod]
    public void Wrap_LongText_BreaksAtWordsAndInsideEndlessOnes()
    {
        CollectionAssert.AreEqual((string[])["two", "lines"], SpeechBubble.Wrap("two\nlines").ToList());
        var lines = SpeechBubble.Wrap("some words that need more than one line of a bubble " + new string('W', 40));
        Assert.IsGreaterThan(4, lines.Count);
        Assert.AreEqual("some words that need", lines[0]);
        Assert.IsTrue(lines.All(l => l.Length <= 30));
        Assert.AreEqual("someword" + new string('W', 40), string.Concat(SpeechBubble.Wrap("someword" + new string('W', 40))));
    }

    [TestMethod]
    public void TakeSnapshot_WithoutRenderer_SaysSo()
    {
        var error = Assert.ThrowsExactly<BlockException>(() => new FakeWorld().Stage.TakeSnapshot());
        Assert.AreEqual(StageCodes.NoRenderer, error.Code);
        Assert.IsNull(new FakeWorld().Stage.Snapshot());
        Assert.HasCount(480 * 360 * 4, _world.Stage.TakeSnapshot());
    }

    [TestMethod]
    [DataRow(1.0, 0)]
    [DataRow(1.01, 1)]
    [DataRow(0.5, -1)]
    [DataRow(0.01, -4)]
    [DataRow(100.0, 4)]
    public void LevelOf_Scale_IsTheNextPowerOfTwoWithinLimits(double scale, int level) =>
        Assert.AreEqual(level, RasterShelf.LevelOf(Costume("square", 100, 128), new CostumeSize(100, 128), scale));

    [TestMethod]
    public void Get_MoreThanTheShelfHolds_DrawsTheOldestAgain()
    {
        var shelf = new RasterShelf(_renderer);
        var size = new CostumeSize(2000, 2000);
        var costumes = Enumerable.Range(0, 8).Select(i => Costume($"square #00000{i}", 2000, 2000)).ToList();
        var rasters = costumes.Select(c => shelf.Get(c, size, 0)!).ToList();
        Assert.IsGreaterThan(RasterShelf.ByteLimit, rasters.Sum(r => r.Bytes));
        Assert.AreSame(rasters[7], shelf.Get(costumes[7], size, 0));
        Assert.AreNotSame(rasters[0], shelf.Get(costumes[0], size, 0));
    }

    private string Colors(params (double X, double Y)[] places)
    {
        var picture = _world.Stage.Snapshot()!;
        return string.Join(' ', places.Select(p =>
        {
            var at = ((int)(179 - p.Y) * picture.Width + (int)p.X + 240) * 4;
            return $"#{picture.Rgba[at]:x2}{picture.Rgba[at + 1]:x2}{picture.Rgba[at + 2]:x2}";
        }));
    }
}
