using MLKids.Blocks.Contracts;

namespace MLKids.Runtime.Stage;

/// <summary>What the stage asks of whoever steps the scripts.</summary>
internal interface IStageHost
{
    /// <summary>Milliseconds since the project was loaded, frozen within a frame.</summary>
    double Now { get; }

    /// <summary>Seeded by the host.</summary>
    Random Random { get; }

    /// <summary>The picture changed.</summary>
    void RequestRedraw();

    /// <summary>Starts hats: a click, a key.</summary>
    IReadOnlyList<IStartedScript> StartHats(string opcode, IReadOnlyDictionary<string, string>? fields, ITarget? target);

    /// <summary>A clone was made: its scripts can start.</summary>
    void CloneAdded(Sprite clone);

    /// <summary>A clone was removed: its scripts end.</summary>
    void CloneRemoved(Sprite clone);
}
