namespace MLKids.Runtime.Stage.View;

/// <summary>The pen's sheet in one frame, in squares; each has the number of the frame in which it last changed.</summary>
/// <param name="Tiles">By rows, from the upper left. A square is never changed: one that is drawn on is replaced.</param>
public sealed record PenView(IReadOnlyList<PenTile> Tiles)
{
    /// <summary>Pixels across and down of a square.</summary>
    public const int Side = 40;

    /// <summary>Squares in a row.</summary>
    public const int Columns = StageCanvas.Width / Side;

    /// <summary>Rows of squares.</summary>
    public const int Rows = StageCanvas.Height / Side;

    /// <summary>A clear sheet.</summary>
    public static PenView Clear { get; } = new([.. Enumerable.Repeat(new PenTile(0, null), Columns * Rows)]);
}

/// <summary>A square of the pen's sheet.</summary>
/// <param name="Changed">Number of the frame of its last change; 0 if it never did.</param>
/// <param name="Rgba">40 × 40 × 4 bytes, rows from the top, colours not premultiplied; null if it is clear.</param>
public sealed record PenTile(long Changed, byte[]? Rgba);
