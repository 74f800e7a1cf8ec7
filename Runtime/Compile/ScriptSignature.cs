using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using MLKids.Blocks.Discovery;
using MLKids.Runtime.Projects;

namespace MLKids.Runtime.Compile;

/// <summary>
/// Hashes of blocks as saved and of what they are bound to: two scripts with one signature mean the same, wherever they lie on the workspace. A pack that was loaded anew has
/// other bound blocks, even where its definitions are the same.
/// </summary>
internal static class ScriptSignature
{
    private static readonly ConditionalWeakTable<BoundBlock, string> Names = [];
    private static long _names;

    /// <summary>Of the stack under a top block.</summary>
    public static string Of(ProjectTarget target, string topId, BlockSet blocks)
    {
        var text = new StringBuilder();
        var seen = new HashSet<string>();
        var open = new Stack<string>([topId]);
        while (open.TryPop(out var id))
        {
            if (!seen.Add(id) || !target.Blocks.TryGetValue(id, out var block))
                continue;
            text.Append('|').Append(block.Id).Append(' ').Append(block.Opcode).Append(' ').Append(block.Next);
            if (blocks.Find(block.Opcode) is { } bound)
                text.Append(' ').Append(Names.GetValue(bound, _ => Interlocked.Increment(ref _names).ToString(CultureInfo.InvariantCulture)));
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
    public static string OfSurroundings(ProjectTarget target, ProjectTarget stage, BlockSet blocks)
    {
        var text = new StringBuilder();
        foreach (var definition in target.Scripts.Where(id => target.Blocks[id].Opcode == Syntax.Definition))
            text.Append(Of(target, definition, blocks));
        foreach (var data in target.Variables.Concat(stage.Variables).Select(v => (v.Id, v.Name)).Concat(target.Lists.Concat(stage.Lists).Select(l => (l.Id, l.Name))))
            text.Append(data.Id).Append(' ').Append(data.Name).Append('|');
        foreach (var broadcast in stage.Broadcasts)
            text.Append(broadcast.Key).Append(' ').Append(broadcast.Value).Append('|');
        return text.ToString();
    }
}
