using MLKids.Blocks.Contracts;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Discovery;
using MLKids.Runtime.Tests.Conformance;

namespace MLKids.Runtime.Tests.Scheduling;

/// <summary>Blocks whose code is no method here: the pack "far".</summary>
internal static class Outside
{
    /// <summary>Scratch's blocks and these.</summary>
    public static BlockSet With(params BoundBlock[] blocks) => SayProtocol.Blocks.With(BlockSet.Of([new PackDefinition("far", "Far", "#0fbd8c", [])], blocks));

    /// <summary>One block; a name in its sentence takes anything.</summary>
    public static BoundBlock Block(
        string id, BlockShape shape, CallKind kind, Func<object?[], BlockCall, object?> code, string? sentence = null, ArgumentType result = ArgumentType.Any, int branches = 0,
        bool loops = false, bool terminal = false) =>
        BoundBlock.Of(
            new BlockDefinition
            {
                PackId = "far",
                Id = id,
                Shape = shape,
                Kind = kind,
                Text = new BlockText(sentence ?? id),
                Arguments = [.. new BlockText(sentence ?? id).Names.Select(n => new ArgumentDefinition(n, ArgumentType.Any, null, null))],
                Result = result,
                GivesValue = shape is BlockShape.Reporter or BlockShape.Predicate,
                Branches = branches,
                Loops = loops,
                Terminal = terminal,
            },
            code);

    public static BoundBlock Reporter(string id, Func<object?[], BlockCall, object?> code, string? sentence = null, ArgumentType result = ArgumentType.Any) =>
        Block(id, BlockShape.Reporter, CallKind.Waiting, code, sentence, result);

    public static BoundBlock Command(string id, Func<object?[], BlockCall, object?> code, string? sentence = null) => Block(id, BlockShape.Command, CallKind.Waiting, code, sentence);
}
