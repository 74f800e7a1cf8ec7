using System.Text.Encodings.Web;
using System.Text.Json;
using MLKids.Blocks.Discovery;
using MLKids.Runtime.Projects.Workspaces;

namespace MLKids.Runtime.Projects;

/// <summary>A sprite's program → what the block editor loads.</summary>
public static class WorkspaceWriter
{
    // Each block of a stack is two levels deeper than the one above it.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = int.MaxValue };

    /// <summary>
    /// The blocks, names and comments of a sprite in Blockly's JSON, UTF-8. Names carry <c>local: true</c> where they belong to the sprite alone. Blocks that
    /// <paramref name="blocks"/> does not know, or not in this form, become <c>unknown_stack</c>, <c>unknown_hat</c> or <c>unknown_value</c> with all they hold. The same project gives the same bytes.
    /// </summary>
    /// <param name="project">The whole project: its stage holds what sprites share.</param>
    /// <param name="target">One of its targets.</param>
    /// <param name="blocks">All packs.</param>
    public static byte[] Write(Project project, ProjectTarget target, BlockSet blocks)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            var shapes = new EditorShapes(blocks);
            var names = NameTable.Of(project, target, shapes);
            json.WriteStartObject();
            json.WriteStartObject("blocks");
            json.WriteNumber("languageVersion", 0);
            json.WriteStartArray("blocks");
            var writer = new BlocklyBlockWriter(json, target, shapes, names);
            foreach (var id in target.Scripts)
                writer.WriteTop(id);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteStartArray("variables");
            foreach (var name in names.All)
                Name(json, name);
            json.WriteEndArray();
            json.WriteStartArray("workspaceComments");
            foreach (var comment in target.Comments.Where(c => c.BlockId is null || !target.Blocks.ContainsKey(c.BlockId)))
                Comment(json, comment);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void Name(Utf8JsonWriter json, NamedData name)
    {
        json.WriteStartObject();
        json.WriteString("name", name.Name);
        json.WriteString("id", name.Id);
        json.WriteString("type", name.Type);
        if (name.IsLocal)
            json.WriteBoolean("local", true);
        json.WriteEndObject();
    }

    private static void Comment(Utf8JsonWriter json, ProjectComment comment)
    {
        json.WriteStartObject();
        json.WriteString("id", comment.Id);
        json.WriteString("text", comment.Text);
        json.WriteNumber("x", comment.X);
        json.WriteNumber("y", comment.Y);
        json.WriteNumber("width", comment.Width);
        json.WriteNumber("height", comment.Height);
        json.WriteBoolean("collapsed", comment.IsMinimized);
        json.WriteEndObject();
    }
}
