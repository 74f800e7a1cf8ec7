namespace MLKids.Blocks.Contracts;

/// <summary>The world that blocks act on: the stage, sprites, clones, layers, questions, the timer, and what goes out to whoever shows it.</summary>
public interface IStage
{
    /// <summary>The stage itself, always the rearmost layer.</summary>
    ITarget Backdrop { get; }

    /// <summary>Stage, sprites and clones from back to front.</summary>
    IReadOnlyList<ITarget> Layers { get; }

    /// <summary>The original sprite of that name (or the stage for "_stage_" or its name), or null.</summary>
    ITarget? Find(string name);

    /// <summary>A clone right behind <paramref name="original"/>, or null at the limit of 300 or for the stage. Starts its "when I start as a clone" scripts.</summary>
    ITarget? Clone(ITarget original);

    /// <summary>Removes a clone and its scripts; nothing for originals.</summary>
    void Delete(ITarget clone);

    /// <summary>Changes the layer of a sprite; the stage stays. <paramref name="layers"/> counts forward; infinities mean front and back.</summary>
    void MoveLayer(ITarget target, double layers);

    /// <summary>Mouse, keys, loudness, user name: whatever the host offers.</summary>
    IStageInput Input { get; }

    /// <summary>Seconds since the timer was reset, frozen within a frame.</summary>
    double Timer { get; }

    void ResetTimer();

    /// <summary>Asks the person; questions wait in line. The task ends when it is answered, or is cancelled.</summary>
    Task Ask(ITarget asker, string question, CancellationToken stopped);

    /// <summary>The last answer, "" at first.</summary>
    string Answer { get; }

    /// <summary>Starts a sound; the block that waits for it keeps the time itself.</summary>
    /// <returns>Cancelled when the sound is stopped before its end.</returns>
    CancellationToken Play(ITarget target, Sound sound);

    /// <summary>Stops every sound.</summary>
    void StopSounds();

    /// <summary>Lines and stamps.</summary>
    IPenLayer Pen { get; }

    /// <summary>Whether a visible sprite's drawn pixels meet those of a visible sprite or clone of that name. False without a renderer.</summary>
    bool IsTouching(ITarget target, string sprite);

    /// <summary>Whether the target, hidden or not, has a drawn pixel at a place. False without a renderer.</summary>
    bool IsTouching(ITarget target, double x, double y);

    /// <summary>Whether a colour is seen under or over the target's drawn pixels, the target itself left out. False without a renderer.</summary>
    /// <param name="target">Hidden or not.</param>
    /// <param name="color">Compared in the upper 5, 5 and 4 bits of red, green and blue.</param>
    /// <param name="own">Only pixels of the target in this colour (upper 6 bits) count; null for all.</param>
    bool IsTouchingColor(ITarget target, StageColor color, StageColor? own = null);

    /// <summary>The stage as it looks now: 480 × 360 pixels, a PNG file.</summary>
    /// <exception cref="Diagnostics.BlockException">This host draws no pictures.</exception>
    byte[] TakeSnapshot();

    /// <summary>Tells whoever shows the stage that something happened. Bounded: a host that does not listen costs nothing.</summary>
    void Emit(StageEvent happening);
}
