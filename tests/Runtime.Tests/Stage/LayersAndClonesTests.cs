using MLKids.Runtime.Projects;
using MLKids.Runtime.Stage;
using static MLKids.Runtime.Tests.Stage.FakeWorld;

namespace MLKids.Runtime.Tests.Stage;

[TestClass]
public sealed class LayersAndClonesTests
{
    private readonly FakeWorld _world = new(Target("C", 3), Target("A", 1), Target("B", 2));

    [TestMethod]
    public void Layers_OnLoading_FollowLayerOrderNotTheLibrary() => Assert.AreEqual("Stage A B C", _world.Order);

    [TestMethod]
    [DataRow("A", "front", "Stage B C A")]
    [DataRow("C", "back", "Stage C A B")]
    [DataRow("Stage", "front", "Stage A B C")]
    public void GoToFrontBack_Sample_LeavesTheStageBehind(string name, string where, string order)
    {
        _world.Call("looks_gotofrontback", _world.Sprite(name), where);
        Assert.AreEqual(order, _world.Order);
    }

    [TestMethod]
    [DataRow("A", "forward", 1.0, "Stage B A C")]
    [DataRow("A", "forward", 999.0, "Stage B C A")]
    [DataRow("A", "forward", -1.0, "Stage A B C")]
    [DataRow("C", "backward", 1.0, "Stage A C B")]
    [DataRow("C", "backward", 2.9, "Stage C A B")]
    [DataRow("C", "backward", 999.0, "Stage C A B")]
    [DataRow("B", "backward", double.PositiveInfinity, "Stage B A C")]
    public void GoForwardBackward_Sample_MovesSoManyLayers(string name, string direction, double layers, string order)
    {
        _world.Call("looks_goforwardbackwardlayers", _world.Sprite(name), direction, layers);
        Assert.AreEqual(order, _world.Order);
    }

    [TestMethod]
    public void Clone_OfASprite_StandsRightBehindItsParent()
    {
        _world.Call("control_create_clone_of", _world.Sprite("A"), "B");
        Assert.AreEqual("Stage A B' B C", _world.Order);
        Assert.AreSame(_world.Stage.Layers[2], _world.ClonesAdded.Single());
    }

    [TestMethod]
    public void Clone_OfMyself_ClonesTheClone()
    {
        var clone = _world.Stage.Clone(_world.Sprite("B"))!;
        clone.MoveTo(33, 0);
        _world.Call("control_create_clone_of", clone, "_myself_");
        Assert.AreEqual(33, _world.ClonesAdded[1].X);
        Assert.AreEqual("Stage A B' B' B C", _world.Order);
    }

    [TestMethod]
    [DataRow("Stage")]
    [DataRow("_stage_")]
    [DataRow("nobody")]
    public void Clone_OfStageOrNobody_DoesNothing(string name)
    {
        _world.Call("control_create_clone_of", _world.Sprite("A"), name);
        Assert.AreEqual(0, _world.Stage.CloneCount);
    }

    [TestMethod]
    public void Clone_BeyondThreeHundred_IsNotMadeUntilOneIsDeleted()
    {
        for (var i = 0; i < VirtualStage.CloneLimit; i++)
            Assert.IsNotNull(_world.Stage.Clone(_world.Sprite("A")));
        Assert.IsNull(_world.Stage.Clone(_world.Sprite("B")));
        _world.Call("control_delete_this_clone", _world.ClonesAdded[0]);
        Assert.IsNotNull(_world.Stage.Clone(_world.Sprite("B")));
    }

    [TestMethod]
    public void Clone_ChangedLater_LeavesItsParentAlone()
    {
        var source = Target("D") with { Variables = [new ProjectVariable("v", "score", 1.0)], Lists = [new ProjectList("l", "names", ["x"])] };
        var world = new FakeWorld(source);
        var parent = world.Sprite("D");
        (parent.Direction, parent.Draggable, parent.RotationStyle, parent.Volume) = (45, true, "left-right", 30);
        parent.SetEffect("ghost", 40);
        parent.MoveTo(10, 20);

        var clone = (Sprite)world.Stage.Clone(parent)!;
        Assert.AreEqual((10.0, 20.0, 45.0, true, "left-right", 30.0, 40.0), (clone.X, clone.Y, clone.Direction, clone.Draggable, clone.RotationStyle, clone.Volume, clone.GetEffect("ghost")));

        clone.Variables["v"].Value = 2.0;
        clone.Lists["l"].Add("y");
        clone.SetEffect("ghost", 0);
        Assert.AreEqual(1.0, parent.FindVariable("score"));
        Assert.AreEqual(1, parent.Lists["l"].Length);
        Assert.AreEqual(40, parent.GetEffect("ghost"));
        Assert.IsFalse(clone.IsOriginal);
    }

    [TestMethod]
    public void Delete_AnOriginal_DoesNothing()
    {
        _world.Call("control_delete_this_clone", _world.Sprite("A"));
        Assert.AreEqual("Stage A B C", _world.Order);
        Assert.IsEmpty(_world.ClonesRemoved);
    }

    [TestMethod]
    public void Delete_AClone_TellsTheHostOnce()
    {
        var clone = _world.Stage.Clone(_world.Sprite("A"))!;
        _world.Stage.Delete(clone);
        _world.Stage.Delete(clone);
        Assert.AreSame(clone, _world.ClonesRemoved.Single());
        Assert.IsNull(_world.Stage.Clone(clone));
    }

    [TestMethod]
    public void StopAll_WithClones_LeavesOriginalsWithoutBubblesAndEffects()
    {
        var sprite = _world.Sprite("A");
        _world.Stage.Clone(sprite);
        sprite.Say("say", "hi");
        sprite.SetEffect("whirl", 5);
        sprite.MoveTo(50, 0);

        _world.Stage.StopAll();

        Assert.AreEqual("Stage A B C", _world.Order);
        Assert.HasCount(1, _world.ClonesRemoved);
        Assert.IsNull(sprite.Bubble);
        Assert.AreEqual(0, sprite.GetEffect("whirl"));
        Assert.AreEqual(50, sprite.X);
    }

    [TestMethod]
    public void Sprite_ProjectWithAnIdTwice_TakesTheLast()
    {
        var world = new FakeWorld(Target("D") with { Variables = [new ProjectVariable("v", "a", 1.0), new ProjectVariable("v", "b", 2.0)] });
        Assert.AreEqual(2.0, world.Sprite("D").FindVariable("b"));
        Assert.IsNull(world.Sprite("D").FindVariable("a"));
    }

    [TestMethod]
    public void Find_SpriteNamedLikeTheStage_IsTheSprite()
    {
        var world = new FakeWorld(Target("Stage"), Target("3", 2));
        Assert.IsFalse(world.Stage.Find("Stage")!.IsStage);
        Assert.IsTrue(world.Stage.Find("_stage_")!.IsStage);
        Assert.AreEqual("3", world.Stage.Find("3")!.Name);
        Assert.IsNull(world.Stage.Find("stage"));
    }
}
