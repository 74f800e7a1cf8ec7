using MLKids.Blocks.Contracts;

namespace MLKids.Runtime.Stage;

/// <summary>What waits for one listener of a microphone: the newest second. Older samples make room, so that a slow listener is late by a second at most and costs no memory.</summary>
internal sealed class SoundQueue(int sampleRate, long position)
{
    private readonly Lock _lock = new();
    private readonly float[] _ring = new float[sampleRate];
    private TaskCompletionSource _filled = New();
    private TaskCompletionSource _emptied = New();
    private long _written = position;
    private long _read = position;
    private Exception? _end;

    /// <summary>Ends when the listener has taken everything and asks for more.</summary>
    public Task Emptied
    {
        get
        {
            lock (_lock)
                return _emptied.Task;
        }
    }

    public void Write(ReadOnlySpan<float> samples)
    {
        lock (_lock)
        {
            if (samples.IsEmpty || _end is not null)
                return;
            var kept = samples[Math.Max(0, samples.Length - _ring.Length)..];
            _written += samples.Length;
            var at = (int)((_written - kept.Length) % _ring.Length);
            var first = Math.Min(kept.Length, _ring.Length - at);
            kept[..first].CopyTo(_ring.AsSpan(at));
            kept[first..].CopyTo(_ring);
            _read = Math.Max(_read, _written - _ring.Length);
            if (_emptied.Task.IsCompleted)
                _emptied = New();
            _filled.TrySetResult();
        }
    }

    /// <summary>Lets the listener take what waits, and then throws this at it.</summary>
    public void End(Exception reason)
    {
        lock (_lock)
        {
            _end = reason;
            _filled.TrySetResult();
            _emptied.TrySetResult();
        }
    }

    /// <summary>All that waits, once there is something.</summary>
    public async Task<SoundBlock> Read(CancellationToken stopped)
    {
        while (true)
        {
            Task filled;
            lock (_lock)
            {
                if (_read < _written)
                    return Take();
                if (_end is not null)
                    throw _end;
                if (_filled.Task.IsCompleted)
                    _filled = New();
                filled = _filled.Task;
                _emptied.TrySetResult();
            }

            await filled.WaitAsync(stopped).ConfigureAwait(false);
        }
    }

    private SoundBlock Take()
    {
        var samples = new float[_written - _read];
        var at = (int)(_read % _ring.Length);
        var first = Math.Min(samples.Length, _ring.Length - at);
        _ring.AsSpan(at, first).CopyTo(samples);
        _ring.AsSpan(0, samples.Length - first).CopyTo(samples.AsSpan(first));
        var block = new SoundBlock(samples, sampleRate, _read);
        _read = _written;
        return block;
    }

    // The listener goes on elsewhere, never inside the microphone's thread.
    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
