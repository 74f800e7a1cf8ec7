using MLKids.Blocks.Discovery;
using MLKids.Blocks.Standard;
using MLKids.Runtime.Projects;
using MLKids.Runtime.Projects.Editing;
using MLKids.Runtime.Scheduling;
using MLKids.Tests;
using static MLKids.Tests.Bricks;

namespace MLKids.Runtime.Tests.Projects.Editing;

[TestClass]
public sealed class SpriteEditsTests
{
    private static Project TwoSprites() => ProjectReader.Read(new ProgramBuilder()
        .Sprite("Cat", s => s.Variable("mine", 3).List("things", "a", "b").WhenFlag(Change("mine", 4), Say(Join("cat ", Get("mine")))))
        .Sprite("Dog7", s => s.WhenFlag(new Node("motion_goto").With("TO", new Node("motion_goto_menu").Field("TO", "Cat")), Say("dog")))
        .ToSb3());

    [TestMethod]
    public void Duplicate_ASprite_RunsLikeItUnderANameOfItsOwn()
    {
        var (copied, name) = TwoSprites().DuplicateSprite("Cat");
        Assert.AreEqual("Cat2", name);
        var ids = copied.Targets.SelectMany(t => t.Blocks.Keys.Concat(t.Variables.Select(v => v.Id)).Concat(t.Lists.Select(l => l.Id))).ToList();
        Assert.AreEqual(ids.Count, ids.Distinct().Count(), "An id is there twice.");
        var said = Said(Reread(copied));
        CollectionAssert.Contains(said, "Cat: cat 7");
        CollectionAssert.Contains(said, "Cat2: cat 7");
    }

    [TestMethod]
    [DataRow("Dog7", "Dog2")]
    [DataRow(" Bird ", "Bird")]
    public void Add_ANameThatIsTaken_IsNumbered(string wished, string name) =>
        Assert.AreEqual(name, TwoSprites().AddSprite(TwoSprites().Sprite("Cat") with { Name = wished }).Name);

    [TestMethod]
    public void Rename_ASprite_BlocksThatNameItFollow()
    {
        var (renamed, name) = TwoSprites().RenameSprite("Cat", "Mia");
        Assert.AreEqual("Mia", name);
        Assert.AreEqual("Mia", Reread(renamed).Sprite("Dog7").Blocks.Values.Single(b => b.Opcode == "motion_goto_menu").Field("TO")!.Value);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("   ")]
    [DataRow("_mouse_")]
    public void Rename_ToNothingOrAReservedName_IsRefused(string wished)
    {
        var refused = Assert.ThrowsExactly<ProjectException>(() => TwoSprites().RenameSprite("Cat", wished));
        Assert.AreEqual(ProjectCodes.BadName, refused.Diagnostic.Code);
    }

    [TestMethod]
    public void Delete_ThenRestore_IsTheSameFile()
    {
        var before = TwoSprites();
        var deleted = before.DeleteSprite("Cat");
        CollectionAssert.AreEqual(new[] { "Stage", "Dog7" }, deleted.Targets.Select(t => t.Name).ToArray());
        CollectionAssert.AreEqual(ProjectWriter.Write(before), ProjectWriter.Write(deleted.RestoreSprite(before, "Cat")));
    }

    [TestMethod]
    public void Move_ASprite_ChangesOnlyTheOrder()
    {
        var moved = TwoSprites().MoveSprite("Dog7", 0);
        CollectionAssert.AreEqual(new[] { "Stage", "Dog7", "Cat" }, moved.Targets.Select(t => t.Name).ToArray());
    }

    [TestMethod]
    public void CopyScript_WithAVariableOfItsOwn_MakesItWhereItGoes()
    {
        var project = TwoSprites();
        var script = project.Sprite("Cat").Scripts[0];
        var copied = project.CopyScript("Cat", script, "Dog7").CopyScript("Cat", script, "Dog7");
        var dog = copied.Sprite("Dog7");
        Assert.AreEqual("mine", dog.Variables.Single().Name);
        Assert.IsEmpty(dog.Lists, "The script names no list.");
        Assert.HasCount(3, dog.Scripts);
        var said = Said(Reread(copied));
        CollectionAssert.Contains(said, "Dog7: cat 7");
        CollectionAssert.Contains(said, "Dog7: cat 11");
        CollectionAssert.Contains(said, "Cat: cat 7");
    }

    [TestMethod]
    public void DeleteCostume_TheLastOne_IsRefused()
    {
        var refused = Assert.ThrowsExactly<ProjectException>(() => TwoSprites().Sprite("Cat").DeleteCostume(0));
        Assert.AreEqual(ProjectCodes.LastCostume, refused.Diagnostic.Code);
    }

    [TestMethod]
    public void MoveCostume_TheOneThatIsOn_StaysOn()
    {
        var cat = TwoSprites().Sprite("Cat");
        cat = cat.AddCostume(cat.Costumes[0]).AddCostume(cat.Costumes[0] with { Name = "third" });
        CollectionAssert.AreEqual(new[] { "costume1", "costume2", "third" }, cat.Costumes.Select(c => c.Name).ToArray());
        var moved = cat.MoveCostume(2, 0);
        Assert.AreEqual("third", moved.Costumes[moved.CurrentCostume].Name);
        Assert.AreEqual("third", moved.DeleteCostume(1).Costumes[0].Name);
        Assert.AreEqual(0, moved.DeleteCostume(1).CurrentCostume);
    }

    private static List<string> Said(Project project)
    {
        var said = new List<string>();
        var runner = new ProgramRunner(project, BlockSet.Discover(StandardPacks.All), new RunOptions { Time = new VirtualTime(), TimeLimit = TimeSpan.FromSeconds(5) });
        runner.Happened += e => said.Add($"{e.Target}: {e.Value}");
        runner.Run().GetAwaiter().GetResult();
        return said;
    }

    private static Project Reread(Project project) => ProjectReader.Read(ProjectWriter.Write(project));
}
