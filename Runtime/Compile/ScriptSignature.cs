using System.Security.Cryptography;
using System.Text;
using MLKids.Runtime.Projects;

namespace MLKids.Runtime.Compile;

/// <summary>Hashes of blocks as saved: two scripts with one signature mean the same, wherever they lie on the workspace.</summary>
internal static class ScriptSignature
{
    /// <summary>Of the stack under a top block.</summary>
    public static string Of(ProjectTarget target, string topId)
    {
        var text = new StringBuilder();
        var seen = new HashSet<string>();
        var open = new Stack<string>([topId]);
        while (open.TryPop(out var id))
        {
            if (!seen.Add(id) || !target.Blocks.TryGetValue(id, out var block))
                continue;
            text.Append('|').Append(block.Id).Append(' ').Append(block.Opcode).Append(' ').Append(block.Next);
            foreach (var field in block.Fields)
                text.Append(' ').Append(field.Name).Append('=').Append(field.Value).Append(',').Append(field.Id);
            foreach (var input in block.Inputs)
            {
                text.Append(' ').Append(input.Name).Append(':').Append(input.BlockId).Append(',').Append(input.Value);
                if (input.BlockId is not null)
                    open.Push(input.BlockId);
            }

            if (block.Mutation is { } m)
                text.Append(' ').Append(m.ProcCode).Append(m.Warp).AppendJoin(',', m.ArgumentIds).AppendJoin(',', m.ArgumentNames).AppendJoin(',', m.ArgumentDefaults);
            if (block.Next is not null)
                open.Push(block.Next);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>Of all custom blocks and the data that a target declares: what its scripts lean on.</summary>
    public static string OfSurroundings(ProjectTarget target, ProjectTarget stage)
    {
        var text = new StringBuilder();
        foreach (var definition in target.Scripts.Where(id => target.Blocks[id].Opcode == Syntax.Definition))
            text.Append(Of(target, definition));
        foreach (var data in target.Variables.Concat(stage.Variables).Select(v => (v.Id, v.Name)).Concat(target.Lists.Concat(stage.Lists).Select(l => (l.Id, l.Name))))
            text.Append(data.Id).Append(' ').Append(data.Name).Append('|');
        foreach (var broadcast in stage.Broadcasts)
            text.Append(broadcast.Key).Append(' ').Append(broadcast.Value).Append('|');
        return text.ToString();
    }
}
