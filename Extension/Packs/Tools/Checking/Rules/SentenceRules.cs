using MLKids.Blocks.Definitions;
using MLKids.Blocks.Diagnostics;
using MLKids.Packs.Tools.Inspecting;

namespace MLKids.Packs.Tools.Checking.Rules;

/// <summary>How blocks are worded: as Scratch's own, so that a palette reads as from one hand.</summary>
internal static class SentenceRules
{
    /// <summary>Letters of a sentence without its slots at most: longer ones do not fit beside a palette.</summary>
    public const int Longest = 60;

    public static IEnumerable<Diagnostic> Of(CheckedPlugin plugin) => plugin.Blocks.SelectMany(Of);

    private static IEnumerable<Diagnostic> Of(InspectedBlock block)
    {
        var text = block.Text;
        // A name such as "GPS" or a single letter may stand in front.
        if (text.Length > 1 && char.IsUpper(text[0]) && char.IsLower(text[1]))
            yield return At(CheckCodes.CapitalFirst, "the sentence begins with a capital", $"write \"{char.ToLowerInvariant(text[0])}{text[1..]}\"");
        if (text.EndsWith('.') && !text.EndsWith("...", StringComparison.Ordinal))
            yield return At(CheckCodes.FullStop, "the sentence ends with a full stop", $"write \"{text[..^1]}\"");
        if (text.Contains('?') && block.Shape != BlockShape.Predicate)
            yield return At(CheckCodes.QuestionMark, $"a question mark stands on a {Name(block.Shape)}; only predicates ask", $"write \"{text.Replace("?", "")}\", or make it a [Predicate]");
        if (!block.FromScript && block.Shape == BlockShape.Command)
            foreach (var finding in Waiting(block))
                yield return finding;
        if (Letters(text) > Longest)
            yield return At(CheckCodes.TooLong, $"the sentence has {Letters(text)} letters besides its slots, wanted at most {Longest}", "write it shorter, or make two blocks of it");
        var slots = new BlockText(text).Names.Where(n => block.Arguments.Any(a => a.Name == n)).ToList();
        var parameters = block.Arguments.Select(a => a.Name).ToList();
        if (!slots.SequenceEqual(parameters) && !block.FromScript)
            yield return At(CheckCodes.Order, $"the sentence has {Listed(slots)}, the parameters stand as {Listed(parameters)}", $"write the parameters in the order {Listed(slots)}");

        Diagnostic At(string code, string message, string remedy) => CheckedPlugin.At(block, code, Severity.Warning, $"{message} (\"{text}\")", remedy);
    }

    private static IEnumerable<Diagnostic> Waiting(InspectedBlock block)
    {
        var text = block.Text;
        var saysSo = text.Contains("wait", StringComparison.OrdinalIgnoreCase) || text.Contains("until", StringComparison.OrdinalIgnoreCase) || text.Contains("second", StringComparison.OrdinalIgnoreCase);
        if (block.Kind == CallKind.Waiting && !saysSo)
            yield return CheckedPlugin.At(block, CheckCodes.AndWait, Severity.Warning, $"the block waits and its sentence does not say so (\"{text}\")", $"write \"{text} and wait\"");
        if (block.Kind == CallKind.Immediate && text.EndsWith("and wait", StringComparison.OrdinalIgnoreCase))
            yield return CheckedPlugin.At(
                block, CheckCodes.AndWait, Severity.Warning, $"the sentence says \"and wait\" and the block does not wait (\"{text}\")", $"write \"{text[..^8].TrimEnd()}\", or return a Task");
    }

    /// <summary>Letters besides the slots.</summary>
    public static int Letters(string sentence) => new BlockText(sentence).Names.Aggregate(sentence, (left, name) => left.Replace($"[{name}]", "")).Length;

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names.Select(n => $"[{n}]"));

    private static string Name(BlockShape shape) => shape.ToString().ToLowerInvariant();
}
