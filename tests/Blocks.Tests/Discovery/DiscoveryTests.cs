using MLKids.Blocks.Definitions;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Standard;

namespace MLKids.Blocks.Tests.Discovery;

[TestClass]
public sealed class DiscoveryTests
{
    private static IReadOnlyList<Diagnostic> MistakesOf(params Type[] types) =>
        Assert.ThrowsExactly<AuthoringException>(() => BlockSet.Discover(types)).Mistakes;

    [TestMethod]
    [DataRow(typeof(NoPack), AuthoringCodes.NoPack, "[BlockPack")]
    [DataRow(typeof(BadPackId), AuthoringCodes.BadPackId, "\"my_pack\"")]
    [DataRow(typeof(BadBlockId), AuthoringCodes.BadBlockId, "\"go now\"")]
    [DataRow(typeof(DuplicateOpcode), AuthoringCodes.DuplicateOpcode, "twice_go")]
    [DataRow(typeof(SlotWithoutParameter), AuthoringCodes.SlotWithoutParameter, "[PLACE]")]
    [DataRow(typeof(ParameterWithoutSlot), AuthoringCodes.ParameterWithoutSlot, "write [PLACE]")]
    [DataRow(typeof(BadParameterType), AuthoringCodes.BadParameterType, "DateTime")]
    [DataRow(typeof(BadReturnType), AuthoringCodes.BadReturnType, "Int32")]
    [DataRow(typeof(BadMenu), AuthoringCodes.BadMenu, "Places()")]
    [DataRow(typeof(BadMethod), AuthoringCodes.BadMethod, "public")]
    [DataRow(typeof(BadSentence), AuthoringCodes.BadSentence, "sentence")]
    [DataRow(typeof(MissingService), AuthoringCodes.MissingService, "IComparable weather")]
    [DataRow(typeof(BadBranches), AuthoringCodes.BadBranches, "it has 9 stacks; write Branches = 1 to 8")]
    [DataRow(typeof(BadPackClass), AuthoringCodes.BadPackClass, "exactly one public constructor")]
    [DataRow(typeof(ThrowingPackClass), AuthoringCodes.BadPackClass, "no power")]
    public void Discover_WrongPack_NamesTheMistakeAndWhere(Type pack, string code, string words)
    {
        var mistakes = MistakesOf(pack);
        Assert.IsTrue(mistakes.All(m => m.Code == code), string.Join("\n", mistakes));
        Assert.Contains(words, mistakes[0].Message);
        Assert.Contains(pack.Name, mistakes[0].Message);
        Assert.AreEqual(Severity.Error, mistakes[0].Severity);
    }

    [TestMethod]
    public void Discover_PackIdOfAnotherAssembly_IsRefused() =>
        Assert.AreEqual(AuthoringCodes.DuplicatePack, MistakesOf(typeof(MotionBlocks), typeof(DuplicatePack)).Single().Code);

    [TestMethod]
    public void Discover_BadParameters_AreAllNamed() => Assert.HasCount(2, MistakesOf(typeof(BadParameterType)));

    [TestMethod]
    public void Discover_WrongStacks_SaysWhatToWrite()
    {
        var mistakes = MistakesOf(typeof(BadBranches));
        Assert.HasCount(3, mistakes);
        Assert.Contains("names [SUBSTACK2], but the block has 1 of its own: write Branches = 2", mistakes[1].Message);
        Assert.Contains("the parameter substack has the name of a stack of blocks", mistakes[2].Message);
    }

    [TestMethod]
    public void Discover_BlocksWithStacks_GivesWhatTheMethodsSay()
    {
        var set = BlockSet.Discover([typeof(Stacks)]);
        var loop = set.Find("stacks_again")!.Definition;
        Assert.AreEqual((BlockShape.Command, CallKind.Waiting, 1, true, ArgumentType.Number), (loop.Shape, loop.Kind, loop.Branches, loop.Loops, loop.Result));
        var once = set.Find("stacks_oneOf")!.Definition;
        Assert.AreEqual((BlockShape.Command, CallKind.Immediate, 2, false, true), (once.Shape, once.Kind, once.Branches, once.Loops, once.Terminal));
    }

    [TestMethod]
    public async Task Invoke_BlocksWithStacks_GivesTheStackAndWhetherToAskAgain()
    {
        var set = BlockSet.Discover([typeof(Stacks)]);
        object? Ask(string id, params object?[] arguments) => set.Find($"stacks_{id}")!.Invoke(arguments, null!);
        Assert.AreEqual(-1d, await (Task<double>)Ask("again", true)!);
        Assert.AreEqual(0d, await (Task<double>)Ask("again", false)!);
        Assert.AreEqual(-2d, Ask("pick", 2d));
        Assert.AreEqual(2d, Ask("oneOf", 2d));
        Assert.AreEqual(2d, Ask("oneOf", -2d));
    }

    [TestMethod]
    public void Discover_EveryKindOfBlock_ChecksItsReturnType() => Assert.HasCount(4, MistakesOf(typeof(BadReturnType)));

    [TestMethod]
    public void Discover_ManyWrongPacks_ReportsAllMistakesTogether()
    {
        Type[] wrong =
        [
            typeof(NoPack), typeof(BadPackId), typeof(BadBlockId), typeof(DuplicateOpcode), typeof(SlotWithoutParameter), typeof(ParameterWithoutSlot),
            typeof(BadParameterType), typeof(BadReturnType), typeof(BadMenu), typeof(BadMethod), typeof(BadSentence), typeof(MissingService),
            typeof(BadPackClass), typeof(MotionBlocks), typeof(DuplicatePack), typeof(BadBranches),
        ];
        var codes = MistakesOf(wrong).Select(m => m.Code).Distinct().Order().ToArray();
        var all = typeof(AuthoringCodes).GetFields().Select(f => (string)f.GetValue(null)!).Order().ToArray();
        CollectionAssert.AreEqual(all, codes);
    }

    [TestMethod]
    public void Discover_PackWithService_GetsItFromTheHost()
    {
        var set = BlockSet.Discover([typeof(MissingService)], new OneService("sunny"));
        Assert.AreEqual("sunny", set.Find("service_sky")!.Invoke([], null!));
    }

    [TestMethod]
    public void Find_UnknownOpcode_IsNull() => Assert.IsNull(BlockSet.Discover(StandardPacks.All).Find("motion_fly"));

    [TestMethod]
    public void Invoke_ShapeOnly_IsRefused()
    {
        var set = BlockSet.Discover(StandardPacks.All);
        Assert.ThrowsExactly<InvalidOperationException>(() => set.Find("control_forever")!.Invoke([], null!));
    }

    private sealed class OneService(IComparable service) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(IComparable) ? service : null;
    }
}
