namespace MLKids.Blocks.Contracts;

/// <summary>The sheet of 480 × 360 pixels between backdrop and sprites. Without a renderer (<see cref="ICostumeRenderer"/>) stamps leave nothing.</summary>
public interface IPenLayer
{
    /// <summary>Erases everything.</summary>
    void Clear();

    /// <summary>A dot where the target is, with its pen.</summary>
    void Dot(ITarget target);

    /// <summary>The target's costume as it looks now, hidden or not.</summary>
    void Stamp(ITarget target);
}
