using System.Text.Json;
using MLKids.Blocks.Definitions;

namespace MLKids.Runtime.Packs.Reading;

/// <summary>The blocks of one pack, in our form (<c>{id, shape, text, run}</c>) or in Scratch's (<c>{opcode, blockType, text, func}</c>).</summary>
internal sealed class BlockReader(string packId, bool own, int entry, JsonElement info, IReadOnlySet<string> methods, MenuReader menus, Mistakes mistakes)
{
    private static readonly string[] OwnShapes = ["command", "reporter", "predicate", "hat", "loop", "conditional"];
    private static readonly string[] ScratchShapes = ["command", "reporter", "Boolean", "hat", "event", "loop", "conditional"];
    private static readonly string[] Decoration = ["button", "label", "xml"];

    private readonly HashSet<string> _ids = [];
    private bool _apart;

    public IReadOnlyList<ReadBlock> ReadAll(IEnumerable<JsonElement> list)
    {
        var blocks = new List<ReadBlock>();
        foreach (var block in list)
            if (Read(block) is { } read)
                blocks.Add(read);
        return blocks;
    }

    private ReadBlock? Read(JsonElement block)
    {
        if (block.ValueKind == JsonValueKind.String && block.GetString()!.All(c => c == '-'))
        {
            _apart = true;
            return null;
        }

        var shape = block.Member(own ? "shape" : "blockType").Text() ?? (own ? null : "command");
        if (!own && Decoration.Contains(shape))
        {
            _apart = true;
            return null;
        }

        var idName = own ? "id" : "opcode";
        var id = block.Member(idName).Text();
        var text = block.Member("text");
        var sentence = SentenceOf(text, block, shape);
        var line = id is null ? mistakes.Lines.OfText(sentence ?? "") : mistakes.Lines.OfBlock(id);
        var opcode = id is null ? null : $"{packId}_{id}";
        if (block.ValueKind != JsonValueKind.Object || string.IsNullOrEmpty(id) || id.Length > 100 || !id.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            mistakes.Add(ScriptCodes.BadBlock, line, $"a block of {packId} has {(block.ValueKind == JsonValueKind.Object ? $"{block.Member(idName).Kind()} as its {idName}" : "no description: it is " + ((JsonElement?)block).Kind())}", $"Give {idName}: \"waitFor\" (letters, digits and underscores).", opcode);
            return null;
        }

        if (!_ids.Add(id))
            mistakes.Add(ScriptCodes.Duplicate, line, $"the block {id} is there twice", $"Give one of them another {idName}.", opcode);
        if (shape is null || !(own ? OwnShapes : ScratchShapes).Contains(shape))
        {
            mistakes.Add(ScriptCodes.BadBlock, line, $"the block {id} has {block.Member(own ? "shape" : "blockType").Kind()} as its {(own ? "shape" : "blockType")}", $"Choose one of: {string.Join(", ", own ? OwnShapes : ScratchShapes)}.", opcode);
            return null;
        }

        if (string.IsNullOrWhiteSpace(sentence) || sentence.Length > 500)
        {
            mistakes.Add(ScriptCodes.BadSentence, line, $"the block {id} has {(sentence?.Length > 500 ? "a very long text" : text.Kind())} as its text", "Write what children read: text: \"reverse [TEXT]\".", opcode);
            return null;
        }

        var (read, arguments) = new ArgumentReader(packId, own, info, menus, mistakes).ReadAll(block, id, line, sentence);
        var code = Code(block, id, shape, line, opcode);
        var definition = Define(block, id, shape, new BlockText(read), arguments);
        _apart = false;
        return new ReadBlock(definition, entry, code, shape switch { "loop" => Branching.Again, "conditional" => Branching.Once, _ => Branching.None });
    }

