namespace MLKids.Learning.Training;

/// <summary>Samples the working set of the program ten times a second and keeps the largest.</summary>
internal sealed class MemoryMeter : IDisposable
{
    private readonly Timer _timer;
    private long _peak = Environment.WorkingSet;

    public MemoryMeter() => _timer = new Timer(_ => Sample(), null, 100, 100);

    /// <summary>Largest sample in MiB.</summary>
    public double PeakMB
    {
        get
        {
            Sample();
            return Math.Round(Interlocked.Read(ref _peak) / 1048576.0, 1);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Sample()
    {
        var now = Environment.WorkingSet;
        var before = Interlocked.Read(ref _peak);
        while (now > before)
        {
            var found = Interlocked.CompareExchange(ref _peak, now, before);
            if (found == before)
                break;
            before = found;
        }
    }
}
