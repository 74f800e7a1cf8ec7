using MLKids.Runtime.Scheduling;

namespace MLKids.Runtime.Stage.View;

/// <summary>All that is needed to draw the stage in one frame. Immutable: what did not change is the same object as in the frame before.</summary>
public sealed record StageView
{
    /// <summary>Counts up with every frame that looks different.</summary>
    public required long Number { get; init; }

    /// <summary>Counts up when the program is set up anew: nothing on the stage is the same as before.</summary>
    public required int Run { get; init; }

    /// <summary>From back to front, the stage first.</summary>
    public required IReadOnlyList<SpriteView> Layers { get; init; }

    public required PenView Pen { get; init; }

    /// <summary>The question that waits for an answer, or null.</summary>
    public required QuestionView? Question { get; init; }

    public required IReadOnlyList<MonitorView> Monitors { get; init; }

    /// <summary>The latest sounds that were started, oldest first; at most 32.</summary>
    public required IReadOnlyList<SoundView> Sounds { get; init; }

    /// <summary>Sounds up to this number are silent.</summary>
    public required long SilentUntil { get; init; }

    /// <summary>Scripts that run, for their glow.</summary>
    public required IReadOnlyList<RunningScript> Running { get; init; }

    /// <summary>Whether any script runs, of clones too.</summary>
    public required bool IsRunning { get; init; }
}

/// <summary>A question to the person.</summary>
/// <param name="Asker">Name of the sprite that asks.</param>
/// <param name="Text">The question.</param>
/// <param name="InBubble">Whether the sprite's bubble shows it already.</param>
public sealed record QuestionView(string Asker, string Text, bool InBubble);

/// <summary>A sound that was started.</summary>
/// <param name="Number">Counts up.</param>
/// <param name="Sprite">The <see cref="SpriteView.Id"/> of who plays it: volume and effects are there.</param>
/// <param name="Name">The sound's name.</param>
/// <param name="Asset">Its file: <see cref="Projects.AssetKey"/>.</param>
public sealed record SoundView(long Number, int Sprite, string Name, string Asset);
