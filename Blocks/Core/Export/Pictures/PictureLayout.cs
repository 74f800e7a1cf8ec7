using MLKids.Blocks.Definitions;

namespace MLKids.Blocks.Export;

/// <summary>Blocks → boxes of known size that draw themselves. The measures are those of Scratch's editor: a grid of 4 pixels, slots of 32, commands of 48.</summary>
internal sealed class PictureLayout(BlockWords words)
{
    private const double Gap = 8, Padding = 8, SlotHeight = 32, LeastMouth = 24, LastBar = 32, LeastBar = 48;
    private const string SlotText = "#575e75";

    /// <summary>A whole block.</summary>
    public PictureBox Block(DrawnBlock block)
    {
        var colors = new PictureColors(block.Color);
        return block.Definition.GivesValue ? Value(block, colors) : Statement(block, colors);
    }

    private PictureBox Value(DrawnBlock block, PictureColors colors)
    {
        var row = Row(block, words.Parts(block.Definition), colors);
        var kind = block.Definition.Shape == BlockShape.Predicate || block.Definition.Result == ArgumentType.Boolean ? BoxKind.Pointed : BoxKind.Round;
        var (left, right) = (PaddingIn(kind, row[0].Kind), PaddingIn(kind, row[^1].Kind));
        var height = Math.Max(SlotHeight, row.Max(b => b.Height)) + 8;
        var width = Math.Max(height, left + WidthOf(row) + right);
        return new PictureBox(kind, width, height, (canvas, x, y) =>
        {
            canvas.Path(x, y, kind == BoxKind.Pointed ? StackOutline.Pointed(width, height) : StackOutline.Round(width, height), colors.Fill, colors.Edge);
            Draw(canvas, row, x + left, y, height);
        });
    }

    private PictureBox Statement(DrawnBlock block, PictureColors colors)
    {
        var (rows, mouths) = Rows(block, colors);
        var hat = block.Definition.Shape == BlockShape.Hat || block.Definition.Opcode == "procedures_definition";
        List<double> bars = [.. rows.Select(r => Math.Max(LeastBar, r.Select(b => b.Height + 16).DefaultIfEmpty().Max()))];
        if (rows[^1].Count == 0)
            bars[^1] = LastBar;
        List<double> heights = [.. mouths.Select(m => Math.Max(LeastMouth, m.Sum(b => b.Height)))];
        var width = rows.Max(r => 2 * Padding + WidthOf(r));
        width = Math.Max(width, hat ? 108 : block.Definition.Branches > 0 ? 120 : 64);
        var rise = hat ? StackOutline.HatRise : 0;
        var inside = mouths.SelectMany(m => m).Select(b => b.Width + StackOutline.Arm);
        return new PictureBox(BoxKind.Stack, inside.Append(width).Max(), rise + bars.Sum() + heights.Sum(), (canvas, x, y) =>
        {
            y += rise;
            canvas.Path(x, y, StackOutline.Of(width, bars, heights, hat, open: !block.Definition.Terminal), colors.Fill, colors.Edge);
            for (var i = 0; i < rows.Count; i++)
            {
                Draw(canvas, rows[i], x + Padding, y, bars[i]);
                y += bars[i];
                if (i == mouths.Count)
                    break;
                var top = y;
                foreach (var inner in mouths[i])
                {
                    inner.Draw(canvas, x + StackOutline.Arm, top);
                    top += inner.Height;
                }

                y += heights[i];
            }

            if (block.Definition.Loops)
                BlockIcons.LoopArrow(canvas, x + width - 32, y - bars[^1] / 2, colors.Text);
        });
    }

    // A stack ends a row; what follows it begins the next one.
    private (List<List<PictureBox>> Rows, List<List<PictureBox>> Mouths) Rows(DrawnBlock block, PictureColors colors)
    {
        var (rows, mouths, row) = (new List<List<PictureBox>>(), new List<List<PictureBox>>(), new List<string>());
        foreach (var part in words.Parts(block.Definition))
        {
            if (part[0] != '[' || block.Definition.Arguments.Any(a => a.Name == part[1..^1]))
            {
                row.Add(part);
                continue;
            }

            rows.Add(Row(block, row, colors));
            mouths.Add([.. BlockWords.StackNamed(block, part[1..^1]).Select(Block)]);
            row.Clear();
        }

        rows.Add(Row(block, row, colors));
        return (rows, mouths);
    }

