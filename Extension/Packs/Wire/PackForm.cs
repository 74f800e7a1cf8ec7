using MLKids.Blocks.Definitions;
using MLKids.Blocks.Diagnostics;

namespace MLKids.Packs.Wire;

/// <summary>The definitions of packs as values that can be sent. Menus that have to be asked stay empty: who takes them asks.</summary>
internal static class PackForm
{
    private const int MostPacks = 50, MostBlocks = 1_000, LongestText = 2_000;
    private static readonly WireCodec Codec = new(new NoHandles());

    public static object?[] Write(IReadOnlyList<PackDefinition> packs) => (object?[])Codec.Encode(packs, typeof(IReadOnlyList<PackDefinition>))!;

    public static object?[] Write(IEnumerable<Diagnostic> mistakes) => (object?[])Codec.Encode(mistakes, typeof(IEnumerable<Diagnostic>))!;

    /// <exception cref="WireException">These are no findings.</exception>
    public static IReadOnlyList<Diagnostic> ReadMistakes(object? sent) => (IReadOnlyList<Diagnostic>?)Codec.Decode(sent, typeof(IReadOnlyList<Diagnostic>)) is { } mistakes
        && mistakes.All(m => m is { Code: not null, ChildSentence: not null, Message: not null }) ? mistakes : throw new WireException("findings that say nothing");

    /// <exception cref="WireException">These are no packs.</exception>
    public static IReadOnlyList<PackDefinition> ReadPacks(object? sent)
    {
        var packs = (IReadOnlyList<PackDefinition>?)Codec.Decode(sent, typeof(IReadOnlyList<PackDefinition>)) ?? throw new WireException("the packs are missing");
        if (packs.Count > MostPacks || packs.Sum(p => p.Blocks.Count) > MostBlocks)
            throw new WireException($"{packs.Count} packs with {packs.Sum(p => p.Blocks.Count)} blocks (at most {MostPacks} and {MostBlocks})");
        var opcodes = new HashSet<string>();
        foreach (var pack in packs)
        {
            if (!IsWord(pack.Id) || pack.Name is null || pack.Name.Length > LongestText || !IsColor(pack.Color))
                throw new WireException($"the pack \"{pack.Id}\" has a wrong id, name or color");
            foreach (var block in pack.Blocks)
                if (block is not { Text: { Sentence.Length: <= LongestText }, Arguments: { } arguments, Id: { Length: <= 200 } id } || id.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '_')
                    || block.PackId != pack.Id || !opcodes.Add(block.Opcode) || block.Branches is < 0 or > 20 || arguments.Any(a => a?.Name is null))
                    throw new WireException($"the block {block?.Opcode} of the pack {pack.Id} is wrong or there twice");
        }

        return packs;
    }

    private static bool IsWord(string? id) => id is { Length: > 0 and <= 100 } && id.All(char.IsAsciiLetterOrDigit);

    private static bool IsColor(string? color) => color is ['#', .. { Length: 6 } digits] && digits.All(char.IsAsciiHexDigit);

    private sealed class NoHandles : IHandles
    {
        public long IdOf(object known) => throw new WireException("definitions hold no objects");

        public object Of(long id, Type contract) => throw new WireException("definitions hold no objects");
    }
}
