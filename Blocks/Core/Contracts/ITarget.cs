namespace MLKids.Blocks.Contracts;

/// <summary>A sprite, one of its clones, or the stage itself. Setters apply Scratch's own rules (wrapping, fencing, clamping) and ask for a redraw when visible.</summary>
public interface ITarget
{
    /// <summary>The sprite's name; a clone has its sprite's.</summary>
    string Name { get; }

    bool IsStage { get; }

    /// <summary>False for clones.</summary>
    bool IsOriginal { get; }

    /// <summary>Stage pixels from the middle, right positive.</summary>
    double X { get; }

    /// <summary>Stage pixels from the middle, up positive.</summary>
    double Y { get; }

    /// <summary>
    /// The rectangle around the drawn pixels (around the whole costume when hidden, empty, or without a renderer), or null if the costume's size is not known
    /// (and for the stage).
    /// </summary>
    Bounds? Bounds { get; }

    /// <summary>Degrees in (-180, 180]; 90 is right, 0 is up. Not finite: ignored.</summary>
    double Direction { get; set; }

    /// <summary>Drawing; moving with the pen down leaves a line.</summary>
    PenState Pen { get; }

    /// <summary>Percent of the costume's own size.</summary>
    double Size { get; set; }

    bool Visible { get; set; }

    bool Draggable { get; set; }

    /// <summary>"all around", "left-right" or "don't rotate".</summary>
    string RotationStyle { get; set; }

    /// <summary>Moves there; the stage stays. The sprite is kept partly on the stage ("fencing").</summary>
    void MoveTo(double x, double y);

    /// <summary>At least one.</summary>
    IReadOnlyList<Costume> Costumes { get; }

    /// <summary>0-based; wraps around; not finite is the first.</summary>
    int CurrentCostume { get; }

    /// <summary>Switches by 0-based index; rounds, wraps; not finite is the first.</summary>
    void SwitchCostume(double index);

    IReadOnlyList<Sound> Sounds { get; }

    /// <summary>0..100.</summary>
    double Volume { get; set; }

    /// <summary>Sound effects by lower-case name: "pitch" in tenths of a semitone, "pan" -100 (left) to 100; 0 when not set.</summary>
    double GetSoundEffect(string name);

    /// <summary>Sets a sound effect; pitch is clamped to -360..360, pan to -100..100; unknown names are ignored.</summary>
    void SetSoundEffect(string name, double value);

    void ClearSoundEffects();

    /// <summary>Graphic effects by lower-case name (color, fisheye, whirl, pixelate, mosaic, brightness, ghost); 0 when not set.</summary>
    double GetEffect(string name);

    /// <summary>Sets a graphic effect; ghost is clamped to 0..100, brightness to -100..100; unknown names are ignored.</summary>
    void SetEffect(string name, double value);

    void ClearEffects();

    /// <summary>Shows a speech bubble; empty text takes it away. The value goes out unchanged in the event.</summary>
    /// <param name="kind">"say" or "think".</param>
    /// <param name="value">A number, text or truth value.</param>
    void Say(string kind, object value);

    /// <summary>The bubble's present text, or null.</summary>
    string? Bubble { get; }

    /// <summary>Counts up with every <see cref="Say"/>, so that a block can take away its own bubble and no later one.</summary>
    int Utterance { get; }

    /// <summary>The value of this target's own variable (not the stage's) by name, or null if it has none.</summary>
    object? FindVariable(string name);
}
