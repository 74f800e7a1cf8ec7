namespace MLKids.Runtime.Stage;

/// <summary>Fills a microphone from a script: sounds at their times, and else the faint noise that every real microphone has. For the engine's thread.</summary>
/// <param name="waitsForListeners">For virtual clocks, see <see cref="Stage.Microphone.WaitsForListeners"/>.</param>
public sealed class ScriptedMicrophone(bool waitsForListeners = false)
{
    /// <summary>Samples a second of the sounds that it plays.</summary>
    public const int SampleRate = 16_000;

    /// <summary>Peak of the noise: about -65 dBFS.</summary>
    private const float Faint = 0.001f;

    /// <summary>What listeners need after a sound's end to come to their answer.</summary>
    private const int Tail = 2 * SampleRate;

    private readonly Random _random = new(1);
    private readonly List<(long Start, ReadOnlyMemory<float> Samples)> _sounds = [];
    private readonly float[] _block = new float[SampleRate / 20];
    private long _position;
    private long _quietFrom = -Tail;

    /// <summary>What programs listen to.</summary>
    public Microphone Microphone { get; } = new(SampleRate) { WaitsForListeners = waitsForListeners };

    /// <summary>Whether a sound is still to be heard, or was so lately that a listener may not have answered yet.</summary>
    public bool IsPlaying => _position < _quietFrom + Tail;

    /// <summary>Plays a sound; several at once are mixed.</summary>
    /// <param name="seconds">When, since the beginning; what lies in the past begins now.</param>
    /// <param name="samples">16 kHz, one channel.</param>
    public void Play(double seconds, ReadOnlyMemory<float> samples)
    {
        var start = Math.Max(_position, (long)(seconds * SampleRate));
        _sounds.Add((start, samples));
        _quietFrom = Math.Max(_quietFrom, start + samples.Length);
    }

    /// <summary>Lets the microphone take in everything up to a time.</summary>
    /// <param name="seconds">Since the beginning.</param>
    public void Advance(double seconds)
    {
        for (var end = (long)(seconds * SampleRate); _position < end;)
        {
            var block = _block.AsSpan(0, (int)Math.Min(_block.Length, end - _position));
            foreach (ref var sample in block)
                sample = ((float)_random.NextDouble() - 0.5f) * 2 * Faint;
            foreach (var (start, samples) in _sounds)
                for (var i = Math.Max(0, start - _position); i < Math.Min(block.Length, start + samples.Length - _position); i++)
                    block[(int)i] += samples.Span[(int)(_position + i - start)];
            _position += block.Length;
            _sounds.RemoveAll(s => s.Start + s.Samples.Length <= _position);
            Microphone.Push(block);
        }
    }
}
