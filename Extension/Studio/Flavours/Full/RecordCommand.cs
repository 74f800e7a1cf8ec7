using System.Runtime.InteropServices;
using MLKids.Learning.Featurizers.Sounds;
using NAudio;
using NAudio.Wave;

namespace MLKids.Studio.CommandLine;

/// <content>Full records through NAudio and Windows' wave functions.</content>
internal static partial class RecordCommand
{
    private const int BufferMilliseconds = 50;

    private static async partial Task<SoundClip> Record(TimeSpan length, Action started, CancellationToken stop)
    {
        if (!OperatingSystem.IsWindows())
            throw NoRecorder($"{RuntimeInformation.OSDescription}, where NAudio has no microphone");
        try
        {
            using var microphone = new WaveInEvent { WaveFormat = new WaveFormat(SoundClip.Rate, 16, 1), BufferMilliseconds = BufferMilliseconds };
            return SoundClip.FromSamples(await Listen(microphone, (int)(length.TotalSeconds * SoundClip.Rate), started, stop));
        }
        catch (Exception e) when (e is MmException or InvalidOperationException)
        {
            throw NoRecorder($"no microphone that can be opened ({e.Message})", e);
        }
    }

    private static async Task<float[]> Listen(WaveInEvent microphone, int wanted, Action started, CancellationToken stop)
    {
        var samples = new float[wanted];
        var heard = 0;
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        microphone.DataAvailable += (_, data) =>
        {
            foreach (var sample in MemoryMarshal.Cast<byte, short>(data.Buffer.AsSpan(0, data.BytesRecorded)))
                if (heard < wanted)
                    samples[heard++] = sample / 32768f;
            if (heard == wanted)
                ended.TrySetResult();
        };
        microphone.RecordingStopped += (_, last) =>
            ended.TrySetException(last.Exception ?? new InvalidOperationException("the microphone was taken away"));
        using var cancelled = stop.Register(() => ended.TrySetCanceled(stop));
        microphone.StartRecording();
        try
        {
            started();
            await ended.Task;
        }
        finally
        {
            microphone.StopRecording();
        }
        return samples;
    }
}