    private BlockDefinition Define(JsonElement block, string id, string shape, BlockText text, IReadOnlyList<ArgumentDefinition> arguments)
    {
        var predicate = shape is "predicate" or "Boolean";
        var branches = Branches(block, shape);
        var asked = shape == "hat" && (own ? block.Member("run").Function() is not null : block.Member("isEdgeActivated").Truth(otherwise: true));
        return new BlockDefinition
        {
            PackId = packId,
            Id = id,
            Shape = shape switch { "reporter" => BlockShape.Reporter, "predicate" or "Boolean" => BlockShape.Predicate, "hat" or "event" => BlockShape.Hat, _ => BlockShape.Command },
            Text = text,
            Arguments = arguments,
            Kind = shape is "hat" or "event" ? (asked ? CallKind.Immediate : CallKind.None) : CallKind.Waiting,
            Result = predicate || asked ? ArgumentType.Boolean : ArgumentType.Any,
            GivesValue = predicate || shape == "reporter",
            Branches = branches,
            Loops = shape == "loop",
            Terminal = block.Member(own ? "terminal" : "isTerminal").IsTrue(),
            About = block.Member("about").Text(),
            Restart = own ? block.Member("restart").IsTrue() : block.Member("shouldRestartExistingThreads").IsTrue(),
            Hidden = block.Member(own ? "hidden" : "hideFromPalette").IsTrue(),
            Apart = _apart || block.Member("apart").IsTrue(),
            Owner = Owner(block.Member(own ? "owner" : "filter") ?? info.Member("targetTypes")),
        };
    }

    private static int Branches(JsonElement block, string shape)
    {
        if (shape is not ("loop" or "conditional"))
            return 0;
        var written = block.Member("branchCount") ?? block.Member("branches");
        if (written is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var count))
            return Math.Clamp(count, 1, 10);
        return block.Member("text") is { ValueKind: JsonValueKind.Array } parts && shape == "conditional" ? Math.Clamp(parts.GetArrayLength(), 1, 10) : 1;
    }

    private static BlockOwner Owner(JsonElement? filter)
    {
        var names = filter switch
        {
            { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(i => ((JsonElement?)i).Text())],
            { ValueKind: JsonValueKind.String } one => new[] { one.GetString() },
            _ => [],
        };
        return names is ["sprite"] ? BlockOwner.Sprite : names is ["stage"] ? BlockOwner.Stage : BlockOwner.Both;
    }

    // Scratch writes the stacks between the parts of an array; a sentence names them.
    private static string? SentenceOf(JsonElement? text, JsonElement block, string? shape)
    {
        var branches = shape is null ? 0 : Branches(block, shape);
        var parts = text is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Select(p => ((JsonElement?)p).Text() ?? "").ToList() : text.Text() is { } one ? [one] : [];
        if (parts.Count == 0)
            return null;
        var sentence = parts[0];
        for (var i = 0; i < Math.Max(branches, parts.Count - 1); i++)
        {
            if (i < branches && !sentence.Contains($"[{BlockText.BranchName(i)}]", StringComparison.Ordinal))
                sentence += $" [{BlockText.BranchName(i)}]";
            if (i + 1 < parts.Count && parts[i + 1].Length > 0)
                sentence += $" {parts[i + 1]}";
        }

        return sentence;
    }

    private object? Code(JsonElement block, string id, string shape, int? line, string? opcode)
    {
        if (own)
        {
            if (block.Member("run").Function() is { } function)
                return function;
            if (shape != "hat" || block.Member("run") is not null)
                mistakes.Add(ScriptCodes.NoFunction, line, $"\"run\" of the block {id} is {block.Member("run").Kind()}", "Give run: function (args, call) { ... }. Only a hat that your code starts needs none.", opcode);
            return null;
        }

        if (shape == "event")
            return null;
        var name = block.Member("func").Text() ?? id;
        if (methods.Contains(name))
            return name;
        mistakes.Add(ScriptCodes.NoFunction, line, $"the block {id} calls {name}(args, util), which the extension does not have{Near(name)}", $"Write the method {name}, or name another one with func: \"...\".", opcode);
        return null;
    }

    private string Near(string name) => methods.FirstOrDefault(m => m.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } near ? $" (there is {near})" : "";
}
