using MLKids.Blocks.Contracts;

namespace MLKids.Runtime.Stage.View;

/// <summary>A sprite, a clone or the stage as it looks in one frame.</summary>
public sealed record SpriteView
{
    /// <summary>Its own as long as it lives; no other sprite or clone of the run has it.</summary>
    public required int Id { get; init; }

    /// <summary>The <see cref="Projects.ProjectTarget.Key"/> of what it is or was cloned from.</summary>
    public required string Target { get; init; }

    public required string Name { get; init; }

    public required bool IsClone { get; init; }

    /// <summary>Null if it cannot be drawn.</summary>
    public required CostumeView? Costume { get; init; }

    /// <summary>0-based.</summary>
    public required int CostumeNumber { get; init; }

    public required double X { get; init; }

    public required double Y { get; init; }

    /// <summary>Percent.</summary>
    public required double Size { get; init; }

    public required double Direction { get; init; }

    public required string RotationStyle { get; init; }

    public required bool Visible { get; init; }

    public required bool Draggable { get; init; }

    public required double Volume { get; init; }

    /// <summary>Sound effect, in tenths of a semitone.</summary>
    public required double Pitch { get; init; }

    /// <summary>Sound effect, -100 (left) to 100.</summary>
    public required double Pan { get; init; }

    public required EffectsView Effects { get; init; }

    /// <summary>Null when it says nothing.</summary>
    public required BubbleView? Bubble { get; init; }

    internal static SpriteView Of(Sprite sprite) => new()
    {
        Id = sprite.Number,
        Target = sprite.Source.Key,
        Name = sprite.Name,
        IsClone = !sprite.IsOriginal,
        Costume = sprite.CurrentCostume < sprite.Costumes.Count ? CostumeView.Of(sprite.Costumes[sprite.CurrentCostume], sprite.CostumeSize) : null,
        CostumeNumber = sprite.CurrentCostume,
        X = sprite.X,
        Y = sprite.Y,
        Size = sprite.Size,
        Direction = sprite.Direction,
        RotationStyle = sprite.RotationStyle,
        Visible = sprite.Visible,
        Draggable = sprite.Draggable,
        Volume = sprite.Volume,
        Pitch = sprite.GetSoundEffect("pitch"),
        Pan = sprite.GetSoundEffect("pan"),
        Effects = EffectsView.Of(sprite.Shape.Effects),
        Bubble = sprite.Bubble is { } text ? new BubbleView(sprite.BubbleKind, text, sprite.Utterance, sprite.Bounds ?? (sprite.IsStage ? null : new Bounds(sprite.X, sprite.X, sprite.Y, sprite.Y))) : null,
    };
}

/// <summary>Graphic effects; 0 is off.</summary>
public readonly record struct EffectsView(double Color, double Fisheye, double Whirl, double Pixelate, double Mosaic, double Brightness, double Ghost)
{
    internal static EffectsView Of(in ShaderEffects e) => new(e.Color, e.Fisheye, e.Whirl, e.Pixelate, e.Mosaic, e.Brightness, e.Ghost);
}

/// <summary>A speech bubble.</summary>
/// <param name="Kind">"say" or "think".</param>
/// <param name="Text">At most 330 characters.</param>
/// <param name="Utterance">Counts up with every say and think of the sprite.</param>
/// <param name="Beside">Around the drawn pixels of who speaks; null for the stage, whose bubbles are not drawn.</param>
public sealed record BubbleView(string Kind, string Text, int Utterance, Bounds? Beside);
