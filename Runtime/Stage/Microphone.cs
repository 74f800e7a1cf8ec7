using System.Runtime.CompilerServices;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;

namespace MLKids.Runtime.Stage;

/// <summary>
/// A microphone as programs know it: a source fills it (a browser, a script, a test), and any number of listeners and recordings take from it. Keeps a second for each
/// listener and nothing when nobody listens. Safe to use from several threads; one source.
/// </summary>
public sealed class Microphone
{
    /// <summary>Longest recording.</summary>
    public static readonly TimeSpan LongestRecording = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private readonly Lock _lock = new();
    private readonly List<SoundQueue> _queues = [];
    private readonly LoudnessMeter _loudness;
    private long _position;
    private Exception? _end;

    /// <param name="sampleRate">Samples a second, 4,000 to 192,000.</param>
    public Microphone(int sampleRate = 16_000)
    {
        if (sampleRate is < 4_000 or > 192_000)
            throw new ArgumentOutOfRangeException(nameof(sampleRate), $"Wanted 4,000 to 192,000 samples a second; found {sampleRate:N0}.");
        SampleRate = sampleRate;
        _loudness = new LoudnessMeter(sampleRate);
    }

    /// <summary>Samples a second.</summary>
    public int SampleRate { get; }

    /// <summary>
    /// Whether <see cref="Push"/> waits until each listener has taken in what it was given: for virtual clocks, where time would run away from them. Default false: who is
    /// slow loses samples.
    /// </summary>
    public bool WaitsForListeners { get; init; }

    /// <summary>How loud it was last, 0..100, on Scratch's scale.</summary>
    public double Loudness
    {
        get
        {
            lock (_lock)
                return _loudness.Value;
        }
    }

    /// <summary>Ends when all listeners have taken in what they were given.</summary>
    internal Task Emptied
    {
        get
        {
            lock (_lock)
                return Task.WhenAll(_queues.Select(q => q.Emptied));
        }
    }

    /// <summary>Takes in the next samples. Returns at once, unless <see cref="WaitsForListeners"/>.</summary>
    /// <param name="samples">One channel; beyond -1..1 is cut off, what is not finite is 0.</param>
    public void Push(ReadOnlySpan<float> samples)
    {
        var clean = new float[samples.Length];
        for (var i = 0; i < clean.Length; i++)
            clean[i] = float.IsFinite(samples[i]) ? Math.Clamp(samples[i], -1, 1) : 0;
        SoundQueue[] queues;
        lock (_lock)
        {
            _position += clean.Length;
            _loudness.Hear(clean);
            queues = [.. _queues];
            foreach (var queue in queues)
                queue.Write(clean);
        }

        if (WaitsForListeners)
            Task.WaitAll([.. queues.Select(q => q.Emptied)], LongestWait);
    }

    /// <summary>Ends it: who listens or records is told.</summary>
    public void Unplug()
    {
        lock (_lock)
        {
            _end = Missing("it was unplugged");
            foreach (var queue in _queues)
                queue.End(_end);
        }
    }

    /// <summary>What comes in from now on. Enumerate it once; until it is, the newest second waits.</summary>
    /// <exception cref="BlockException">It is unplugged.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public IAsyncEnumerable<SoundBlock> Listen(CancellationToken stopped = default) => Read(Open(), stopped);

    /// <summary>What comes in from now on, for a given time.</summary>
    /// <param name="length">More than 0, at most <see cref="LongestRecording"/>.</param>
    /// <exception cref="BlockException">It is unplugged.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public async Task<SoundBlock> Record(TimeSpan length, CancellationToken stopped = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(length, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, LongestRecording);
        var samples = new float[(int)Math.Ceiling(length.TotalSeconds * SampleRate)];
        var queue = Open();
        try
        {
            var first = -1L;
            for (var filled = 0; filled < samples.Length;)
            {
                var block = await queue.Read(stopped).ConfigureAwait(false);
                first = first < 0 ? block.Position : first;
                var taken = block.Samples.Span[..Math.Min(block.Samples.Length, samples.Length - filled)];
                taken.CopyTo(samples.AsSpan(filled));
                filled += taken.Length;
            }

            return new SoundBlock(samples, SampleRate, first);
        }
        finally
        {
            Close(queue);
        }
    }

    internal static BlockException Missing(string why) => new(
        StageCodes.NoMicrophone, "No microphone. Plug one in, then try again.", $"A sound was asked of the microphone, but {why}.")
    {
        Hint = "Start the program where a microphone is connected and allowed.",
    };

    private async IAsyncEnumerable<SoundBlock> Read(SoundQueue queue, [EnumeratorCancellation] CancellationToken stopped)
    {
        try
        {
            while (true)
                yield return await queue.Read(stopped).ConfigureAwait(false);
        }
        finally
        {
            Close(queue);
        }
    }

    private SoundQueue Open()
    {
        lock (_lock)
        {
            if (_end is not null)
                throw _end;
            var queue = new SoundQueue(SampleRate, _position);
            _queues.Add(queue);
            return queue;
        }
    }

    private void Close(SoundQueue queue)
    {
        lock (_lock)
            _queues.Remove(queue);
        // Nobody is to wait for a listener that has left.
        queue.End(new OperationCanceledException());
    }
}
