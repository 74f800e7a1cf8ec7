using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;

namespace MLKids.Packs.Calls;

/// <summary>What one open program offers to plugins.</summary>
internal sealed record PluginServices
{
    /// <summary>The program's clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Starts the program's hats.</summary>
    public IHatStarter? Hats { get; init; }

    /// <summary>The project's models.</summary>
    public IModels? Models { get; init; }

    /// <summary>Shows findings; on any thread.</summary>
    public Action<Diagnostic> Report { get; init; } = _ => { };

    /// <summary>Folder in which each plugin gets one of its own for its files; null for the usual one of this person.</summary>
    public string? DataRoot { get; init; }

    /// <summary>Brings a deed to the program's stage, on its engine's thread between two frames; null while there is no program.</summary>
    public Action<Action<IStage>>? AtStage { get; set; }
}
