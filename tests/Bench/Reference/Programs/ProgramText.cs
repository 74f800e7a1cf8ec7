using System.Text;

namespace MLKids.Differential.Programs;

/// <summary>A program as indented text, to read what is left of it after it was made smaller.</summary>
public static class ProgramText
{
    public static string Write(GeneratedProgram program)
    {
        var text = new StringBuilder();
        foreach (var actor in program.Actors.Where(a => a.Scripts.Count > 0))
            foreach (var script in actor.Scripts)
            {
                text.Append("    ").Append(actor.Name).Append(": ").AppendLine(Line(script.Hat));
                Stack(text, script.Body, 2);
            }

        return text.ToString();
    }

    private static void Stack(StringBuilder text, List<Piece> stack, int indent)
    {
        foreach (var piece in stack)
        {
            text.Append(' ', 4 * indent).AppendLine(Line(piece));
            foreach (var branch in piece.Branches)
            {
                Stack(text, branch, indent + 1);
                text.Append(' ', 4 * indent).AppendLine(".");
            }
        }
    }

    private static string Line(object value) => value switch
    {
        Piece piece => $"{piece.Opcode}{(piece.Custom is { } c ? $" \"{c.Code}\"{(c.Warp ? " warp" : "")}({string.Join(", ", c.Parameters.Select(p => p.Name))})" : "")}"
            + string.Concat(piece.Fields.Select(f => $" {f.Value}{(f.Id is null || f.Id.EndsWith(f.Value, StringComparison.Ordinal) ? "" : $"#{f.Id}")}"))
            + (piece.Slots.Count == 0 ? "" : $" [{string.Join("; ", piece.Slots.Select(s => Line(s.Value)))}]"),
        string written => System.Text.Json.JsonSerializer.Serialize(written),
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
    };
}
