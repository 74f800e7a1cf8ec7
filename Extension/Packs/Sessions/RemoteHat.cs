using MLKids.Blocks.Contracts;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Values;

namespace MLKids.Packs.Sessions;

/// <summary>A hat that watches a condition in a plugin's process: asked each frame without making the frame wait; its last answer counts until the next one. For the engine's thread.</summary>
internal sealed class RemoteHat(SessionPlugin plugin, BlockDefinition hat, PluginLimits limits)
{
    private const int Remembered = 1_000;
    private readonly Dictionary<string, Watched> _watched = [];

    public object? Ask(object?[] arguments, BlockCall call)
    {
        if (plugin.Process is not { } process)
        {
            _ = plugin.Need();
            return false;
        }

        var key = string.Join('\n', arguments.Select(Cast.ToText).Append(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(call.Target).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        if (_watched.Count > Remembered)
            _watched.Clear();
        if (!_watched.TryGetValue(key, out var watched))
            _watched.Add(key, watched = new Watched());
        if (watched.Asked is { IsCompleted: false })
            return watched.Last;
        Take(watched);
        switch (process.Call(hat, arguments, call, limits.HatAnswer))
        {
            case Task<object?> later:
                watched.Asked = later;
                break;
            case var answer:
                watched.Last = Cast.ToBoolean(answer);
                break;
        }

        return watched.Last;
    }

    private static void Take(Watched watched)
    {
        if (watched.Asked is not { } asked)
            return;
        watched.Asked = null;
        // What it threw comes out here, at its block.
        watched.Last = Cast.ToBoolean(asked.GetAwaiter().GetResult());
    }

    private sealed class Watched
    {
        public bool Last { get; set; }

        public Task<object?>? Asked { get; set; }
    }
}
