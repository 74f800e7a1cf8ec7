using MLKids.Blocks.Contracts;

namespace MLKids.Runtime.Scheduling;

/// <summary>How a program is run.</summary>
public sealed record RunOptions
{
    /// <summary>Frames a second: 30 as in Scratch's editor (default), or 60.</summary>
    public int FramesPerSecond { get; init; } = 30;

    /// <summary>Scripts do not pause for the picture.</summary>
    public bool Turbo { get; init; }

    /// <summary>Ends the run after this time of the program's clock; null: no limit.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Ends the run when no script runs and none can start by itself. Default true.</summary>
    public bool EndWhenIdle { get; init; } = true;

    /// <summary>Seed of "pick random"; the same seed gives the same numbers. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The clock: <see cref="TimeProvider.System"/> (default), or a <see cref="VirtualTime"/>, which does not wait between frames.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where scripts run. Default: whatever suits each script.</summary>
    public EmitMode Emit { get; init; }

    /// <summary>Mouse, keys, camera. Default: nobody there.</summary>
    public IStageInput? Input { get; init; }

    /// <summary>Draws costumes, so that touching, colours, the pen and pictures of the stage work. Default: nothing is drawn.</summary>
    public ICostumeRenderer? Renderer { get; init; }

    /// <summary>Asked when nothing runs: whether input is still to come, so that the run does not end yet.</summary>
    public Func<bool>? MoreToCome { get; init; }

    /// <summary>Called once on the engine's thread after the last frame, while everything is still in its place.</summary>
    public Action<Stage.VirtualStage>? OnEnd { get; init; }

    /// <summary>Called once a frame on the engine's thread.</summary>
    public Action? OnFrame { get; init; }
}

/// <summary>Why a run ended.</summary>
public enum RunEnd
{
    /// <summary>All scripts came to their end.</summary>
    Finished,

    /// <summary>The time limit.</summary>
    TimeLimit,

    /// <summary>Somebody stopped it.</summary>
    Stopped,
}
