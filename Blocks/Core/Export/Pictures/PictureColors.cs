namespace MLKids.Blocks.Export;

/// <summary>A pack's colour → the colours of a drawn block, the same as in the editor.</summary>
internal sealed class PictureColors
{
    public PictureColors(string color)
    {
        var style = BlockColors.Of(BlockColors.IsColor(color) ? color : "#0fbd8c");
        (Fill, Menu, Edge) = ((string)style["colourPrimary"]!, (string)style["colourSecondary"]!, (string)style["colourTertiary"]!);
        Text = (string)style["text"]! == "dark" ? "#1b1b1f" : "#ffffff";
    }

    public string Fill { get; }

    /// <summary>Below the words of a menu on which a block can be dropped.</summary>
    public string Menu { get; }

    public string Edge { get; }

    public string Text { get; }
}
