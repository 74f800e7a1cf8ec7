namespace MLKids.Learning.Training;

/// <summary>Samples the working set of the program ten times a second and keeps the largest.</summary>
internal sealed class MemoryMeter : IDisposable
{
    private readonly Timer timer;
    private long peak = Environment.WorkingSet;

    public MemoryMeter() => timer = new Timer(_ => Sample(), null, 100, 100);

    /// <summary>Largest sample in MiB.</summary>
    public double PeakMB
    {
        get
        {
            Sample();
            return Math.Round(Interlocked.Read(ref peak) / 1048576.0, 1);
        }
    }

    public void Dispose() => timer.Dispose();

    private void Sample()
    {
        var now = Environment.WorkingSet;
        var before = Interlocked.Read(ref peak);
        while (now > before)
        {
            var found = Interlocked.CompareExchange(ref peak, now, before);
            if (found == before)
                break;
            before = found;
        }
    }
}
