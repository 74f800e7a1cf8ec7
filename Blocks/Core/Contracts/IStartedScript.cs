namespace MLKids.Blocks.Contracts;

/// <summary>A script that somebody started, for blocks that wait for it.</summary>
public interface IStartedScript
{
    /// <summary>False once it has ended or was started anew by someone else.</summary>
    bool IsRunning { get; }

    /// <summary>True while it could still do something in this frame.</summary>
    bool CanRunThisFrame { get; }
}
