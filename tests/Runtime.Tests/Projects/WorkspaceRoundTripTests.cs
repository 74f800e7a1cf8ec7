using System.Text;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Standard;
using MLKids.Blocks.Values;
using MLKids.Differential.Programs;
using MLKids.Runtime.Compile;
using MLKids.Runtime.Projects;
using MLKids.Tests;

namespace MLKids.Runtime.Tests.Projects;

/// <summary>Every project that lies around, and 200 made ones, through the block editor's format and back.</summary>
[TestClass]
public sealed class WorkspaceRoundTripTests
{
    private static readonly BlockSet Blocks = BlockSet.Discover(StandardPacks.All);

    [TestMethod]
    [DynamicData(nameof(WriterRoundTripTests.Files), typeof(WriterRoundTripTests), DynamicDataDisplayName = nameof(WriterRoundTripTests.Name), DynamicDataDisplayNameDeclaringType = typeof(WriterRoundTripTests))]
    public void File_ThroughTheEditor_IsTheSame(string file) => Check(ProjectReader.Read(File.ReadAllBytes(file)));

    [TestMethod]
    public void GeneratedPrograms_ThroughTheEditor_AreTheSame()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            try
            {
                Check(ProjectReader.Read(Encoding.UTF8.GetBytes(ProgramJson.Write(ProgramMaker.Make(seed)))));
            }
            catch (AssertFailedException e)
            {
                Assert.Fail($"seed {seed}: {e.Message}");
            }
        }
    }

    private static void Check(Project project)
    {
        foreach (var target in project.Targets)
        {
            var first = WorkspaceWriter.Write(project, target, Blocks);
            var back = WorkspaceReader.Read(project, target, first);
            var at = project.Targets.ToList().IndexOf(target);
            AssertSameBlocks(target, back.Targets[at]);
            Assert.AreEqual(Encoding.UTF8.GetString(first), Encoding.UTF8.GetString(WorkspaceWriter.Write(back, back.Targets[at], Blocks)), target.Name);

            // Without knowing what was there before: the program means the same.
            var bare = target with { Blocks = new Dictionary<string, Block>(), Scripts = [], Comments = [] };
            var emptied = project with { Targets = [.. project.Targets.Select(t => ReferenceEquals(t, target) ? bare : t)] };
            var rebuilt = WorkspaceReader.Read(emptied, bare, first);
            Assert.AreEqual(Meaning(Textual(project), at), Meaning(rebuilt, at), target.Name);
            Assert.AreEqual(target.Comments.Count(c => c.Text.Length > 0), rebuilt.Targets[at].Comments.Count(c => c.Text.Length > 0));
        }
    }

    private static void AssertSameBlocks(ProjectTarget before, ProjectTarget now)
    {
        foreach (var (id, block) in before.Blocks)
        {
            Assert.IsTrue(now.Blocks.ContainsKey(id), $"{before.Name}: lost {block}");
            Assert.AreEqual(Describe(block), Describe(now.Blocks[id]));
            Assert.AreSame(block, now.Blocks[id], Describe(block));
        }

        Assert.AreSame(before.Blocks, now.Blocks, before.Name);
        Assert.AreSame(before.Scripts, now.Scripts, before.Name);
        Assert.AreSame(before.Comments, now.Comments, before.Name);
    }

    private static string Describe(Block b) =>
        $"{b.Id} {b.Opcode} {b.Next} {b.Parent} {b.IsShadow} {b.IsTopLevel} {b.X} {b.Y} {b.Comment} {string.Join(';', b.Inputs)} {string.Join(';', b.Fields)} {b.Mutation} {string.Join(',', b.Mutation?.ArgumentIds ?? [])}";

    // Numbers that a file holds as numbers become what is written in the slot.
    private static Project Textual(Project project) => project with
    {
        Targets = [.. project.Targets.Select(t => t with
        {
            Blocks = new OrderedDictionary<string, Block>(t.Blocks.Select(b => KeyValuePair.Create(b.Key, b.Value with
            {
                Inputs = [.. b.Value.Inputs.Select(i => i with { Value = i.Value is { Kind: InputKind.Literal } v ? v with { Value = Cast.ToText(v.Value) } : i.Value })],
                Fields = [.. b.Value.Fields.Select(f => f with { Value = Cast.ToText(f.Value) })],
                Mutation = b.Value.Mutation is { } m ? m with { ArgumentDefaults = [.. m.ArgumentDefaults.Select(d => (object)Cast.ToText(d))] } : null,
            }))),
        })],
    };

    private static string Meaning(Project project, int target)
    {
        var ir = Lowering.Lower(project, Blocks, _ => { })[target];
        return JsEmitter.Emit(ir).JavaScript;
    }
}
