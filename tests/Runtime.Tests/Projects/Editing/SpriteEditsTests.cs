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
        var (copied, name) = Do(p => p.DuplicateSprite(Cat(p)));
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
        Assert.AreEqual(name, TwoSprites().AddSprite(Cat(TwoSprites()) with { Name = wished }).Name);

    [TestMethod]
    public void Rename_ASprite_BlocksThatNameItFollow()
    {
        var (renamed, name) = Do(p => p.RenameSprite(Cat(p), "Mia"));
        Assert.AreEqual("Mia", name);
        Assert.AreEqual("Mia", Dog(Reread(renamed)).Blocks.Values.Single(b => b.Opcode == "motion_goto_menu").Field("TO")!.Value);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("   ")]
    [DataRow("_mouse_")]
    public void Rename_ToNothingOrAReservedName_IsRefused(string wished)
    {
        var refused = Assert.ThrowsExactly<ProjectException>(() => Do(p => p.RenameSprite(Cat(p), wished)));
        Assert.AreEqual(ProjectCodes.BadName, refused.Diagnostic.Code);
    }

    [TestMethod]
    public void Delete_ThenRestore_IsTheSameFile()
    {
        var before = TwoSprites();
        var deleted = before.DeleteSprite(Cat(before));
        CollectionAssert.AreEqual(new[] { "Stage", "Dog7" }, deleted.Targets.Select(t => t.Name).ToArray());
        CollectionAssert.AreEqual(ProjectWriter.Write(before), ProjectWriter.Write(deleted.RestoreSprite(before, Cat(before))));
    }

    [TestMethod]
    public void Move_ASprite_ChangesOnlyTheOrder()
    {
        var moved = Do(p => p.MoveSprite(Dog(p), 0));
        CollectionAssert.AreEqual(new[] { "Stage", "Dog7", "Cat" }, moved.Targets.Select(t => t.Name).ToArray());
    }

    [TestMethod]
    public void CopyScript_WithAVariableOfItsOwn_MakesItWhereItGoes()
    {
        var project = TwoSprites();
        var script = Cat(project).Scripts[0];
        var copied = project.CopyScript(Cat(project), script, Dog(project));
        copied = copied.CopyScript(Cat(copied), script, Dog(copied));
        var dog = Dog(copied);
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
        var refused = Assert.ThrowsExactly<ProjectException>(() => Cat(TwoSprites()).DeleteCostume(0));
        Assert.AreEqual(ProjectCodes.LastCostume, refused.Diagnostic.Code);
    }

    [TestMethod]
    public void MoveCostume_TheOneThatIsOn_StaysOn()
    {
        var cat = Cat(TwoSprites());
        cat = cat.AddCostume(cat.Costumes[0]).AddCostume(cat.Costumes[0] with { Name = "third" });
        CollectionAssert.AreEqual(new[] { "costume1", "costume2", "third" }, cat.Costumes.Select(c => c.Name).ToArray());
        var moved = cat.MoveCostume(2, 0);
        Assert.AreEqual("third", moved.Costumes[moved.CurrentCostume].Name);
        Assert.AreEqual("third", moved.DeleteCostume(1).Costumes[0].Name);
        Assert.AreEqual(0, moved.DeleteCostume(1).CurrentCostume);
    }

    private static ProjectTarget Cat(Project project) => project.Targets.Single(t => t.Name == "Cat");

    private static ProjectTarget Dog(Project project) => project.Targets.Single(t => t.Name == "Dog7");

    private static T Do<T>(Func<Project, T> edit) => edit(TwoSprites());

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
