using MLKids.Blocks.Contracts;
using MLKids.Runtime.Projects;

namespace MLKids.Runtime.Stage.View;

/// <summary>The latest sounds that were started: whoever looks seldom hears those that it missed, but never a queue of old ones.</summary>
internal sealed class SoundLog
{
    /// <summary>Sounds remembered.</summary>
    public const int Kept = 32;

    private readonly List<SoundView> _sounds = [];
    private long _count;

    /// <summary>Sounds up to this number are silent.</summary>
    public long SilentUntil { get; private set; }

    public void Play(Sprite sprite, Sound sound)
    {
        if (_sounds.Count == Kept)
            _sounds.RemoveAt(0);
        _sounds.Add(new SoundView(++_count, sprite.Number, sound.Name, AssetKey.Of(sound)));
    }

    public void Silence()
    {
        SilentUntil = _count;
        _sounds.Clear();
    }

    public IReadOnlyList<SoundView> Look() => [.. _sounds];
}
