using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;

namespace MLKids.Runtime.Packs;

/// <summary>What a script pack is given.</summary>
public sealed record ScriptPackOptions
{
    /// <summary>The clock of timers and dates. Default <see cref="TimeProvider.System"/>.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Starts hats when no block is being called (from timers and promises). Default: such calls start nothing.</summary>
    public IHatStarter? Hats { get; init; }

    /// <summary>What the script writes for its author: level ("log", "warn", ...) and text. On the pack's thread. Default: nobody reads it.</summary>
    public Action<string, string>? Log { get; init; }

    /// <summary>What goes wrong outside of a block: in timers, promises, listeners. On the pack's thread. Default: nobody reads it.</summary>
    public Action<Diagnostic>? Report { get; init; }

    /// <summary>For <c>Scratch.translate</c>: "en" (default), "de", "pt-br", ...</summary>
    public string Language { get; init; } = "en";

    /// <summary>Seed of <c>Math.random</c>. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// Leads back to the pack's thread when a timer is due or a task has ended. Default: the one that is current when a block is called; where there is none,
    /// <see cref="ScriptPack.Turn"/> has to be called.
    /// </summary>
    public SynchronizationContext? Context { get; init; }

    /// <summary>Limits.</summary>
    public ScriptPackLimits Limits { get; init; } = new();
}
