namespace MLKids.Blocks.Contracts;

/// <summary>
/// The lifecycle of a plugin. All methods have empty defaults: implement those that matter. A call that throws is reported with the plugin's name and the
/// environment goes on.
/// </summary>
public interface IExtension
{
    /// <summary>Once, before anything else. Register services that the plugin's packs ask for in their constructors.</summary>
    void OnLoad(IExtensionHost host) { }

    /// <summary>A project was opened.</summary>
    /// <param name="path">Its file, or null for one that lives in memory.</param>
    void OnProjectOpened(string? path) { }

    /// <summary>Green flag.</summary>
    void OnStart() { }

    /// <summary>Every frame while the project runs; must take well under a millisecond.</summary>
    void OnTick() { }

    /// <summary>Stop sign, or the program ended.</summary>
    void OnStop() { }

    /// <summary>Once, at the end.</summary>
    void OnUnload() { }
}

/// <summary>What a plugin finds when it is loaded.</summary>
public interface IExtensionHost
{
    /// <summary>Makes a service available to packs' constructors. The last registration wins.</summary>
    void AddService<T>(T service) where T : class;

    /// <summary>A service that the host or an earlier plugin offers, or null.</summary>
    T? GetService<T>() where T : class;

    /// <summary>A folder for the plugin's own files; made when first asked for.</summary>
    string DataFolder { get; }

    TimeProvider Time { get; }

    /// <summary>Starts hats from outside.</summary>
    IHatStarter Hats { get; }

    /// <summary>Shows a finding.</summary>
    void Report(Diagnostics.Diagnostic diagnostic);
}
