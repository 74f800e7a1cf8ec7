using System.Text.RegularExpressions;

namespace MLKids.Blocks.Definitions;

/// <summary>A block's sentence, <c>say [MESSAGE] for [SECS] seconds</c>, in parts.</summary>
public sealed partial class BlockText
{
    public BlockText(string sentence)
    {
        Sentence = sentence;
        Names = [.. Slot().Matches(sentence).Select(m => m.Groups[1].Value)];
    }

    /// <summary>The sentence as written.</summary>
    public string Sentence { get; }

    /// <summary>The names between brackets, in order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Whether a C# parameter is meant by a name of the sentence: case and underscores are not compared.</summary>
    public static bool SameName(string slot, string parameter) =>
        slot.Replace("_", "").Equals(parameter.Replace("_", ""), StringComparison.OrdinalIgnoreCase);

    /// <summary>The name of a stack of blocks that a block embraces, counted from 0: <c>SUBSTACK</c>, <c>SUBSTACK2</c>.</summary>
    public static string BranchName(int branch) => branch == 0 ? "SUBSTACK" : $"SUBSTACK{branch + 1}";

    public override string ToString() => Sentence;

    [GeneratedRegex(@"\[([^\[\]]*)\]")]
    private static partial Regex Slot();
}
