using MLKids.Blocks.Discovery;
using MLKids.Packs.Sessions;
using MLKids.Packs.Shelf;
using MLKids.Runtime.Projects;
using MLKids.Studio.Settings;

namespace MLKids.Studio.Plugins;

/// <summary>The extensions of one open project: those that are here, allowed and switched on. Safe to use from several threads.</summary>
internal sealed class ProjectPlugins
{
    private readonly PluginShelf _shelf;
    private readonly PluginMemory _memory;
    private readonly Func<string, bool> _isAllowed;

    /// <param name="shelf">All that are on this computer.</param>
    /// <param name="session">Their blocks and processes in this project; whoever made it ends it.</param>
    /// <param name="memory">What the project file keeps of them.</param>
    /// <param name="isAllowed">Whether the project's person may use one, by its name; asked anew each time.</param>
    public ProjectPlugins(PluginShelf shelf, PluginSession session, PluginMemory memory, Func<string, bool> isAllowed) =>
        (_shelf, Session, _memory, _isAllowed) = (shelf, session, memory, isAllowed);

    /// <summary>Their blocks and processes.</summary>
    public PluginSession Session { get; }

    /// <summary>The extensions that the person may use, on or off, by their titles.</summary>
    public IEnumerable<ShelvedPlugin> Shown => _shelf.Plugins.Where(p => p.State != PluginState.Reading && _isAllowed(p.Name)).OrderBy(p => p.Manifest is null).ThenBy(p => p.DisplayName, StringComparer.CurrentCultureIgnoreCase);

    /// <summary>The extensions whose blocks are in the palette.</summary>
    public IEnumerable<ShelvedPlugin> Used => _shelf.Plugins.Where(IsIn);

    public bool IsOn(string plugin) => _memory.IsOn(plugin);

    /// <summary>Switches one on or off in this project.</summary>
    public void Turn(string plugin, bool on)
    {
        _memory.Turn(plugin, on);
        Refresh();
    }

    /// <summary>Starts one anew that was stopped.</summary>
    public void StartAgain(string plugin) => Session.Restart(plugin);

    /// <summary>Those that were stopped in this project, for the page.</summary>
    public IEnumerable<object> Stopped => Session.Stopped.Select(name => new { name, title = _shelf.Plugins.FirstOrDefault(p => p.Name == name)?.DisplayName ?? name });

    /// <summary>Whether it was stopped in this project.</summary>
    public bool IsStopped(string plugin) => Session.Stopped.Contains(plugin);

    /// <summary>Lets count what is allowed and on now.</summary>
    public void Refresh() => Session.Refresh();

    /// <summary>What a child reads of the extensions' blocks in a language of the page (see <see cref="PluginTexts"/>).</summary>
    public IReadOnlyDictionary<string, string> TextsIn(string? language) => language == PluginTexts.Pseudo || TeacherSettings.AllLanguages.Contains(language)
        ? Used.SelectMany(p => PluginTexts.Of(p.Folder, p.Packs, language!)).DistinctBy(t => t.Key).ToDictionary()
        : new Dictionary<string, string>();

    /// <summary>Keeps in the project file what brings the blocks of its program.</summary>
    public void Remember(Project program)
    {
        var brought = Brought(Used);
        if (brought.Count > 0)
            _memory.Remember(PacksOf(program).Where(brought.ContainsKey).Select(pack => (pack, brought[pack])));
    }

    /// <summary>Packs that blocks of the program come from and that are not here, as far as anybody knows what brings them: pack → who, and why it is not here.</summary>
    /// <param name="program">The program.</param>
    /// <param name="blocks">All blocks that are here.</param>
    public IReadOnlyDictionary<string, Absent> AbsentOf(Project program, BlockSet blocks)
    {
        var there = Brought(_shelf.Plugins);
        var absent = new Dictionary<string, Absent>();
        foreach (var pack in PacksOf(program).Where(pack => !blocks.HasPack(pack)))
            if ((there.GetValueOrDefault(pack) ?? _memory.OriginOf(pack)) is { } origin)
                absent[pack] = new Absent(origin.Title, StateOf(origin.Plugin));
        return absent;
    }

    private string StateOf(string plugin) =>
        _shelf.Plugins.FirstOrDefault(p => p.Name == plugin) is not { } known ? "missing"
        : !_isAllowed(plugin) ? "refused"
        : !IsOn(plugin) ? "off"
        : known.State == PluginState.Wrong ? "broken"
        : "missing";

    private bool IsIn(ShelvedPlugin plugin) => _isAllowed(plugin.Name) && _memory.IsOn(plugin.Name);

    private static Dictionary<string, PluginMemory.Origin> Brought(IEnumerable<ShelvedPlugin> plugins) => plugins
        .SelectMany(plugin => plugin.Packs.Select(pack => (pack.Id, Origin: new PluginMemory.Origin(plugin.Name, plugin.DisplayName))))
        .DistinctBy(b => b.Id).ToDictionary(b => b.Id, b => b.Origin);

    private static IEnumerable<string> PacksOf(Project program) =>
        program.Targets.SelectMany(t => t.Blocks.Values).Select(b => b.Opcode.IndexOf('_', StringComparison.Ordinal) is > 0 and var end ? b.Opcode[..end] : b.Opcode).Distinct();

    /// <summary>A pack that is not here.</summary>
    /// <param name="Title">The name of what brings it, as people read it.</param>
    /// <param name="State">missing, off, refused or broken.</param>
    internal sealed record Absent(string Title, string State);
}
