namespace MLKids.Blocks.Contracts;

/// <summary>A sprite's pen. Clones get a copy. The colour is kept as Scratch's four parameters beside the ink that they give.</summary>
public sealed class PenState
{
    /// <summary>Moving draws.</summary>
    public bool IsDown { get; set; }

    /// <summary>Diameter in stage pixels.</summary>
    public double Size { get; set; } = 1;

    /// <summary>Hue, 0..100.</summary>
    public double Color { get; set; } = 66.66;

    /// <summary>0..100.</summary>
    public double Saturation { get; set; } = 100;

    /// <summary>0..100.</summary>
    public double Brightness { get; set; } = 100;

    /// <summary>0 (solid) to 100 (clear).</summary>
    public double Transparency { get; set; }

    /// <summary>Scratch 2's shade, 0..200, for the blocks that still speak of it.</summary>
    public double Shade { get; set; } = 50;

    /// <summary>What lines are drawn with.</summary>
    public StageColor Ink { get; set; } = new(0, 0, 255);

    /// <summary>For a clone.</summary>
    public PenState Copy() => (PenState)MemberwiseClone();
}
