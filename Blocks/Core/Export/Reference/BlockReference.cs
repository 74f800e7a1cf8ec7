using System.Text;
using MLKids.Blocks.Definitions;

namespace MLKids.Blocks.Export;

/// <summary>A pack → the page about its blocks, in Markdown, and their pictures. Pure: the same definitions give the same text.</summary>
public static class BlockReference
{
    /// <summary>The folder of the pictures, beside the page.</summary>
    public const string PictureFolder = "pictures";

    /// <summary>The page: every block of the palette with its picture, what it does, its inputs and its opcode; hidden ones are left out.</summary>
    public static string Page(PackDefinition pack)
    {
        var page = new StringBuilder();
        page.Append("# ").Append(pack.Name).Append("\n\n");
        page.Append("<!-- Written from the blocks themselves; edits here are lost. -->\n");
        foreach (var block in Shown(pack))
            Block(page, block);
        return page.ToString();
    }

    /// <summary>The pictures that the page shows: file name → SVG.</summary>
    public static IReadOnlyDictionary<string, string> Pictures(PackDefinition pack) =>
        Shown(pack).ToDictionary(FileOf, b => BlockPicture.Of(new DrawnBlock(b, pack.Color)));

    private static IEnumerable<BlockDefinition> Shown(PackDefinition pack) => pack.Blocks.Where(b => !b.Hidden);

    private static string FileOf(BlockDefinition block) => $"{block.Opcode}.svg";

    private static void Block(StringBuilder page, BlockDefinition block)
    {
        var words = BlockReferenceWords.Title(block);
        page.Append("\n## ").Append(words).Append("\n\n![").Append(words).Append("](").Append(PictureFolder).Append('/').Append(FileOf(block)).Append(")\n\n");
        if (block.About is { } about)
            page.Append(about).Append("\n\n");
        if (block.Arguments.Count > 0)
        {
            page.Append("| Input | Takes | Default |\n|---|---|---|\n");
            foreach (var argument in block.Arguments)
                page.Append("| `").Append(argument.Name).Append("` | ").Append(BlockReferenceWords.Takes(argument)).Append(" | ").Append(BlockReferenceWords.Default(argument)).Append(" |\n");
            page.Append('\n');
        }

        page.Append(string.Join(" · ", BlockReferenceWords.Facts(block))).Append('\n');
    }
}
