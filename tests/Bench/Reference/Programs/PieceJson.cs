using System.Text.Json;
using MLKids.Blocks.Values;

namespace MLKids.Differential.Programs;

/// <summary>One block → its entry in a target's <c>blocks</c>, followed by the entries of what stands in it.</summary>
public sealed class PieceJson(Utf8JsonWriter json, Func<string> nextId, Action<IReadOnlyList<Piece>, string?, string> writeStack, Action<object> value)
{
    private const int TextCode = 10;
    private const int NumberCode = 4;
    private const int BroadcastCode = 11;

    public void Write(Piece piece, string id, string? parent, string? next, bool topLevel)
    {
        var later = new List<Action>();
        json.WriteStartObject(id);
        json.WriteString("opcode", piece.Opcode);
        json.WriteString("next", next);
        json.WriteString("parent", parent);
        json.WriteStartObject("inputs");
        foreach (var (name, content) in piece.Slots)
            WriteSlot(name, content, id, later);
        for (var i = 0; i < piece.Branches.Count; i++)
            WriteBranch(piece.Branches[i], Piece.BranchName(i), id, later);
        if (piece.Opcode == "procedures_definition")
            WritePrototype(piece.Custom!, id, later);
        json.WriteEndObject();
        json.WriteStartObject("fields");
        foreach (var (name, choice, choiceId) in piece.Fields)
        {
            json.WriteStartArray(name);
            json.WriteStringValue(choice);
            json.WriteStringValue(choiceId);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteBoolean("shadow", piece.Opcode is "procedures_prototype" || piece.Opcode.EndsWith("_menu", StringComparison.Ordinal));
        json.WriteBoolean("topLevel", topLevel);
        if (topLevel)
        {
            json.WriteNumber("x", 0);
            json.WriteNumber("y", 0);
        }

        if (piece.Custom is not null && piece.Opcode != "procedures_definition")
            WriteMutation(piece.Custom, piece.Opcode == "procedures_prototype");
        json.WriteEndObject();
        later.ForEach(write => write());
    }

    private void WriteSlot(string name, object content, string id, List<Action> later)
    {
        json.WriteStartArray(name);
        if (content is Piece inner)
        {
            var innerId = nextId();
            var isMenu = inner.Opcode.EndsWith("_menu", StringComparison.Ordinal);
            json.WriteNumberValue(isMenu ? 1 : 2);
            json.WriteStringValue(innerId);
            later.Add(() => Write(inner, innerId, id, null, topLevel: false));
        }
        else if (name == "BROADCAST_INPUT")
        {
            json.WriteNumberValue(1);
            Primitive(BroadcastCode, content, $"id {content}");
        }
        else
        {
            json.WriteNumberValue(1);
            Primitive(content is double ? NumberCode : TextCode, content, null);
        }

        json.WriteEndArray();
    }

    private void Primitive(int code, object content, string? id)
    {
        json.WriteStartArray();
        json.WriteNumberValue(code);
        value(content);
        if (id is not null)
            json.WriteStringValue(id);
        json.WriteEndArray();
    }

    private void WriteBranch(List<Piece> branch, string name, string id, List<Action> later)
    {
        if (branch.Count == 0)
            return;
        var first = nextId();
        json.WriteStartArray(name);
        json.WriteNumberValue(2);
        json.WriteStringValue(first);
        json.WriteEndArray();
        later.Add(() => writeStack(branch, id, first));
    }

    private void WritePrototype(Custom custom, string id, List<Action> later)
    {
        var prototypeId = nextId();
        json.WriteStartArray("custom_block");
        json.WriteNumberValue(1);
        json.WriteStringValue(prototypeId);
        json.WriteEndArray();
        later.Add(() => Write(new Piece("procedures_prototype") { Custom = custom }, prototypeId, id, null, topLevel: false));
    }

    private void WriteMutation(Custom custom, bool isPrototype)
    {
        json.WriteStartObject("mutation");
        json.WriteString("tagName", "mutation");
        json.WriteStartArray("children");
        json.WriteEndArray();
        json.WriteString("proccode", custom.Code);
        json.WriteString("argumentids", JsonList(custom.Parameters.Select(p => (object)p.Id)));
        if (isPrototype)
        {
            json.WriteString("argumentnames", JsonList(custom.Parameters.Select(p => (object)p.Name)));
            json.WriteString("argumentdefaults", JsonList(custom.Parameters.Select(p => p.Default)));
        }

        json.WriteString("warp", custom.Warp ? "true" : "false");
        json.WriteEndObject();
    }

    private static string JsonList(IEnumerable<object> items) =>
        $"[{string.Join(',', items.Select(i => i switch { double n => NumberText.Format(n), bool b => b ? "true" : "false", _ => JsonSerializer.Serialize((string)i) }))}]";
}
