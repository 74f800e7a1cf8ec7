using MLKids.Blocks.Definitions;
using MLKids.Packs.Wire;

namespace MLKids.Packs.Sessions;

/// <summary>A menu whose items a plugin's code gives: asked each time it opens, waited for a moment; what it said last helps out.</summary>
internal sealed class RemoteMenu
{
    private const int MostItems = 5_000, LongestItem = 1_000;
    private readonly SessionPlugin _plugin;
    private readonly string _opcode, _argument;
    private readonly PluginLimits _limits;
    private IReadOnlyList<string> _last;
    private Task _asking = Task.CompletedTask;

    public RemoteMenu(SessionPlugin plugin, string opcode, string argument, MenuDefinition menu, PluginLimits limits)
    {
        (_plugin, _opcode, _argument, _limits) = (plugin, opcode, argument, limits);
        _last = menu.OwnItems;
        Menu = menu with { Items = menu.IsFixed ? () => menu.OwnItems : Ask };
    }

    public MenuDefinition Menu { get; }

    private IReadOnlyList<string> Ask()
    {
        lock (this)
            if (_asking.IsCompleted)
                _asking = Task.Run(Refresh);
        _asking.Wait(_limits.MenuAnswer);
        return _last;
    }

    private async Task Refresh()
    {
        try
        {
            if (await _plugin.Need().ConfigureAwait(false) is { } process && await process.AskMenu(_opcode, _argument).ConfigureAwait(false) is object?[] items)
                _last = [.. items.OfType<string>().Take(MostItems).Select(i => i.Length > LongestItem ? i[..LongestItem] : i)];
        }
        catch (Exception e) when (e is Blocks.Diagnostics.BlockException or WireException or OperationCanceledException)
        {
            _plugin.MenuFailed(_opcode, _argument, e);
        }
    }
}
