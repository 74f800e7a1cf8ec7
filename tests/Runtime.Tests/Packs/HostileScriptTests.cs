using MLKids.Blocks.Diagnostics;
using MLKids.Runtime.Packs;
using MLKids.Tests;

namespace MLKids.Runtime.Tests.Packs;

[TestClass]
public sealed class HostileScriptTests
{
    private static readonly ScriptPackOptions Options = new()
    {
        Limits = new ScriptPackLimits { Statements = 300_000, Call = TimeSpan.FromSeconds(5), Load = TimeSpan.FromSeconds(5), Memory = 8L << 30, RegularExpression = TimeSpan.FromMilliseconds(100) },
    };

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public async Task HostileScript_LoadedAndCalled_IsNamedAndTheProgramGoesOn(string name)
    {
        var script = HostileScript.All().Single(s => s.Name == name);
        IReadOnlyList<Diagnostic> found;
        try
        {
            var played = await PackRig.Play(script.Source, ProgramBuilder.Of(Bricks.Say(new Node("t_r").With("A", 1).With("B", 2)), Bricks.Say("on")), options: Options);
            Assert.Contains("on", played.Said);
            found = played.Found;
        }
        catch (AuthoringException e)
        {
            found = e.Mistakes;
            Assert.AreEqual("pack.js", found[0].File);
        }

        Assert.IsNotEmpty(found, name);
        Assert.Contains(found[0].Code, script.Codes, string.Join('\n', found));
        StringAssert.Contains(found[0].File + found[0].Message + found[0].Opcode, found[0].File is null ? "t_r" : "pack.js", name);
        Assert.IsFalse(string.IsNullOrEmpty(found[0].Hint), "what to do about it");
        StringAssert.Contains(found[0].File + found[0].Message, "pack.js");
    }

    public static IEnumerable<object[]> Cases() => HostileScript.All().Select(s => new object[] { s.Name });
}