    private List<PictureBox> Row(DrawnBlock block, IEnumerable<string> parts, PictureColors colors) =>
        [.. parts.SelectMany(p => p[0] == '[' ? [Slot(block, p[1..^1], colors)] : BlockIcons.Label(p, colors.Text))];

    private PictureBox Slot(DrawnBlock block, string name, PictureColors colors)
    {
        var argument = block.Definition.Arguments.FirstOrDefault(a => a.Name == name);
        var value = block.Values.GetValueOrDefault(name);
        if (argument is null)
            return PictureBox.Text($"[{name}]", colors.Text);
        if (value is DrawnBlock inner)
            return Block(inner);
        if (argument is { Type: ArgumentType.Boolean, Menu: null })
            return new PictureBox(BoxKind.Pointed, 48, SlotHeight, (canvas, x, y) => canvas.Path(x, y, StackOutline.Pointed(48, SlotHeight), colors.Edge));
        var shown = words.Shown(block.Definition, argument, value);
        if (argument.Menu is { } menu)
            // The round block that is a variable or list itself has nothing but its name.
            return block.Definition.GivesValue && block.Definition.Text.Sentence == $"[{name}]" ? PictureBox.Text(shown, colors.Text) : Menu(shown, menu.Droppable, colors);
        return argument.Slot == SlotKind.Color ? Written("", 40, BlockColors.IsColor(shown) ? shown : "#ffffff", colors) : Written(shown, 0, "#ffffff", colors);
    }

    private static PictureBox Written(string text, double width, string fill, PictureColors colors)
    {
        width = Math.Max(Math.Max(40, width), TextWidth.Of(text) + 24);
        return new PictureBox(BoxKind.Round, width, SlotHeight, (canvas, x, y) =>
        {
            canvas.Path(x, y, StackOutline.Round(width, SlotHeight), fill, colors.Edge);
            if (text.Length > 0)
                canvas.Text(x + (width - TextWidth.Of(text)) / 2, y + SlotHeight / 2, text, SlotText);
        });
    }

    private static PictureBox Menu(string text, bool droppable, PictureColors colors)
    {
        var side = droppable ? 12.0 : 8.0;
        var width = side + TextWidth.Of(text) + 8 + 10 + side;
        return new PictureBox(droppable ? BoxKind.Round : BoxKind.Label, width, SlotHeight, (canvas, x, y) =>
        {
            canvas.Path(x, y, droppable ? StackOutline.Round(width, SlotHeight) : StackOutline.Square(width, SlotHeight), droppable ? colors.Menu : colors.Fill, colors.Edge);
            canvas.Text(x + side, y + SlotHeight / 2, text, colors.Text);
            canvas.Path(x + width - side - 10, y + SlotHeight / 2 - 3, "M 1 0 H 9 a 1 1 0 0 1 .7 1.7 L 5.7 5.7 a 1 1 0 0 1 -1.4 0 L .3 1.7 A 1 1 0 0 1 1 0 Z", colors.Text);
        });
    }

    private static double WidthOf(List<PictureBox> row) => row.Sum(b => b.Width) + Gap * Math.Max(0, row.Count - 1);

    private static void Draw(SvgCanvas canvas, List<PictureBox> row, double x, double y, double height)
    {
        foreach (var box in row)
        {
            box.Draw(canvas, x, y + (height - box.Height) / 2);
            x += box.Width + Gap;
        }
    }

    // How near its edge a block lets come what it holds: a matter of both shapes.
    private static double PaddingIn(BoxKind outer, BoxKind inner) => (outer, inner) switch
    {
        (BoxKind.Pointed, BoxKind.Pointed) => 8,
        (BoxKind.Pointed, _) => 20,
        (_, BoxKind.Round) => 4,
        _ => 12,
    };
}
